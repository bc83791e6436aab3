// The form, what is chosen, and what is drawn and said of it.
let chosen = [];
let isDue = false;
const form = document.querySelector('form.compare');
const place = document.querySelector('.compared');
const say = (text) => { form.querySelector('[role=status]').textContent = text; };
const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
const nameOf = (text) => (Object.hasOwn(DATA.names, plain(text)) ? DATA.names[plain(text)] : undefined);

place.innerHTML = `<div class="figures">${FIGURES.map(([id, title]) => `<figure class="figure explored" id="${id}">
    <figcaption>${title}</figcaption></figure>`).join('')}</div>
  <div class="said"></div>
  <form class="explorer" aria-label="Read and move">
  <label class="at">Values at x <input type="range" name="x"></label><div class="reading"></div>
  ${buttons('view', 'View', VIEWS)}
  <details><summary>Table of values</summary><div class="table-wrapper" tabindex="0" role="region"
    aria-label="Table of values"><table class="gain-table"></table></div></details></form>
  <h2>Facts</h2><div class="facts"></div><h2>Code</h2>
  <p>In NumPy, right in the tails and without overflow; each is the code of the page, where it is tested.</p>
  <div class="codes"></div>`;
const [panel] = place.getElementsByTagName('form');
const figures = FIGURES.map(([id, title, curves, bottom]) => makeFigure({
  name: id, title, frame, curves, changed, size: [0, 0, 324, 214], start: { ...START, bottom }, say: reset,
}));
figures.forEach(({ svg }, i) => place.querySelectorAll('figure')[i].prepend(svg));

// What has changed is drawn with the next frame, in all figures.
function changed(figure) {
  for (const other of figures) if (other !== figure) other.follow(figure.state);
  if (isDue || !chosen.length) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    for (const each of figures) each.draw();
    showReading();
    fillTable();
    writeAddress();
  });
}

function reset() {
  for (const figure of figures) figure.reset();
}

function showReading() {
  const [first] = figures;
  const { x } = first.state;
  const [values, slopes, apart] = figures.map((each) => each.read());
  const field = panel.elements.x;
  const [least, distance] = [first.state.view.left, first.fine()];
  [field.min, field.max, field.step] = [Math.ceil(least / distance) * distance, first.right(), distance].map(short);
  if (document.activeElement !== field) field.value = x ?? (least + first.right()) / 2;
  const cells = values.map(({ f, other }, i) => [other, f(x), slopes[i].f(x), i ? apart[i - 1].plain(x) : NaN]);
  const said = cells.map(([one, y, slope]) => `${one}(x) = ${shown(y)}, ${one}′(x) = ${shown(slope)}`);
  field.setAttribute('aria-valuetext', x === null ? 'none yet' : `x = ${shown(x)}, ${said.join(', ')}`);
  panel.querySelector('.reading').innerHTML = x === null ? '' : `<table class="gain-table"><thead><tr>
    <th scope="col">x = ${shown(x)}</th><th scope="col">f(x)</th><th scope="col">f′(x)</th>
    ${cells.length > 1 ? `<th scope="col">Difference to ${cells[0][0]}</th>` : ''}</tr></thead>
    <tbody>${cells.map(([one, y, slope, difference], i) => `<tr><th scope="row">${one}</th><td>${shown(y)}</td>
      <td>${shown(slope)}</td>${i ? `<td>${shown(difference)}</td>` : ''}</tr>`).join('')}</tbody></table>`;
}

function fillTable() {
  if (!panel.querySelector('details').open) return;
  const shownCurves = figures.slice(0, 2).flatMap((each) => each.read());
  panel.querySelector('details table').innerHTML = `<thead><tr><th scope="col">x</th>
    ${shownCurves.map(({ label }) => `<th scope="col">${label}</th>`).join('')}</tr></thead>
    <tbody>${figures[0].ticks().map((x) => `<tr><th scope="row">${shown(x)}</th>
      ${shownCurves.map(({ f }) => `<td>${shown(f(x))}</td>`).join('')}</tr>`).join('')}</tbody>`;
}

function showChosen() {
  form.querySelector('ul').innerHTML = chosen.map((one) => `<li>${DATA.titles[one]}
    <button type="button" name="remove" value="${one}" aria-label="Remove ${DATA.titles[one]}">×</button></li>`).join('');
  const count = ofNumbers().length;
  place.hidden = !chosen.length;
  place.querySelector('.figures').hidden = !count;
  panel.hidden = !count;
  place.querySelector('#differences').hidden = count < 2;
  place.querySelector('.said').innerHTML = `${saidOfOthers()}<ul>${saidOfDifferences()}</ul>`;
  place.querySelector('.facts').innerHTML = tableOfFacts();
  place.querySelector('.codes').innerHTML = codes();
  changed(figures[0]);
  writeAddress();
}

function add(field) {
  const one = nameOf(field.value);
  if (!one) say(`There is no activation ${field.value}`);
  else if (chosen.includes(one)) say(`${DATA.titles[one]} is there already`);
  else if (chosen.length === AT_ONCE) say(`No more than ${AT_ONCE} have room: remove one first`);
  else {
    chosen.push(one);
    field.value = '';
    say(`${DATA.titles[one]} is shown`);
    showChosen();
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (form.elements.other.value) add(form.elements.other);
});
form.addEventListener('change', ({ target }) => target.value && add(target));
// A suggestion is taken at once.
form.addEventListener('input', ({ target, inputType }) => {
  const isTaken = !inputType || inputType === 'insertReplacementText';
  if (isTaken && Object.hasOwn(DATA.titles, target.value)) add(target);
});
form.addEventListener('click', ({ target: { name, value } }) => {
  if (name === 'remove') {
    chosen = chosen.filter((one) => one !== value);
    form.elements.other.focus();
  } else if (name === 'none') chosen = [];
  else return;
  say('');
  showChosen();
});
form.querySelector('[name=link]').addEventListener('click', ({ target }) => {
  window.copyBy(target, 'link', location.href.replace(/#.*/, '') + (chosen.length ? address() : ''));
});
panel.addEventListener('submit', (event) => event.preventDefault());
panel.elements.x.addEventListener('input', ({ target }) => {
  figures[0].state.x = Number(target.value);
  changed(figures[0]);
});
panel.addEventListener('click', ({ target: { name, value } }) => {
  if (name !== 'view') return;
  const moved = ['up', 'down'].includes(value) ? figures : figures.slice(0, 1);
  for (const figure of moved) figure.look(value);
});
panel.querySelector('details').addEventListener('toggle', fillTable);
place.addEventListener('click', ({ target }) => {
  if (target.name !== 'code') return;
  window.copyBy(target, 'Code', target.parentElement.nextElementSibling.textContent);
});
addEventListener('hashchange', readAddress);
readAddress();
showChosen();
// Names in the legend take the room that they need in the font of the figures.
document.fonts.ready.then(() => changed(figures[0]));
