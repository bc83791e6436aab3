// What is said of what has been given: how far it is from the right one, where, and what the likely mistake is.
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const paragraph = (text) => `<p>${text}</p>`;
const saidOfMistake = (said) => (said ? paragraph(`<strong>Likely mistake:</strong> ${said}`) : '');
const listed = (names) => names.map(ofPage).join(' and ');

function saidOfMisreading({ message, at, length }, text) {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(start).split('\n')[0];
  const [before, marked] = [line.slice(0, at - start), line.slice(at - start, at - start + length)];
  const shownLine = length ? `<pre tabindex="0">${escaped(before)}<mark>${escaped(marked)}</mark>${
    escaped(line.slice(before.length + marked.length))}</pre>` : '';
  return `${paragraph(`<strong>Not understood.</strong> ${escaped(message)}.`)}${shownLine}`;
}

// In this order: the simplest mistakes first.
const SEARCHES = [
  (...about) => changedBy(...about, SIGNS_OF_IT), saidOfParameters, (...about) => changedBy(...about, CHANGES),
  ofOtherOrder,
];

// The activation that is meant if none is chosen, and what has been found of it on the way.
function meant(samples, order) {
  const same = Object.keys(FUNCTIONS).filter((one) => agrees(samples, rightOf(one, order)));
  // One that breaks at the edge of what is compared does so for another reason.
  const breaksWithin = (one) => curveOf(one, order, meantOf(one)).breaks.every((x) => Math.abs(x) < NEAR);
  if (same.length) return { one: same.find(breaksWithin) ?? same[0], order };
  const mistake = circulating(samples, '', order);
  if (mistake) return mistake;
  for (const search of SEARCHES) {
    for (const one of Object.keys(FUNCTIONS)) {
      const said = search(samples, one, order);
      if (said) return { one, order, said };
    }
  }
  const distances = Object.keys(FUNCTIONS).map((one) => {
    const { worst } = differing(samples, rightOf(one, order));
    return { one, order, far: Number.isNaN(worst.error) ? Infinity : worst.error };
  });
  return distances.sort((one, other) => one.far - other.far)[0];
}

function likely(samples, one, order) {
  const mistake = circulating(samples, one, order);
  if (mistake) return mistake.said;
  const same = order ? [] : others(samples, one);
  if (same.length) return `this is another function, ${listed(same)}.`;
  const elsewhere = DATA.near[one].map((near) => circulating(samples, near, order)).find(Boolean);
  if (elsewhere) return elsewhere.said;
  for (const search of SEARCHES) {
    const said = search(samples, one, order);
    if (said) return said;
  }
  return constantly(samples, rightOf(one, order));
}

// A difference or a quotient that is everywhere the same.
function constantly(samples, f) {
  const finite = samples.filter(({ x, y }) => Number.isFinite(f(x)) && Number.isFinite(y));
  if (finite.length < 3) return '';
  const most = finite.reduce((one, other) => (Math.abs(f(other.x)) > Math.abs(f(one.x)) ? other : one));
  const [by, times] = [most.y - f(most.x), most.y / f(most.x)];
  if (by && agrees(samples, (x) => f(x) + by)) {
    return `everywhere it is ${shown(Math.abs(by))} too ${by > 0 ? 'large' : 'small'}.`;
  }
  const isMultiple = times !== 1 && agrees(samples, (x) => times * f(x));
  return isMultiple ? `everywhere it is ${shown(times)} times the right one.` : '';
}

// The single points at which alone something differs, if these are all.
function singlePoints(wrong) {
  const points = wrong.filter(({ x }, i) => !i || x - wrong[i - 1].x > 1e-5);
  const isWide = wrong.some(({ x }) => points.every((point) => Math.abs(point.x - x) > 1e-5));
  return isWide || points.length > 4 ? undefined : points;
}

