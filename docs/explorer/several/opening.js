// Opens the figure that moves in the place of the static one, which stays for paper, and closes it.
let name, title, usual, start, state, panel, frame;

window.explore = (button) => {
  const figure = button.closest('figure');
  if (!panel) begin(button.dataset, figure);
  const isOpen = figure.classList.toggle('explored');
  button.setAttribute('aria-expanded', isOpen);
  panel.hidden = !isOpen;
  if (isOpen) schedule();
  else writeAddress();
};

function begin(given, figure) {
  name = given.name;
  title = document.querySelector('h1').firstChild.data;
  start = given.start.split(' ').map(Number);
  const still = figure.querySelector('svg');
  prepare(still);
  usual = Object.fromEntries(Object.entries(PARAMETERS[name] ?? {}).map(([key, [value]]) => [key, value]));
  panel = document.createElement('form');
  panel.className = 'explorer';
  panel.setAttribute('aria-label', `Explore ${title}`);
  panel.innerHTML = `${controls()}${Object.entries(PARAMETERS[name] ?? {}).map(parameter).join('')}
    ${buttons('take', 'Take along', [['reset', 'Reset'], ...TAKEN])}
    <details><summary>Table of values</summary><div class="table-wrapper" tabindex="0" role="region"
    aria-label="Table of values"><table class="gain-table values"></table></div></details><p role="status"></p>`;
  still.after(drawn.svg);
  figure.closest('.first-screen').after(panel);
  panel.addEventListener('submit', (event) => event.preventDefault());
  panel.addEventListener('input', onChange);
  panel.addEventListener('click', onPress);
  panel.querySelector('details').addEventListener('toggle', fillValues);
  readAddress();
  addEventListener('hashchange', () => {
    if (!location.hash.includes('=')) return;
    readAddress();
    schedule();
  });
}

// What has changed is drawn with the next frame, once.
function schedule() {
  waiting.frame ??= requestAnimationFrame(() => {
    waiting.frame = null;
    draw();
    showFields();
    if (resting) return;
    clearTimeout(waiting.table);
    waiting.table = setTimeout(fillValues, 150);
    writeAddress();
  });
}

function onChange({ target }) {
  const { key } = target.dataset;
  if (target.type === 'range') untilRest(panel, schedule);
  if (!key) choose(target);
  else {
    const isValid = setNumber(key, target.value ? Number(target.value) : NaN);
    if (target.type === 'number') target.setAttribute('aria-invalid', !isValid);
    say(isValid ? '' : `Expected ${expected(key)}`);
  }
  schedule();
}

// Sets a number that has a slider, and says whether it is valid.
function setNumber(key, value) {
  if (key in usual) return setParameter(key, value);
  const isValid = Number.isFinite(value) && Math.abs(value) <= FAR;
  if (isValid) setInput(Number(key), value);
  return isValid;
}

const expected = (key) => (key in usual
  ? `${key} in ${withMinus(PARAMETERS[name][key][1])}` : `a number up to ±${FAR}`);

function onPress({ target }) {
  if (target.value === 'reset') {
    state = initial();
    say('Reset');
    schedule();
  } else if (target.name === 'take') takeAlong(target);
  else press(target);
}

// A slider with a field for a number; what a slider has no room for is shown at its end.
function field(key, label, most, step) {
  return `<div><label for="own-${key}">${label}</label>
    <input type="range" data-key="${key}" min="${-most}" max="${most}" step="${step}" aria-label="${label}">
    <input type="number" data-key="${key}" id="own-${key}" step="any"></div>`;
}

function showFields() {
  for (const each of panel.querySelectorAll('[data-key]')) {
    const { key } = each.dataset;
    const value = short(key in usual ? state.values[key] : inputs()[key]);
    if (each.type === 'range') {
      put(each, value);
      // The one that moves is heard at once.
      if (!resting || each === document.activeElement) set(each, 'aria-valuetext', `${withMinus(value)}, ${told(key)}`);
    } else if (each !== document.activeElement) put(each, value);
  }
}

// Rows of a table, each of a heading and cells; the first row has headings alone. Cells are made once.
function fillTable(table, rows) {
  const shape = rows.map((row) => row.length).join();
  if (table.dataset.shape !== shape) {
    const cells = (row, i) => row.map((_, j) => (i && j ? '<td></td>' : `<th scope="${i ? 'row' : 'col'}"></th>`));
    table.tBodies[0]?.remove();
    table.insertAdjacentHTML('beforeend', `<tbody>${rows.map((row, i) => `<tr>${cells(row, i).join('')}</tr>`).join('')}
      </tbody>`);
    table.dataset.shape = shape;
  }
  rows.forEach((row, i) => row.forEach((text, j) => write(table.rows[i].cells[j], text)));
}

function fillValues() {
  if (panel.querySelector('details').open) fillTable(panel.querySelector('.values'), valueRows());
}

const frameOf = (rect) => Object.fromEntries(
  ['x', 'y', 'width', 'height'].map((side) => [side, Number(rect.getAttribute(side))]),
);
const pythonNumber = (value) => (Number.isInteger(value) ? `${value}.0` : `${value}`);
const decimals = (value) => withMinus(Number(value.toFixed(3)));
