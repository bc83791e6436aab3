// What is below the figure: values, parameters, curves, and what else can be done.
const HINT = 'none yet';

function parameter([key, [value, interval]]) {
  const far = Math.max(3, Math.ceil(2 * Math.abs(value)));
  const [low, high] = ends(interval, {}).map((end) => (Number.isNaN(end) ? Infinity : end));
  const least = low > -Infinity && low < Infinity ? low + (interval[0] === '(' ? 0.01 : 0) : -far;
  return `<div><label for="own-${key}">${key}</label>
    <input type="range" data-key="${key}" min="${least}" max="${Math.min(high, far)}" step="0.01" aria-label="${key}">
    <input type="number" data-key="${key}" id="own-${key}" step="any" aria-describedby="valid-${key}">
    <span id="valid-${key}">in ${withMinus(interval)}</span></div>`;
}

function makePanel() {
  const form = document.createElement('form');
  form.className = 'explorer';
  form.setAttribute('aria-label', `Explore ${title}`);
  const orders = own.map((_, order) => `<label><input type="checkbox" name="order" value="${order}">
    ${name}${PRIMES[order]}(x)</label>`);
  const others = Object.keys(FUNCTIONS).filter(isOther).map((other) => `<option>${other}</option>`);
  form.innerHTML = `<label class="at">Values at x <input type="range" name="x"></label><dl></dl>
    ${Object.entries(PARAMETERS[name] ?? {}).map(parameter).join('')}
    <div role="group" aria-label="Curves">${orders.join('')}</div>
    <div><label>Compare with <input name="other" list="others" autocomplete="off" spellcheck="false"></label>
    <datalist id="others">${others.join('')}</datalist><ul aria-label="Compared"></ul></div>
    ${buttons('view', 'View', VIEWS)}${buttons('take', 'Take along', TAKEN)}
    <details><summary>Table of values</summary>
    <div class="table-wrapper" tabindex="0" role="region" aria-label="Table of values"><table class="gain-table"><thead>
    </thead><tbody></tbody></table></div></details><p role="status"></p>`;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', onInput);
  form.addEventListener('change', ({ target }) => target.name === 'other' && target.value && addOther(target));
  form.addEventListener('click', onClick);
  form.querySelector('details').addEventListener('toggle', fillTable);
  return form;
}

const say = (text) => { panel.querySelector('[role=status]').textContent = text; };

// Sets a parameter if all of them are then valid, and says whether they are.
function setParameter(key, value) {
  const values = { ...state.values, [key]: value };
  const areValid = isValid(name, values);
  if (areValid) state.values = values;
  return areValid;
}

function onInput({ target }) {
  const { key } = target.dataset;
  if (target.type === 'range') untilRest(panel, () => schedule('values'));
  if (key) {
    const areValid = setParameter(key, target.value ? Number(target.value) : NaN);
    if (target.type === 'number') target.setAttribute('aria-invalid', !areValid);
    say(areValid ? '' : `Expected ${intervals(name)}`);
    schedule('values');
  } else if (target.name === 'x') {
    state.x = Number(target.value);
    schedule('reading');
  } else if (target.type === 'checkbox') {
    state.orders = [...panel.querySelectorAll('[name=order]:checked')].map((box) => Number(box.value));
    state.minus = panel.querySelector('[name=minus]:checked')?.value ?? '';
    if (target.name === 'minus') state.minus = target.checked ? target.value : '';
    schedule('curves');
  } else if (isOther(target.value)) addOther(target);
}

function addOther(field) {
  const other = field.value.trim();
  if (!isOther(other)) {
    say(`There is no other activation ${other}`);
    return;
  }
  // The latest ones stay.
  state.others = [...state.others.filter((each) => each !== other), other].slice(-MOST);
  if (!state.others.includes(state.minus)) state.minus = '';
  field.value = '';
  say(`${other} is shown`);
  schedule('curves');
}

function onClick({ target }) {
  const { name: kind, value } = target;
  if (kind === 'view') look(value);
  else if (kind === 'take') takeAlong(target);
  else if (kind === 'remove') {
    state.others = state.others.filter((other) => other !== value);
    if (state.minus === value) state.minus = '';
    panel.elements.other.focus();
    schedule('curves');
  }
}
