// What values parameters may have.
const isValid = (one, values) => Object.entries(PARAMETERS[one] ?? {}).every(([key, [, interval]]) => {
  const [low, high] = ends(interval, values);
  const value = values[key];
  return Number.isFinite(value) && low <= value && value <= high && (interval[0] === '[' || value !== low)
    && (interval.endsWith(']') || value !== high);
});

const intervals = (one) => Object.entries(PARAMETERS[one])
  .map(([key, [, interval]]) => `${key} in ${withMinus(interval)}`).join(', ');

// What is not understood in an address: what is not taken at once is tried again, since the interval of a parameter may
// depend on another one.
function notTaken(parts) {
  const later = parts.filter(([key, text]) => !take(key, text));
  return later.filter(([key, text]) => !take(key, text)).map(([key]) => key);
}
