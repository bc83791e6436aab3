// What formulas take over the entries of a vector, by a function of the index of each.
const over = {
  sum: (x, f) => x.reduce((total, _, i) => total + f(i), 0),
  max: (x, f) => Math.max(...x.map((_, i) => f(i))),
  min: (x, f) => Math.min(...x.map((_, i) => f(i))),
  // The logarithm of the sum of exponentials, to which the largest one contributes 1 before it is added.
  ln_sum: (x, f) => {
    const [largest, ...others] = x.map((_, i) => f(i)).sort((one, other) => other - one);
    return largest + Math.log1p(others.reduce((total, each) => total + Math.exp(each - largest), 0));
  },
};
