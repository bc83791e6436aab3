// What is below the figure of a function of two halves: what is read at the point, and a slider for each half.
const controls = () => `<dl>${'<div><dt></dt><dd></dd></div>'.repeat(5)}</dl>
  ${field(0, 'a', reach[1], 0.05)}${field(1, 'b', reach[1], 0.05)}`;

const choose = () => {};
const press = () => {};
const told = () => `${called()} = ${shown(value(...state.x))}`;

const valueRows = () => {
  const places = [-4, -2, -1, 0, 1, 2, 4];
  return [['b, a', ...places.map(withMinus)],
    ...[...places].reverse().map((b) => [withMinus(b), ...places.map((a) => shown(value(a, b)))])];
};
