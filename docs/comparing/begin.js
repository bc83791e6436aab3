// The form, what is chosen, and what is drawn and said of it.
let chosen = [];
let values = {}; // of the parameters of each
const form = document.querySelector('form.compare');
const slot = document.querySelector('.compared');
const place = document.createElement('div');
const say = (text) => { form.querySelector('[role=status]').textContent = text; };
const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
const nameOf = (text) => (Object.hasOwn(DATA.names, plain(text)) ? DATA.names[plain(text)] : undefined);

place.innerHTML = `<div class="figures"></div><div class="said"></div>
  <form class="explorer" aria-label="Read and move"></form>
  <h2>Facts</h2><div class="facts"></div><h2>Code</h2>
  <p>In NumPy, right in the tails and without overflow; each is the code of the page, where it is tested.</p>
  <div class="codes"></div>`;
const [panel] = place.getElementsByTagName('form');
const figures = link(FIGURES, place.querySelector('.figures'), () => {
  showReading();
  writeAddress();
});
const showReading = readBelow(figures, panel, rowsAt, () => figures.every.slice(0, 2).flatMap((each) => each.read()));

function rowsAt(x) {
  const [values, slopes, apart] = figures.every.map((each) => each.read());
  const heads = [`x = ${shown(x)}`, 'f(x)', 'f′(x)', ...(apart.length ? [`difference to ${values[0].other}`] : [])];
  return [heads, ...values.map(({ f, other }, i) => [
    other, shown(f(x)), shown(slopes[i].f(x)), ...(apart.length ? [i ? shown(apart[i - 1].plain(x)) : ''] : []),
  ])];
}

function showChosen() {
  form.querySelector('ul').innerHTML = chosen.map((one) => `<li>${DATA.titles[one]} ${fieldsOf(one, values[one])}
    <button type="button" name="remove" value="${one}" aria-label="Remove ${DATA.titles[one]}">×</button></li>`)
    .join('');
  showComparison();
}

function showComparison() {
  const count = ofNumbers().length;
  slot.replaceChildren(...(chosen.length ? [place] : []));
  place.querySelector('.figures').hidden = !count;
  panel.hidden = !count;
  place.querySelector('#differences').hidden = count < 2;
  place.querySelector('.said').innerHTML = `${saidOfOthers()}<ul>${saidOfDifferences()}</ul>`;
  place.querySelector('.facts').innerHTML = tableOfFacts();
  place.querySelector('.codes').innerHTML = codes();
  figures.changed();
  writeAddress();
}

function choose(one) {
  chosen.push(one);
  values[one] = defaults(one);
}

// Takes a parameter, and says what was expected where it is not valid.
function setParameter(field) {
  const { of } = field.dataset;
  const taken = takenFrom(field);
  say(taken ? '' : `Expected ${intervals(of)}`);
  if (!taken) return;
  values[of] = taken;
  showComparison();
}

function add(field) {
  const one = nameOf(field.value);
  if (!one) say(`There is no activation ${field.value}`);
  else if (chosen.includes(one)) say(`${DATA.titles[one]} is there already`);
  else if (chosen.length === AT_ONCE) say(`No more than ${AT_ONCE} have room: remove one first`);
  else {
    choose(one);
    field.value = '';
    say(`${DATA.titles[one]} is shown`);
    showChosen();
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (form.elements.other.value) add(form.elements.other);
});
form.addEventListener('change', ({ target }) => target.name && target.value && add(target));
// A suggestion is taken at once.
form.addEventListener('input', ({ target, inputType }) => {
  if (target.dataset.key) setParameter(target);
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
place.addEventListener('click', ({ target }) => {
  if (target.name !== 'code') return;
  window.copyBy(target, 'Code', target.parentElement.nextElementSibling.textContent);
});
addEventListener('hashchange', readAddress);
readAddress();
showChosen();