// On which sides it agrees, where that begins at a kink or at 0.
function rightSide(wrong, samples, breaks) {
  const ends_ = [0, ...breaks];
  const near = (x) => ends_.find((end) => Math.abs(x - end) < 0.006);
  const [low, high] = [near(wrong[0].x), near(wrong[wrong.length - 1].x)];
  const first = samples[0].x;
  const last = samples[samples.length - 1].x;
  const sides = [
    low !== undefined && first < low && `where x < ${shown(low)}`,
    high !== undefined && last > high && `where x > ${shown(high)}`,
  ].filter(Boolean);
  return sides.length ? ` It agrees ${sides.join(' and ')}.` : '';
}

function saidOfGiven(given, { one, order, said: known }, isChosen) {
  const { breaks } = curveOf(one, order, meantOf(one));
  const f = rightOf(one, order);
  const samples = samplesOf(given, breaks);
  const { wrong, worst } = differing(samples, f);
  const name = `${ofPage(one)}${order ? ', its derivative' : ''}`;
  const among = given.points ? `among ${given.points.length} values` : 'on [−10, 10]';
  if (!wrong.length) {
    const same = `It is ${name}: ${among} there is no difference beyond rounding.`;
    return paragraph(`<strong>Right.</strong> ${same}`) + saidOfValues(given, one, order) + saidOfOverflow(given, f);
  }
  const points = given.points ? undefined : singlePoints(wrong);
  if (points) {
    const off = points.map(({ x, y }) => `at ${shown(x)} yours is ${shown(y)}, and here it is ${shown(f(x))}`);
    const mistake = circulating(samples, one, order);
    const isKink = points.every(({ x }) => breaks.some((at) => Math.abs(at - x) < 1e-5));
    const places = points.map(({ x }) => shown(x)).join(' and ');
    return paragraph(`<strong>Right, except at ${places}.</strong> It is ${name}; ${off.join(', ')}.${
      isKink ? ' Where a curve breaks, either side may be taken.' : ''}`) + saidOfMistake(mistake?.said);
  }
  const most = given.points || Number.isNaN(worst.error) ? worst : refined(samples, given.f, f);
  const isMirrored = most.x && Math.abs(apart(given.f?.(-most.x), f(-most.x)) - most.error) < 1e-9 * most.error;
  const where = `${isMirrored ? '±' : ''}${shown(isMirrored ? Math.abs(most.x) : most.x)}`;
  const error = Number.isNaN(most.error) ? `${shown(f(most.x))} is expected at ${shown(most.x)}, where it is undefined`
    : `The largest error ${among} is <strong>${shown(most.error)}</strong>, at <strong>${where}</strong>`;
  const said = known ?? likely(samples, one, order);
  const against = `Held against ${name}${isChosen ? '' : ', the nearest one'}`;
  return paragraph(`${against}. ${error}.${rightSide(wrong, samples, breaks)}`) + saidOfMistake(said);
}

// A formula that names parameters has to be right for other values, too.
function saidOfValues(given, one, order) {
  if (!given.used?.size) return '';
  const right_ = [];
  for (const values of otherValues(one)) {
    const f = valuesOf(one, order, values);
    const own = (x) => given.of({ x, ...values });
    const samples = samplesOf({ f: own }, curveOf(one, order, values).breaks);
    const these = [...given.used].map((key) => `${key} = ${shown(values[key])}`).join(' and ');
    if (differing(samples, f).wrong.length) {
      const most = refined(samples, own, f);
      return paragraph(`<strong>But not with ${these}:</strong> the largest error is
        <strong>${shown(most.error)}</strong>, at <strong>${shown(most.x)}</strong>.`)
        + saidOfMistake(circulating(samples, one, order)?.said);
    }
    right_.push(these);
  }
  return right_.length ? paragraph(`So it is with ${right_.join(', and with ')}.`) : '';
}

function saidOfOverflow(given, f) {
  if (given.points) return '';
  const off = [1000, -1000].find((x) => Number.isFinite(f(x)) && !Number.isFinite(given.f(x)));
  return off === undefined ? '' : paragraph(`Far out it overflows: at ${shown(off)} it is ${shown(given.f(off))}, where
    ${shown(f(off))} is right. The page has code that does not.`);
}
