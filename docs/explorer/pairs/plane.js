// The static figure with a point to drag, the line of its value, and lines of its own where a parameter is another.
const LEVELS = [-8, -4, -2, -1, -0.25, 0, 0.25, 1, 2, 4, 8];
let reach, lines;

const initial = () => ({ values: { ...usual }, x: [1, 2] });
const inputs = () => state.x;
const setInput = (i, value) => { state.x = state.x.map((each, k) => (k === i ? value : each)); };

const values = (a, b) => FUNCTIONS[name].map((f) => f(a, b, ...Object.values(state.values)));
const value = (a, b) => FUNCTIONS[name][0](a, b, ...Object.values(state.values));
const across = (a) => rounded(frame.x + (frame.width * (a - reach[0])) / (reach[1] - reach[0]));
const upwards = (b) => rounded(frame.y + (frame.height * (reach[1] - b)) / (reach[1] - reach[0]));
const toPlane = (a, b) => `${across(a)} ${upwards(b)}`;
const parametersOf = () => Object.entries(state.values).filter(([key, one]) => one !== usual[key]);

function prepare(still) {
  reach = start;
  const rect = still.querySelector('clipPath rect');
  frame = frameOf(rect);
  const { id } = rect.parentNode;
  drawn.svg = still.cloneNode(false);
  drawn.svg.classList.add('moving');
  drawn.svg.innerHTML = still.innerHTML.replaceAll(id, 'explored');
  drawn.ground = drawn.svg.firstElementChild;
  drawn.ground.removeAttribute('style');
  set(drawn.ground, 'fill', 'var(--color-background-primary)');
  // The lines of the static figure and their numbers, which are right for the defaults.
  lines = drawn.svg.querySelectorAll('g[clip-path], path[style*="stroke-width: 1.5"]');
  const inner = makeInner({ class: 'own' });
  const clipped = (attributes) => element('g', attributes, inner);
  drawn.levels = clipped({ fill: 'none', 'stroke-width': 1.5 });
  drawn.numbers = clipped({ 'font-size': 8.3, 'text-anchor': 'middle' });
  drawn.cross = clipped({ fill: 'none', stroke: 'currentColor', 'stroke-width': 0.7, 'stroke-dasharray': '2 2' });
  drawn.line = clipped({ fill: 'none', stroke: 'var(--figure-3)', 'stroke-width': 2.5 });
  drawn.point = clipped({ stroke: 'var(--color-background-primary)', 'stroke-width': 1.5, fill: 'var(--figure-3)' });
  drawn.hit = element('circle', { r: 14, fill: 'transparent', class: 'hit' }, clipped({}));
  letThePointBeDragged();
}

function draw() {
  const [a, b] = state.x;
  const [left, top] = [across(a), upwards(b)];
  const points = grid();
  if (drawn.grid !== points) drawLevels(points);
  const now = values(a, b);
  fill(drawn.cross, 'path', [{ d: `M${left} ${frame.y}v${frame.height}M${frame.x} ${top}h${frame.width}` }]);
  fill(drawn.line, 'path', [{ d: levelLine(points, now[0]).path }]);
  fill(drawn.point, 'circle', [{ cx: left, cy: top, r: 5 }]);
  set(drawn.hit, 'cx', left);
  set(drawn.hit, 'cy', top);
  shownCurves = [{ label: called() }];
  const said = [['a', a], ['b', b], [called(), now[0]], ['∂/∂a', now[1]], ['∂/∂b', now[2]]];
  const list = panel.querySelector('dl');
  said.forEach(([label, one], i) => {
    const [term, entry] = list.children[i].children;
    write(term, label);
    write(entry, shown(one));
  });
}

// The lines of equal value: those of the static figure, or for other parameters others.
function drawLevels(points) {
  drawn.grid = points;
  const isUsual = !parametersOf().length;
  for (const each of lines) set(each, 'display', isUsual ? 'inline' : 'none');
  const others = isUsual ? [] : LEVELS.map((level) => ({ level, ...levelLine(points, level) }));
  const color = (level) => `var(--figure-${level ? (level < 0 ? 2 : 1) : 'axis'})`;
  fill(drawn.levels, 'path', others.map(({ level, path }) => ({
    d: path, stroke: color(level), 'stroke-dasharray': level < 0 ? '5.55 2.4' : '',
  })));
  fill(drawn.numbers, 'text', readable(others).map(({ level, best }) => ({
    x: across(best[0]), y: upwards(best[1]), fill: color(level), text: withMinus(level),
  })));
}

// The lines whose numbers do not cover one another; those far from 0 come first.
function readable(each) {
  const kept = [];
  for (const one of each.filter(({ best }) => best).sort((p, q) => Math.abs(q.level) - Math.abs(p.level))) {
    const isFree = kept.every(({ best: [a, b] }) => Math.abs(across(a) - across(one.best[0])) > 22
      || Math.abs(upwards(b) - upwards(one.best[1])) > 9);
    if (isFree) kept.push(one);
  }
  return kept;
}

// As it is called in Python, where both inputs are the halves of an array.
const called = (slope = '') => `${name}${slope}(x${
  parametersOf().map(([key, one]) => `, ${key}=${pythonNumber(one)}`).join('')})`;

function letThePointBeDragged() {
  const { svg, hit } = drawn;
  const put = ({ clientX, clientY }) => {
    const { left, width, top } = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / width;
    const [x, y] = [(clientX - left) * scale - frame.x, (clientY - top) * scale - frame.y];
    const unit = (reach[1] - reach[0]) / frame.width;
    const places = [reach[0] + x * unit, reach[1] - y * unit];
    state.x = places.map((each) => between(Math.round(each * 20) / 20, ...reach));
    schedule();
  };
  let isTaken = false;
  hit.addEventListener('pointerdown', (event) => {
    isTaken = true;
    hit.setPointerCapture(event.pointerId);
  });
  hit.addEventListener('pointermove', (event) => isTaken && put(event));
  for (const end of ['pointerup', 'pointercancel']) hit.addEventListener(end, () => { isTaken = false; });
  svg.addEventListener('click', (event) => event.target !== hit && put(event));
}
