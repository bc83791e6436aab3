// The points of curves, in the part of the plane that is seen.
const POINTS = 240;

// So far that no rounding leads back.
const beside = (x, side) => x + side * Math.max(Math.abs(x) * 1e-12, 1e-300);

function within(breaks) {
  const inside = [...new Set(breaks)].filter((one) => state.view.left < one && one < rightEdge());
  return inside.sort((one, other) => one - other);
}

// A path, interrupted at breaks and where there is no value; what is known at points alone has none.
function path({ f, breaks, points }) {
  if (points) return '';
  const [left, right] = [state.view.left, rightEdge()];
  const distance = (right - left) / (resting ? POINTS / 2 : POINTS);
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
function dots({ f, breaks, color, points }) {
  if (points) return points.map(([x, y]) => ({ x, y, color }));
  return within(breaks).flatMap((x) => {
    const [left, right] = [f(beside(x, -1)), f(beside(x, 1))];
    if (Math.abs(left - right) <= 1e-8 + 1e-5 * Math.abs(right)) return [];
    const empty = 'var(--color-background-primary)';
    return [[left, empty], [right, empty], [f(x), color]].map(([y, fill]) => ({ x, y, color, fill }));
  });
}
