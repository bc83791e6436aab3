// What is below the figure of a function of a vector.
const DIGITS_BELOW = '₀₁₂₃₄₅₆₇₈₉';
const subscript = (number) => [...String(number)].map((digit) => DIGITS_BELOW[digit]).join('');

function controls() {
  const others = Object.keys(FUNCTIONS).filter((other) => other !== name);
  const boxes = others.map((other) => `<label><input type="checkbox" name="beside" value="${other}"> ${other}</label>`);
  const seed = `<div class="draws"><label>Noise by the seed <input type="number" name="seed" min="0" step="1"></label>
    <button type="button" name="draw" value="1">Draw again</button>
    <button type="button" name="draw" value="">Without noise</button></div>`;
  return `<div class="scores" role="group" aria-label="Scores"></div>
    <div><button type="button" name="length" value="1">Add a score</button>
    <button type="button" name="length" value="-1">Remove the last</button></div>${name === DRAWS ? seed : ''}
    <div role="group" aria-label="Side by side">${boxes.join('')}</div>
    <div class="table-wrapper" tabindex="0" role="region" aria-label="Jacobian"><table class="gain-table jacobian">
    <caption></caption></table></div>`;
}

// The sliders of the scores, which become more and fewer.
function showScores() {
  const box = panel.querySelector('.scores');
  if (box.childElementCount === state.x.length) return;
  box.innerHTML = state.x.map((_, i) => field(i, `x${subscript(i + 1)}`, 10, 0.05)).join('');
}

function choose({ name: kind, value }) {
  if (kind === 'beside') state.beside = [...panel.querySelectorAll('[name=beside]:checked')].map((box) => box.value);
  else if (kind === 'seed') take('seed', value);
}

function press({ name: kind, value }) {
  if (kind === 'length') {
    const number = state.x.length + Number(value);
    if (number < 2 || number > MOST_SCORES) {
      say(`Expected 2 to ${MOST_SCORES} scores`);
      return;
    }
    state.x = value > 0 ? [...state.x, 0] : state.x.slice(0, -1);
    say(`${number} scores`);
    schedule();
  } else if (kind === 'draw') {
    state.seed = value ? (state.seed ?? -1) + 1 : null;
    say(value ? `Noise by the seed ${state.seed}` : 'Without noise');
    schedule();
  }
}

// What is said of a slider: the results that follow.
function told(key) {
  const [, { label, values }] = shownCurves;
  return key in usual ? `${label} = ${values.map(decimals).join(', ')}` : `${label}${subscript(Number(key) + 1)} = ${
    decimals(values[key])}`;
}

function showJacobian() {
  showScores();
  for (const box of panel.querySelectorAll('[name=beside]')) box.checked = state.beside.includes(box.value);
  const { seed } = panel.elements;
  if (seed && seed !== document.activeElement) seed.value = state.seed ?? '';
  const table = panel.querySelector('.jacobian');
  write(table.caption, `Jacobian of ${called(name)}: result i by score j`);
  const entries = jacobian();
  fillTable(table, [
    ['i, j', ...entries.map((_, j) => `${j + 1}`)], ...entries.map((row, i) => [`${i + 1}`, ...row.map(decimals)]),
  ]);
  const largest = Math.max(...entries.flat().map(Math.abs)) || 1;
  entries.forEach((row, i) => row.forEach((value, j) => {
    const share = Math.round((40 * Math.abs(value)) / largest);
    const color = `color-mix(in srgb, var(--figure-${value < 0 ? 2 : 1}) ${share}%, transparent)`;
    table.rows[i + 1].cells[j + 1].style.background = color;
  }));
}

const valueRows = () => [
  ['i', ...shownCurves.map(({ label }) => label)],
  ...state.x.map((_, i) => [`${i + 1}`, ...shownCurves.map(({ values }) => shown(values[i]))]),
];
