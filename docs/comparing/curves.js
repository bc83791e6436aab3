// What the figures show.
const isOfNumbers = (one) => DATA.kinds[one] === 'one number';
const ofNumbers = () => chosen.filter(isOfNumbers);
const look = (i) => ({ color: `var(--figure-${(i % 4) + 1})`, dash: DASHES[(i + Math.floor(i / 4)) % 4] });
const every = (order) => () => ofNumbers().map((one, i) => ({
  ...labelled(curveOf(one, order, values[one])), ...look(i),
}));

function differences() {
  const [first, ...others] = ofNumbers().map((one) => curveOf(one, 0, values[one]));
  return others.map((other, i) => {
    const f = (x) => other.f(x) - first.f(x);
    return {
      ...magnified(f, [other, first].map(named).join(' − ')),
      plain: f,
      minus: [other, first],
      breaks: [...first.breaks, ...other.breaks],
      ...look(i + 1),
    };
  });
}

const FIGURES = [
  ['values', 'Values', every(0), -1.5],
  ['derivatives', 'Derivatives', every(1), -2.5],
  ['differences', 'Differences', differences, -frame.height / 2 / START.unit],
];
