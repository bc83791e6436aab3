// What the figures show, and the room that each of them has.
const frame = { x: 24, y: 22, width: 292, height: 170 };
const START = { left: -5, unit: frame.width / 10 };
const LARGEST = 2.5; // the height to which small differences are magnified

const ofNumbers = () => chosen.filter((one) => Object.hasOwn(FUNCTIONS, one));
const look = (i) => ({ color: `var(--figure-${(i % 4) + 1})`, dash: DASHES[(i + Math.floor(i / 4)) % 4] });
const every = (order) => () => ofNumbers().map((one, i) => ({ ...curveOf(one, order, defaults(one)), ...look(i) }));

// By which power of ten a difference is magnified, so that it can be seen beside others.
function factorOf(f) {
  const sizes = Array.from({ length: 321 }, (_, i) => Math.abs(f(i / 20 - 8))).filter(Number.isFinite);
  const largest = Math.max(...sizes);
  return largest > 0 && largest < LARGEST ? 10 ** Math.floor(Math.log10(LARGEST / largest)) : 1;
}

function differences() {
  const [first, ...others] = ofNumbers().map((one) => curveOf(one, 0, defaults(one)));
  return others.map((other, i) => {
    const f = (x) => other.f(x) - first.f(x);
    const factor = factorOf(f);
    const text = `${other.other} − ${first.other}`;
    return {
      f: (x) => factor * f(x),
      plain: f,
      breaks: [...first.breaks, ...other.breaks],
      label: factor > 1 ? `${factor} (${text})` : text,
      ...look(i + 1),
    };
  });
}

const FIGURES = [
  ['values', 'Values', every(0), -1.5],
  ['derivatives', 'Derivatives', every(1), -2.5],
  ['differences', 'Differences', differences, -frame.height / 2 / START.unit],
];
