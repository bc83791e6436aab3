// How far what is given is from a function, at which places.
const NEAR = 10;
const BETWEEN = 4000;
const PEAKS = 8; // from which the largest difference is searched
const TINY = 1e-9; // of the value, or of 1 where it is smaller: what rounding does

const IN_32_BITS = 2e-6; // of the value, where values are pasted

// The places at which two functions are compared: evenly spaced ones, the kinks, and what is beside them.
function placesOf(breaks) {
  const even = Array.from({ length: BETWEEN + 1 }, (_, i) => ((2 * i) / BETWEEN - 1) * NEAR);
  const beside = breaks.flatMap((x) => [x - 1e-6, x, x + 1e-6]);
  return [...new Set([...even, ...beside])].sort((one, other) => one - other);
}

// The samples of what is given: places, values, and how exactly they are written.
function samplesOf(given, breaks) {
  if (given.points) {
    return given.points.map(([x, y, most]) => ({ x, y, most: Math.max(most, IN_32_BITS * Math.abs(y)) || 0 }));
  }
  return placesOf(breaks).map((x) => {
    const y = given.f(x);
    return { x, y, most: TINY * Math.max(1, Math.abs(y) || 0) };
  });
}

const apart = (y, value) => (Object.is(y, value) || y === value || (Number.isNaN(y) && Number.isNaN(value)) ? 0
  : Math.abs(y - value));

// Where what is given differs from a function: the samples that do, and the largest difference.
function differing(samples, f) {
  const every = samples.map(({ x, y, most }) => ({ x, y, most, error: apart(y, f(x)) }));
  const wrong = every.filter(({ error, most }) => !(error <= most));
  const worst = every.reduce((one, other) => (!(other.error <= one.error) && !Number.isNaN(one.error) ? other : one));
  return { wrong, worst };
}

const agrees = (samples, f) => samples.every(({ x, y, most }) => apart(y, f(x)) <= most);

// Searches the largest difference near the highest peaks of the samples: the largest of all may lie between two.
function refined(samples, f, g) {
  const errors = samples.map(({ x }) => apart(f(x), g(x)));
  const peaks = samples.map(({ x }, i) => ({ x, error: errors[i] }))
    .filter(({ error }, i) => !(errors[i - 1] >= error) && !(errors[i + 1] > error));
  const highest = peaks.sort((one, other) => other.error - one.error).slice(0, PEAKS);
  return highest.map((peak) => climbed(peak, f, g)).reduce((one, other) => (other.error > one.error ? other : one));
}

// Climbs from a peak on finer and finer grids.
function climbed(peak, f, g) {
  let best = peak;
  for (let step = (2 * NEAR) / BETWEEN; step > 1e-12; step /= 8) {
    const { x: middle } = best;
    for (let i = -8; i <= 8; i += 1) {
      const x = between(middle + (i * step) / 8, -NEAR, NEAR);
      const error = apart(f(x), g(x));
      if (error > best.error) best = { x, error };
    }
  }
  return best;
}

const between = (value, least, most) => Math.min(Math.max(value, least), most);
