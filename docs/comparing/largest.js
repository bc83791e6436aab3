// By how much two activations differ with parameters that are not the defaults, in the words for the defaults.
const SIDE = 4;
const CELLS = 64;

function saidWithValues(one, other) {
  if (DATA.kinds[one] !== DATA.kinds[other]) return '';
  const given = (each) => Object.values(values[each]);
  const [first, second] = [one, other].map((each) => (...x) => FUNCTIONS[each][0](...x, ...given(each)));
  if (DATA.kinds[one] === 'two inputs') {
    const { error, a, b } = onSquare(first, second);
    return error ? `differ by up to ${shown(error)} on [−4, 4]², at (${shown(a)}, ${shown(b)})`
      : 'are the same on [−4, 4]²';
  }
  const isVector = !isOfNumbers(one);
  const [f, g] = isVector ? [first, second].map((each) => (d) => each([d, 0], 0)) : [first, second];
  const breaks = [one, other].flatMap((each) => KINKS[each]?.(...given(each)) ?? []);
  const { x, error } = refined(samplesOf({ f: g }, breaks), g, f);
  const scores = isVector ? ' for two scores, d and 0, with d' : '';
  return error ? `differ by up to ${shown(error)}${scores} at ${shown(x)}, on [−10, 10]`
    : `are the same${scores} on [−10, 10]`;
}

// The largest difference of two functions of two numbers: on a grid, and on finer ones about the best place.
function onSquare(f, g) {
  let best = { error: 0 };
  const search = (firsts, seconds) => firsts.forEach((a) => seconds.forEach((b) => {
    const error = apart(f(a, b), g(a, b));
    if (error > best.error) best = { a, b, error };
  }));
  const around = (middle, far, steps) => Array.from({ length: 2 * steps + 1 }, (_, i) => (
    between(middle + ((i - steps) * far) / steps, -SIDE, SIDE)));
  search(around(0, SIDE, CELLS / 2), around(0, SIDE, CELLS / 2));
  for (let far = SIDE / CELLS; best.error && far > 1e-9; far /= 4) {
    search(around(best.a, far, 8), around(best.b, far, 8));
  }
  return best;
}
