// What an expression may name: functions of numbers, and the activations of one number with their parameters.
const { abs, sqrt, exp, tanh, log1p } = Math;
const PLAIN = {
  exp, sqrt, tanh, log1p, abs, absolute: abs, fabs: abs, log: Math.log, ln: Math.log, log2: Math.log2,
  log10: Math.log10, reciprocal: (x) => 1 / x, negative: (x) => -x,
  expm1: Math.expm1, sinh: Math.sinh, cosh: Math.cosh, sin: Math.sin, cos: Math.cos, tan: Math.tan, sign: Math.sign,
  atan: Math.atan, arctan: Math.atan, asinh: Math.asinh, arcsinh: Math.asinh, atanh: Math.atanh, arctanh: Math.atanh,
  erf, erfc: (x) => 2 * normal_cdf(-x * Math.SQRT2), phi: normal_cdf, ndtr: normal_cdf, normalcdf: normal_cdf,
  varphi: normal_pdf, normalpdf: normal_pdf, expit: FUNCTIONS.sigmoid[0], square: (x) => x * x,
  sech: (x) => 1 / Math.cosh(x), float: (x) => x, floor: Math.floor, float64: (x) => x, float32: Math.fround,
};
const ofTwo = (f) => (...each) => each.reduce(f);
const SEVERAL = {
  max: Math.max, maximum: Math.max, fmax: Math.max, min: Math.min, minimum: Math.min, fmin: Math.min,
  pow: ofTwo((x, y) => x ** y), power: ofTwo((x, y) => x ** y), add: ofTwo((x, y) => x + y),
  multiply: ofTwo((x, y) => x * y), subtract: ofTwo((x, y) => x - y), divide: ofTwo((x, y) => x / y),
  clip: (x, low, high) => Math.min(Math.max(x, low), high), where: (when, one, other) => (when ? one : other),
  heaviside: (x, at) => (x === 0 ? at : Number(x > 0)),
};
SEVERAL.clamp = SEVERAL.clip;
const COUNTS = { clip: [3, 3], clamp: [3, 3], where: [3, 3], heaviside: [2, 2], max: [1, 99], min: [1, 99] };
const CONSTANTS = { pi: Math.PI, e: Math.E, inf: Infinity, infty: Infinity, nan: NaN };
const GREEK = ['alpha', 'beta', 'gamma', 'theta', 'lambda', 'mu', 'tau'];
const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

// A name without modules, such as tanh of np.tanh; in small letters and digits, however it is spelled.
const bare = (text) => text.split('.').pop();
const activationOf = (text) => DATA.names[plain(bare(text))];

// The parameter that a letter stands for, such as the ends of hard tanh for m and M.
const byLetter = (key, keys) => (keys.includes(key) ? key : keys.find((each) => DATA.letters[each] === key) ?? key);

// A function of all arguments, of those with names, too; or undefined.
function functionOf(name, primes = 0) {
  const key = plain(bare(name));
  if (!primes && Object.hasOwn(PLAIN, key)) return { f: PLAIN[key], counts: [1, 1], keys: [] };
  if (!primes && Object.hasOwn(SEVERAL, key)) {
    return { f: SEVERAL[key], counts: COUNTS[key] ?? [2, 2], keys: [] };
  }
  const one = Object.hasOwn(DATA.names, key) ? DATA.names[key] : undefined;
  const f = one && FUNCTIONS[one][primes];
  const keys = Object.keys(one ? PARAMETERS[one] ?? {} : {});
  return f && { f, counts: [1, 1 + keys.length], keys, defaults: Object.values(defaults(one)) };
}
