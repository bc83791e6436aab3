// The curves that are shown.
const MOST = 2; // other activations
const PRIMES = ['', '′', '″'];
const DASHES = ['', '7.4 3.2', '12.8 3.2 2 3.2', '2 3.3'];

function defaults(other) {
  return Object.fromEntries(Object.entries(PARAMETERS[other] ?? {}).map(([key, [value]]) => [key, value]));
}

// What a function is, and where its curve may break.
function curveOf(other, order, values) {
  const given = Object.values(values);
  const f = FUNCTIONS[other][order];
  const breaks = [...(KINKS[other]?.(...given) ?? []), ...(order === 2 ? BREAKS[other]?.(...given) ?? [] : [])];
  return { other, order, values, f: (x) => f(x, ...given), breaks, label: `${other}${PRIMES[order]}(x)` };
}

// Beside others, colours tell activations, and styles tell orders; of the same order, styles differ, too.
function curves() {
  const { orders, others, minus, values } = state;
  const every = orders.map((order) => ({
    ...curveOf(name, order, values), color: others.length ? 1 : order + 1, dash: DASHES[order],
  }));
  others.forEach((other, i) => {
    for (const order of orders.length ? orders : [0]) {
      every.push({ ...curveOf(other, order, defaults(other)), color: i + 2, dash: DASHES[(order + i + 1) % 4] });
    }
  });
  if (minus) {
    const [one, other] = [curveOf(name, 0, values), curveOf(minus, 0, defaults(minus))];
    every.push({
      f: (x) => one.f(x) - other.f(x),
      breaks: [...one.breaks, ...other.breaks],
      label: `${name} − ${minus}`,
      minus: [one, other],
      color: 4,
      dash: DASHES[3],
    });
  }
  return every.map((curve) => ({ ...curve, color: `var(--figure-${curve.color})` }));
}
