// The functions that formulas need beside those of Math.
// W. J. Cody: Rational Chebyshev approximations for the error function. Mathematics of Computation 23 (1969).
const ratio = (x, above, below) => {
  const sum = (coefficients) => coefficients.reduce((total, each) => total * x + each);
  return sum(above) / sum(below);
};
const erf_near = (x) => x * ratio(x * x,
  [1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3],
  [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3]);
// Of a positive number.
const erfc_far = (x) => {
  const scale = Math.exp(-x * x);
  if (x < 4) {
    return scale * ratio(x,
      [2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
        2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
        1.23033935479799725e3],
      [1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3]);
  }
  const y = 1 / (x * x);
  const rest = y * ratio(y,
    [1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
      1.60837851487422766e-2, 6.58749161529837803e-4],
    [1, 2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1, 6.05183413124413191e-2,
      2.33520497626869185e-3]);
  return scale * (1 / Math.sqrt(Math.PI) - rest) / x;
};
const erf = (x) => {
  const size = Math.abs(x);
  return size < 0.46875 ? erf_near(x) : Math.sign(x) * (1 - erfc_far(size));
};
const normal_cdf = (x) => {
  const size = Math.abs(x) * Math.SQRT1_2;
  if (size < 0.46875) return (1 + erf_near(x * Math.SQRT1_2)) / 2;
  return x < 0 ? erfc_far(size) / 2 : 1 - erfc_far(size) / 2;
};
const normal_pdf = (x) => Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
// u + sqrt(u ** 2 + v), whose terms cancel where u is negative.
const plus_root = (u, v) => (u < 0 ? v / (Math.sqrt(u * u + v) - u) : u + Math.sqrt(u * u + v));
// ln(1 + e ** u)
const ln_plus = (u) => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));
// The root, and a sigmoid divided by v: they may be large enough for a number where ln_plus and the sigmoid are not.
const root_ln_plus = (u) => (u < -40 ? Math.exp(u / 2) : Math.sqrt(ln_plus(u)));
const sigmoid_over = (u, v) => 1 / (v + Math.exp(-u / 2) * (Math.exp(-u / 2) * v));
// f tanh u + v: where v is as large as f, or nearly so, the mean of both limits, weighted by sigmoids.
const shifted_tanh = (f, u, v) => {
  if (Math.abs(v) < Math.abs(f) / 2) return f * Math.tanh(u) + v;
  return (v + f) / (1 + Math.exp(-2 * u)) + (v - f) / (1 + Math.exp(2 * u));
};
// Where a formula has no value, at a kink or so close to it that rounding leads there, that on the left is taken.
const or_left = (f) => (x, ...parameters) => {
  const y = f(x, ...parameters);
  return Number.isNaN(y) ? f(x - 4 * Number.EPSILON * Math.max(1, Math.abs(x)), ...parameters) : y;
};
// The ends of an interval such as [lower, ∞), by the values of parameters.
const ends = (interval, values) => interval.slice(1, -1).split(', ')
  .map((end) => values[end] ?? Number(end.replace('∞', 'Infinity')));
