// The form, what is given in it, and what is drawn and said of that.
const form = document.querySelector('form.checking');
const { given: field, of: which, order: orders } = form.elements;
const box = form.querySelector('.parameters');
const slot = document.querySelector('.checked');
const place = document.createElement('div');
const LONGEST = 2000; // of what the address keeps
let waiting;
let own = {}; // values of the parameters of the activation that is chosen
let found; // what is drawn: what has been given, and the activation

place.innerHTML = '<div class="figures"></div><form class="explorer" aria-label="Read and move"></form>';
const figures = link([
  ['given', 'Yours, and the right one', bothCurves, -1.5],
  ['error', 'The difference', errorCurve, -frame.height / 2 / START.unit],
], place.querySelector('.figures'), () => showReading(), TAKEN.filter(([what]) => what !== 'python'));
const showReading = readBelow(figures, place.querySelector('form'), rowsAt, () => (
  figures.every.flatMap((each) => each.read()).filter(({ points }) => !points)
));

function right() {
  return curveOf(found.one, found.order, meantOf(found.one));
}

function bothCurves() {
  if (!found) return [];
  const own = found.given.points
    ? { points: found.given.points.filter(thinned), f: () => NaN } : { f: found.given.f };
  return [
    { ...right(), color: 'var(--figure-1)', dash: '' },
    { breaks: right().breaks, ...own, label: 'yours', color: 'var(--figure-2)', dash: DASHES[1] },
  ];
}

// So many points are drawn at most.
const thinned = (_, i, all) => i % Math.ceil(all.length / 500) === 0;

function errorCurve() {
  if (!found) return [];
  const { f, breaks } = right();
  const { points } = found.given;
  const own = points ? (x) => points.reduce((one, other) => (
    Math.abs(other[0] - x) < Math.abs(one[0] - x) ? other : one))[1] : found.given.f;
  const look = { breaks, color: 'var(--figure-4)', dash: DASHES[3] };
  if (!points) return [{ ...magnified((x) => own(x) - f(x), 'yours − right'), ...look }];
  const apart_ = points.filter(thinned).map(([x, y]) => [x, y - f(x)]);
  const { f: larger, label } = magnified((x) => (apart_.find(([at]) => Math.abs(at - x) < 0.03) ?? [0, 0])[1],
    'yours − right');
  const factor = larger(apart_[0][0]) / apart_[0][1] || 1;
  return [{ ...look, f: () => NaN, label, points: apart_.map(([x, y]) => [x, factor * y]) }];
}

function rowsAt(x) {
  if (!found) return [];
  const { f } = right();
  const { points } = found.given;
  if (points) return [[`x = ${shown(x)}`, 'right'], [found.one, shown(f(x))]];
  const own = found.given.f(x);
  return [[`x = ${shown(x)}`, 'right', 'yours', 'difference'], [found.one, shown(f(x)), shown(own), shown(own - f(x))]];
}

// The values of the parameters that are meant: those that are given, else the defaults.
const meantOf = (one) => ({ ...defaults(one), ...(one === nameOf(which.value) ? own : {}) });

// Shows fields for the parameters of the activation that is chosen.
function showParameters() {
  const one = nameOf(which.value) ?? '';
  if (box.dataset.of === one) return;
  own = {};
  box.dataset.of = one;
  box.innerHTML = one && fieldsOf(one, defaults(one));
}

const nameOf = (text) => (Object.hasOwn(DATA.names, plain(text)) ? DATA.names[plain(text)] : undefined);

function check() {
  showParameters();
  const text = field.value;
  const one = nameOf(which.value);
  const result = form.nextElementSibling;
  field.setAttribute('aria-invalid', false);
  which.setAttribute('aria-invalid', Boolean(which.value && !one));
  found = undefined;
  if (!text.trim()) result.innerHTML = '';
  else if (box.querySelector('[aria-invalid=true]')) result.innerHTML = paragraph(`Expected ${intervals(one)}.`);
  else if (which.value && !one) {
    const kind = DATA.others[plain(which.value)];
    result.innerHTML = paragraph(kind ? `${escaped(which.value)} is a function of ${kind}, and values of one number
      cannot be held against it.` : `There is no activation ${escaped(which.value)}.`);
  } else {
    try {
      result.innerHTML = checked(text, one);
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      field.setAttribute('aria-invalid', true);
      result.innerHTML = saidOfMisreading(error, text);
    }
  }
  slot.replaceChildren(...(found ? [place] : []));
  if (found) figures.changed();
  writeAddress();
}

function checked(text, one) {
  const given = givenIn(text, one);
  let target = { one, order: Number(orders.value) };
  if (!one) target = meant(samplesOf(given, []), target.order);
  found = { given, ...target };
  return saidOfGiven(given, target, Boolean(one));
}

function givenIn(text, one) {
  if (arePasted(text)) return { points: readPasted(text) };
  const values = one ? meantOf(one) : {};
  const { f, used } = read(text, values);
  return { of: f, used, f: (x) => f({ x, ...values }) };
}

function address() {
  const one = nameOf(which.value);
  const parts = [['of', which.value], ['order', orders.value === '0' ? '' : orders.value]];
  if (one) parts.push(...changedOf(one, meantOf(one)));
  if (field.value.length <= LONGEST) parts.push(['given', field.value]);
  const hash = new URLSearchParams(parts.filter(([, value]) => value !== '')).toString();
  return hash && `#${hash}`;
}

function writeAddress() {
  const hash = address();
  if (hash || location.hash.includes('=')) history.replaceState(null, '', hash || location.pathname);
}

function readAddress() {
  if (!location.hash.includes('=')) return;
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const control of [field, which]) control.value = parts.get(control.name) ?? '';
  orders.value = parts.get('order') === '1' ? '1' : '0';
  box.dataset.of = '-';
  showParameters();
  const fields = [...box.querySelectorAll('[data-key]')];
  for (const each of fields) each.value = parts.get(each.dataset.key) ?? each.value;
  if (fields.length) own = takenFrom(fields[0]) ?? own;
  const known = ['given', 'of', 'order', ...fields.map(({ dataset }) => dataset.key)];
  const unknown = [...parts.keys()].filter((key) => !known.includes(key)).map(escaped);
  check();
  if (!unknown.length) return;
  const told = `Not understood in the address: ${unknown.join(', ')}`;
  form.nextElementSibling.insertAdjacentHTML('afterbegin', paragraph(told));
}

form.addEventListener('input', ({ target }) => {
  if (target.dataset.key) own = takenFrom(target) ?? own;
  clearTimeout(waiting);
  waiting = setTimeout(check, 200);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  check();
});
form.addEventListener('reset', () => setTimeout(check));
form.querySelector('[name=link]').addEventListener('click', ({ target }) => {
  check();
  window.copyBy(target, 'link', location.href);
});
addEventListener('hashchange', readAddress);
readAddress();
