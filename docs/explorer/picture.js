// The figure that moves: drawn as the static one is. Elements are made once, and then changed.
const drawn = {};
let shownCurves = [];

function element(tag, attributes, parent) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent?.append(made);
  return made;
}

function makePicture(size) {
  drawn.size = size;
  drawn.svg = element('svg', { class: 'moving', tabindex: 0, role: 'application' });
  drawn.svg.setAttribute('aria-label', `${title}: arrow keys move the figure, + and - zoom, 0 resets it`);
  drawn.ground = element('path', { fill: 'var(--color-background-primary)' }, drawn.svg);
  const clipped = makeInner({ fill: 'none' });
  drawn.grid = element('path', { stroke: 'var(--figure-grid)', 'stroke-width': 0.5 }, clipped);
  drawn.axes = element('path', { stroke: 'var(--figure-axis)' }, clipped);
  drawn.curves = element('g', { 'stroke-width': 2 }, clipped);
  drawn.dots = element('g', {}, clipped);
  drawn.line = element('path', { stroke: 'currentColor', 'stroke-width': 0.7, 'stroke-dasharray': '2 2' }, clipped);
  drawn.read = element('g', {}, clipped);
  drawn.numbers = element('g', {}, drawn.svg);
  drawn.legend = element('g', {}, drawn.svg);
  return drawn.svg;
}

// What is clipped to the frame, as cheaply as it can be: by a picture within the picture.
function makeInner(attributes) {
  const viewBox = Object.values(frame).join(' ');
  return element('svg', { ...frame, viewBox, ...attributes }, drawn.svg);
}

// What stays as it is costs nothing, not even a look at the document, and neither does a text in which no element is
// new.
const kept = new WeakMap();

function set(node, key, value) {
  if (!kept.has(node)) kept.set(node, {});
  const own_ = kept.get(node);
  if (own_[key] === value) return;
  own_[key] = value;
  node.setAttribute(key, value);
}

function write(node, text) {
  if (!node.firstChild) node.append('');
  if (node.firstChild.data !== text) node.firstChild.data = text;
}

// Writes a number into a field that has another one: what stays as it is costs nothing.
function put(field, value) {
  if (field.value && Number(field.value) === value) return;
  field.value = value;
  if (field.ariaInvalid) field.removeAttribute('aria-invalid');
}

// Lets a group have so many elements, each with its attributes and text.
function fill(group, tag, contents) {
  while (group.childElementCount > contents.length) group.lastChild.remove();
  contents.forEach(({ text, ...attributes }, i) => {
    const each = group.children[i] ?? element(tag, {}, group);
    for (const [key, value] of Object.entries(attributes)) set(each, key, value);
    if (text) write(each, text);
  });
}

function fillDots(group, points) {
  fill(group, 'circle', points.filter(({ y }) => Number.isFinite(y)).map((point) => ({
    cx: toX(point.x), cy: toY(point.y), r: 2.5, stroke: point.color, fill: point.fill ?? point.color,
  })));
}

function drawFrame() {
  const { x, y, width, height } = frame;
  const [along, up] = [ticks(state.view.left, rightEdge()), ticks(state.view.bottom, topEdge())];
  const line = (at) => `M${toX(at)} ${y}v${height}`;
  const level = (at) => `M${x} ${toY(at)}h${width}`;
  drawn.grid.setAttribute('d', [...along.map(line), ...up.map(level)].join(''));
  drawn.axes.setAttribute('d', level(0) + line(0));
  const places = Math.max(0, -Math.floor(Math.log10(step()) + 1e-9));
  const text = (at) => withMinus((at || 0).toFixed(places));
  fill(drawn.numbers, 'text', [
    ...along.map((at) => ({ x: toX(at), y: y + height + 14.6, 'text-anchor': 'middle', text: text(at) })),
    ...up.map((at) => ({ x: x - 7, y: toY(at) + 3.8, 'text-anchor': 'end', text: text(at) })),
  ]);
}

function drawCurves() {
  shownCurves = curves();
  fill(drawn.curves, 'path', shownCurves.map((curve) => ({
    d: path(curve),
    stroke: curve.color,
    'stroke-dasharray': curve.dash,
    'stroke-linecap': curve.dash ? 'butt' : 'square',
  })));
  fillDots(drawn.dots, shownCurves.flatMap(dots));
  // An inset is that of the static figure, until another part or another function is seen.
  if (!drawn.inset) return;
  const isStatic = JSON.stringify({ ...state, x: null }) === JSON.stringify(initial());
  set(drawn.inset, 'display', isStatic ? 'inline' : 'none');
}

// One after the other, in lines, as in the static figure; where it needs more of them, the picture grows upwards. What
// is longer than a line goes on in the next one, without a sample of its own.
const LONG = 46;

function drawLegend() {
  const entries = shownCurves.flatMap(({ label, ...look_ }) => label.split(label.length > LONG ? /(?= − )/ : '\n')
    .map((text, i) => ({ text, ...look_, length: i ? 0 : 20 })));
  fill(drawn.legend, 'text', entries.map(({ text }) => ({ text })));
  const lengths = [...drawn.legend.children].map((text) => text.getComputedTextLength());
  const [across, down] = drawn.size;
  const places = [];
  let [x, line] = [9, 0];
  for (const length of lengths) {
    if (x > 9 && x + 28 + length > across) [x, line] = [9, line + 1];
    places.push([x, line]);
    x += length + 43;
  }
  const fitting = Math.floor((frame.y - 5) / 12.5); // lines that have room above the frame
  const first = 13.1 - 12.5 * Math.max(line + 1 - fitting, 0);
  const top = Math.min(first - 13.1, 0);
  fill(drawn.legend, 'text', places.map((place) => ({ x: rounded(place[0] + 28), y: first + 3.5 + 12.5 * place[1] })));
  drawn.samples ??= element('g', { fill: 'none', 'stroke-width': 2 }, drawn.svg);
  fill(drawn.samples, 'path', entries.map(({ color, dash, length }, i) => ({
    d: `M${rounded(places[i][0])} ${first + 12.5 * places[i][1]}h${length}`, stroke: color, 'stroke-dasharray': dash,
  })));
  drawn.svg.setAttribute('viewBox', `0 ${top} ${across} ${down - top}`);
  drawn.ground.setAttribute('d', `M0 ${top}h${across}V${down}H0z`);
}

// Returns the values at the place that is read.
function drawReading() {
  const { x } = state;
  const points = x === null ? [] : shownCurves.map(({ f, label, color }) => ({ x, y: f(x), label, color }));
  drawn.line.setAttribute('d', points.length ? `M${toX(x)} ${frame.y}v${frame.height}` : '');
  fillDots(drawn.read, points);
  return points;
}
