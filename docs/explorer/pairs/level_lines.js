// Lines of equal value over two inputs: the segments in which they cross the cells of a grid.
const CELLS = 64;
let known;

// The values at the corners of all cells, computed once for the same parameters; while a slider moves, fewer.
function grid() {
  const parameters = Object.values(state.values);
  const given = parameters.join();
  if (given === known?.given && (resting || known.cells === CELLS)) return known;
  const [f] = FUNCTIONS[name];
  const cells = resting ? CELLS / 2 : CELLS;
  const [low, high] = reach;
  const at = (i) => low + (i * (high - low)) / cells;
  const steps = Array.from({ length: cells + 1 }, (_, i) => i);
  known = { given, cells, at, values: steps.map((j) => steps.map((i) => f(at(i), at(j), ...parameters))) };
  return known;
}

// A path of a line; `best` is the point of it at which its value can be read.
function levelLine({ cells, at, values: of }, level) {
  let path = '';
  let best = null;
  for (let j = 0; j < cells; j += 1) {
    const [lower, upper] = [of[j], of[j + 1]];
    for (let i = 0; i < cells; i += 1) {
      const side = lower[i] < level;
      const isCrossed = side !== lower[i + 1] < level || side !== upper[i] < level || side !== upper[i + 1] < level;
      if (!isCrossed) continue;
      const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
      const points = [];
      corners.forEach(([p, q], k) => {
        const [r, s] = corners[(k + 1) % 4];
        const [one, other] = [of[q][p] - level, of[s][r] - level];
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
