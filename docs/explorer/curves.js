// The curves that are shown, and their points.
const MOST = 2; // other activations
const PRIMES = ['', '′', '″'];
const DASHES = ['', '7.4 3.2', '12.8 3.2 2 3.2', '2 3.3'];
const POINTS = 240;

// So far that no rounding leads back.
const beside = (x, side) => x + side * Math.max(Math.abs(x) * 1e-12, 1e-300);

// What a function is, and where its curve may break.
function curveOf(other, order, values) {
  const given = Object.values(values);
  const f = FUNCTIONS[other][order];
  const breaks = [...(KINKS[other]?.(...given) ?? []), ...(order === 2 ? BREAKS[other]?.(...given) ?? [] : [])];
  return { other, order, f: (x) => f(x, ...given), breaks, label: `${other}${PRIMES[order]}(x)` };
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
      minus,
      color: 4,
      dash: DASHES[3],
    });
  }
  return every.map((curve) => ({ ...curve, color: `var(--figure-${curve.color})` }));
}

function within(breaks) {
  const inside = [...new Set(breaks)].filter((one) => state.view.left < one && one < rightEdge());
  return inside.sort((one, other) => one - other);
}

// A path, interrupted at breaks and where there is no value.
function path({ f, breaks }) {
  const [left, right] = [state.view.left, rightEdge()];
  const distance = (right - left) / POINTS;
  let written = '';
  let from = left;
  for (const to of [...within(breaks), right]) {
    let command = 'M';
    for (let i = Math.floor((from - left) / distance); left + i * distance < to + distance; i += 1) {
      const x = between(left + i * distance, beside(from, 1), beside(to, -1));
      const y = f(x);
      if (Number.isFinite(y)) written += `${command}${toX(x)} ${toY(y)}`;
      command = Number.isFinite(y) ? 'L' : 'M';
    }
    from = to;
  }
  return written;
}

// Where a curve jumps: what it approaches on both sides, which is empty, and the value, which is full.
function dots({ f, breaks, color }) {
  return within(breaks).flatMap((x) => {
    const [left, right] = [f(beside(x, -1)), f(beside(x, 1))];
    if (Math.abs(left - right) <= 1e-8 + 1e-5 * Math.abs(right)) return [];
    const empty = 'var(--color-background-primary)';
    return [[left, empty], [right, empty], [f(x), color]].map(([y, fill]) => ({ x, y, color, fill }));
  });
}
