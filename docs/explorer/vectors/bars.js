// Bars of the scores and of what they become, drawn as the static figure draws them; others are below.
let pitch;

const WIDTH_OF_BAR = 0.6;

function prepare(still) {
  // What has no parameter of its own has a temperature, by which the scores are divided.
  PARAMETERS[name] ??= { temperature: [1, '(0, ∞)'] };
  const [first, second] = still.querySelectorAll('clipPath rect');
  frame = frameOf(first);
  pitch = Number(second.getAttribute('y')) - frame.y;
  drawn.size = still.getAttribute('viewBox').split(' ').slice(2).map(Number);
  drawn.svg = element('svg', { class: 'moving', role: 'img' });
  drawn.ground = element('path', { fill: 'var(--color-background-primary)' }, drawn.svg);
  drawn.bars = element('g', {}, drawn.svg);
  drawn.clip = element('clipPath', { id: 'explored' }, drawn.svg);
  drawn.levels = element('g', { stroke: 'var(--figure-axis)', 'clip-path': 'url(#explored)' }, drawn.svg);
  drawn.texts = element('g', {}, drawn.svg);
  drawn.hits = element('g', { class: 'hits', fill: 'transparent' }, drawn.svg);
  letBarsBeDragged();
}

// Those of an axis with bars, whose ends are beside them unless there are none on that side of 0.
function limitsOf(values) {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const beside = 0.2 * (high - low);
  return [low && low - beside, high && high + beside];
}

const together = (limits) => [Math.min(...limits.map(([low]) => low)), Math.max(...limits.map(([, high]) => high))];

// The panels from above, each with its title, values and limits; what is never negative has the same scale.
function panels() {
  const others = shownFunctions().map((other) => ({ label: called(other), values: result(other) }));
  const before = FUNCTIONS[name][0];
  const own = limitsOf(start.map((_, i) => before(start, i, ...Object.values(usual))));
  const isPositive = ({ values }) => values.every((value) => value >= 0);
  const positive = others.filter(isPositive).map(({ values }) => limitsOf(values));
  const shared = together(own[0] ? positive : [own, ...positive]);
  return [
    { label: 'x', values: state.x, limits: together([limitsOf(start), limitsOf(state.x)]) },
    ...others.map((each, i) => ({
      ...each, limits: isPositive(each) ? shared : together([limitsOf(each.values), ...(i ? [] : [own])]),
    })),
  ];
}

// The middle of a bar, and what is a unit of the axis along them.
function places(number) {
  const unit = frame.width / ((number - 1 + WIDTH_OF_BAR) * 1.1);
  const first = frame.x + frame.width / 2 - (unit * (number - 1)) / 2;
  return { unit, at: (i) => first + i * unit };
}

function draw() {
  const all = panels();
  const { unit, at } = places(state.x.length);
  const [bars, levels, texts] = [[], [], []];
  const [left, width] = [(unit * WIDTH_OF_BAR) / 2, rounded(unit * WIDTH_OF_BAR)];
  all.forEach(({ label, values, limits: [low, high] }, row) => {
    const top = frame.y + row * pitch;
    const height = (value) => top + (frame.height * (high - value)) / (high - low || 1);
    values.forEach((value, i) => {
      const [x, y] = [rounded(at(i) - left), height(value)];
      const d = `M${x} ${rounded(height(0))}h${width}V${rounded(y)}h${-width}z`;
      bars.push({ d, fill: `var(--figure-${row ? 2 : 1})` });
      const middle = { x: rounded(at(i)), 'text-anchor': 'middle' };
      texts.push({ ...middle, y: rounded(y + (value < 0 ? 9.55 : -4.4)), text: decimals(value) });
      texts.push({ ...middle, y: rounded(top + frame.height + 14.6), text: `${i + 1}` });
    });
    texts.push({ x: frame.x, y: rounded(top - 6), 'text-anchor': 'start', text: label });
    levels.push({ d: `M${frame.x} ${rounded(height(0))}h${frame.width}` });
  });
  fill(drawn.bars, 'path', bars);
  fill(drawn.clip, 'rect', all.map((_, row) => ({ ...frame, y: rounded(frame.y + row * pitch) })));
  fill(drawn.levels, 'path', levels);
  fill(drawn.texts, 'text', texts);
  fill(drawn.hits, 'rect', state.x.map((_, i) => ({
    x: rounded(at(i) - left), y: frame.y, width, height: frame.height,
  })));
  const [across, down] = drawn.size;
  const bottom = rounded(down + (all.length - 2) * pitch);
  set(drawn.svg, 'viewBox', `0 0 ${across} ${bottom}`);
  set(drawn.ground, 'd', `M0 0h${across}v${bottom}h${-across}z`);
  shownCurves = all;
  const described = all.map(({ label, values }) => `${label}: ${values.map(decimals).join(', ')}`);
  if (resting) return;
  set(drawn.svg, 'aria-label', `Bars. ${described.join('. ')}.`);
  showJacobian();
}

// A bar follows the pointer by the scale that there was where it was taken.
function letBarsBeDragged() {
  let taken = null;
  drawn.hits.addEventListener('pointerdown', (event) => {
    const i = [...drawn.hits.children].indexOf(event.target);
    const [low, high] = shownCurves[0].limits;
    const size = drawn.svg.getBoundingClientRect().width / drawn.size[0];
    taken = { i, from: event.clientY, value: state.x[i], unit: (frame.height * size) / (high - low || 1) };
    event.target.setPointerCapture(event.pointerId);
  });
  drawn.hits.addEventListener('pointermove', ({ clientY }) => {
    if (!taken) return;
    const value = taken.value + (taken.from - clientY) / taken.unit;
    setInput(taken.i, between(Math.round(value * 20) / 20, -FAR, FAR));
    schedule();
  });
  for (const end of ['pointerup', 'pointercancel']) drawn.hits.addEventListener(end, () => { taken = null; });
}
