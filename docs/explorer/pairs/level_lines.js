// Lines of equal value over two inputs: the segments in which they cross the cells of a grid.
const CELLS = 64;

// The values at the corners of all cells.
function grid(f) {
  const [low, high] = reach;
  const at = (i) => low + (i * (high - low)) / CELLS;
  const steps = Array.from({ length: CELLS + 1 }, (_, i) => i);
  return { at, values: steps.map((j) => steps.map((i) => f(at(i), at(j)))) };
}

// A path of a line; `best` is the point of it at which its value can be read.
function levelLine({ at, values }, level) {
  let path = '';
  let best = null;
  for (let j = 0; j < CELLS; j += 1) {
    for (let i = 0; i < CELLS; i += 1) {
      const side = values[j][i] < level;
      const isCrossed = side !== values[j][i + 1] < level || side !== values[j + 1][i] < level
        || side !== values[j + 1][i + 1] < level;
      if (!isCrossed) continue;
      const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
      const points = [];
      corners.forEach(([p, q], k) => {
        const [r, s] = corners[(k + 1) % 4];
        const [one, other] = [values[q][p] - level, values[s][r] - level];
        if (one < 0 === other < 0) return;
        const share = one / (one - other);
        points.push([at(p) + share * (at(r) - at(p)), at(q) + share * (at(s) - at(q))]);
      });
      for (let k = 0; k + 1 < points.length; k += 2) {
        const [[a, b], [c, d]] = [points[k], points[k + 1]];
        path += `M${toPlane(a, b)}L${toPlane(c, d)}`;
        if (Math.max(Math.abs(a), Math.abs(b)) < 0.92 * reach[1] && !(best && best[1] >= b)) best = [a, b];
      }
    }
  }
  return { path, best };
}
