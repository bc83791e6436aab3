// Names the likely mistake: one in circulation, another function, what has been done to x or the result, or other
// values of the parameters.
const SIGNS_OF_IT = [
  ['x has the wrong sign: this is {f}(−x)', (f) => (x) => f(-x)],
  ['the sign of the result is wrong: this is −{f}(x)', (f) => (x) => -f(x)],
  ['both signs are wrong: this is −{f}(−x)', (f) => (x) => -f(-x)],
];
const CHANGES = [
  ['x is doubled: this is {f}(2x)', (f) => (x) => f(2 * x)],
  ['x is halved: this is {f}(x/2)', (f) => (x) => f(x / 2)],
  ['1 is missing, or subtracted once too often: this is {f}(x) − 1', (f) => (x) => f(x) - 1],
  ['1 is added once too often: this is {f}(x) + 1', (f) => (x) => f(x) + 1],
  ['it is turned upside down: this is 1 − {f}(x)', (f) => (x) => 1 - f(x)],
  ['a factor x is missing: this is {f}(x)/x', (f) => (x) => (x === 0 ? NaN : f(x) / x)],
  ['there is one x too many: this is x {f}(x)', (f) => (x) => x * f(x)],
  ['it is squared: this is {f}(x)²', (f) => (x) => f(x) ** 2],
  ['only its size is left: this is |{f}(x)|', (f) => (x) => Math.abs(f(x))],
];

const ROUNDS = 300; // of the search for values of parameters

// Other values of the parameters than those that are meant, for which alone a formula may be right: near ones, and
// larger ones, since a formula may hold up to a bound.
function otherValues(one) {
  const every = Object.entries(meantOf(one));
  const by = (change) => Object.fromEntries(every.map(([key, value]) => [key, change(value)]));
  const near = [2, 0.5].map((factor) => by((value) => (value ? factor * value : 1)));
  const found = [near.find((values) => isValid(one, values)), by((value) => Math.ceil(value) + 2)];
  return found.filter((values) => values && isValid(one, values));
}

const valuesOf = (one, order, values) => (x) => FUNCTIONS[one][order](x, ...Object.values(values));
const rightOf = (one, order) => valuesOf(one, order, meantOf(one));
const ofPage = (one) => `<a href="functions/${one}.html">${DATA.titles[one]}</a>`;
const primed = (one, order) => `${one}${PRIMES[order]}`;

// What is in circulation, by what the pages say of it.
function circulating(samples, one, order) {
  for (const { about, id, order: own, formulas, words } of DATA.mistakes) {
    if (own !== order || (one && about !== one)) continue;
    for (const formula of formulas) {
      const { f } = read(formula, meantOf(about));
      for (const values of [meantOf(about), ...otherValues(about)]) {
        const wrong = (x) => f({ x, ...values });
        if (agrees(samples, wrong) && !agrees(samples, rightOf(about, own))) {
          return { one: about, order: own, said: `${words} <a href="functions/${about}.html#${id}">More about this
            mistake</a>` };
        }
      }
    }
  }
  return undefined;
}

const others = (samples, one) => Object.keys(FUNCTIONS).filter((other) => other !== one
  && agrees(samples, rightOf(other, 0)));

function changedBy(samples, one, order, changes) {
  const f = rightOf(one, order);
  const found = changes.find(([, change]) => agrees(samples, change(f)));
  return found ? `${found[0].replace('{f}', primed(one, order))}.` : '';
}

function ofOtherOrder(samples, one, order) {
  const orders = FUNCTIONS[one].map((_, i) => i).filter((i) => i !== order);
  const other = orders.find((i) => agrees(samples, rightOf(one, i)));
  const names = ['function itself', 'derivative', 'second derivative'];
  return other === undefined ? '' : `this is the ${names[other]}, ${primed(one, other)}(x).`;
}

// Values of the parameters with which it fits, found by steps that become smaller.
function fitted(samples, one, order) {
  const keys = Object.keys(PARAMETERS[one] ?? {});
  if (keys.length && agrees(samples, valuesOf(one, order, defaults(one)))) return defaults(one);
  const few = samples.filter((_, i) => i % Math.ceil(samples.length / 200) === 0);
  const far = (values) => {
    const f = valuesOf(one, order, values);
    return isValid(one, values) ? few.reduce((sum, { x, y }) => sum + (apart(y, f(x)) || 0) ** 2, 0) : Infinity;
  };
  let [best, least] = [meantOf(one), far(meantOf(one))];
  for (let [step, round] = [1, 0]; keys.length && step > 1e-10 && round < ROUNDS; round += 1) {
    const tried = keys.flatMap((key) => [-step, step].map((by) => ({ ...best, [key]: best[key] + by })));
    const [next] = tried.map((values) => [values, far(values)]).sort((a, b) => a[1] - b[1]);
    if (next[1] < least) [best, least] = next;
    else step /= 2;
  }
  const rounded_ = Object.fromEntries(Object.entries(best).map(([key, value]) => [key, Number(value.toPrecision(7))]));
  return keys.length && agrees(samples, valuesOf(one, order, rounded_)) ? rounded_ : undefined;
}

function saidOfParameters(samples, one, order) {
  const values = fitted(samples, one, order);
  if (!values) return '';
  const changed = Object.entries(values).filter(([key, value]) => value !== meantOf(one)[key]);
  const said = changedOf(one, meantOf(one)).length ? 'it' : 'the default';
  const expected = changed.map(([key]) => shown(meantOf(one)[key])).join(' and ');
  return `the parameters differ: this is ${one} with ${changed.map(([key, value]) => `${key} = ${shown(value)}`)
    .join(' and ')}; here ${said} is ${expected}.`;
}
