// The state stands in the address, behind #, and is read from there.
const AT_ONCE = 8;
let waiting;

function address() {
  const [{ state: { view, x }, right }] = figures.every;
  const isMoved = figures.every.some(({ state: { view: now } }, i) => (
    now.left !== START.left || now.unit !== START.unit || now.bottom !== FIGURES[i][3]
  ));
  const bottoms = figures.every.map((figure) => figure.state.view.bottom);
  const parts = [
    ['with', chosen.join(' ')],
    ...chosen.flatMap((one) => changedOf(one, values[one]).map(([key, value]) => [`${one}.${key}`, value])),
    ['view', isMoved ? [view.left, right(), ...bottoms].map(short).join(' ') : ''],
    ['x', x ?? ''],
  ];
  return `#${new URLSearchParams(parts.filter(([, value]) => value !== ''))}`;
}

// An address that has just been given is read, not written over.
let known = location.hash;

function writeAddress() {
  clearTimeout(waiting);
  if (!chosen.length && !location.hash.includes('=')) return;
  waiting = setTimeout(() => {
    if (location.hash !== known) return;
    history.replaceState(null, '', chosen.length ? address() : location.pathname);
    known = location.hash;
  }, 250);
}

function readAddress() {
  known = location.hash;
  if (!location.hash.includes('=')) return;
  chosen = [];
  values = {};
  figures.reset();
  const unknown = notTaken([...new URLSearchParams(location.hash.slice(1))]);
  say(unknown.length ? `Not understood in the address: ${unknown.join(', ')}` : '');
  showChosen();
}

// Takes a part of an address, and says whether all of it is understood.
function take(key, text) {
  const words = text.split(' ').filter(Boolean);
  const numbers = words.map(Number);
  const areFinite = numbers.length && numbers.every(Number.isFinite);
  if (key === 'with') {
    const names = [...new Set(words.map(nameOf).filter(Boolean))].slice(0, AT_ONCE);
    names.filter((one) => !chosen.includes(one)).forEach(choose);
    return chosen.length === words.length;
  }
  const [one, parameter] = key.split('.');
  if (chosen.includes(one) && parameter in values[one]) {
    const given = { ...values[one], [parameter]: numbers[0] };
    if (!isValid(one, given)) return false;
    values[one] = given;
  } else if (key === 'x' && areFinite) figures.every.forEach((figure) => { [figure.state.x] = numbers; });
  else if (key === 'view' && areFinite && numbers.length === 5 && numbers[0] < numbers[1]) {
    figures.every.forEach((figure, i) => figure.show(numbers[0], numbers[1], numbers[i + 2]));
  } else return false;
  return true;
}
