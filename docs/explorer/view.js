// Which part of the plane is seen: the left and the lower edge, and the points of the picture to a unit.
const FAR = 1000;
const NEAREST = 0.02;

const rightEdge = () => state.view.left + frame.width / state.view.unit;
const topEdge = () => state.view.bottom + frame.height / state.view.unit;
const rounded = (value) => Math.round(value * 10) / 10;
const toX = (x) => rounded(frame.x + (x - state.view.left) * state.view.unit);
const toY = (y) => {
  const height = frame.y + frame.height - (y - state.view.bottom) * state.view.unit;
  return rounded(Math.min(Math.max(height, -5000), 5000));
};

const between = (value, least, most) => Math.min(Math.max(value, least), most);

function setView(left, bottom, unit) {
  state.view = {
    left: between(left, -FAR, FAR - frame.width / unit),
    bottom: between(bottom, -FAR, FAR - frame.height / unit),
    unit,
  };
}

// By points of the picture.
function move(right, up) {
  const { left, bottom, unit } = state.view;
  setView(left - right / unit, bottom - up / unit, unit);
}

// About a point of the picture, by default the middle of the frame.
function zoom(factor, x = frame.x + frame.width / 2, y = frame.y + frame.height / 2) {
  const { left, bottom, unit } = state.view;
  const other = between(unit * factor, frame.width / (2 * FAR), frame.width / NEAREST);
  const less = 1 / unit - 1 / other;
  setView(left + (x - frame.x) * less, bottom + (frame.y + frame.height - y) * less, other);
}

// The distance of the lines of the grid: that of the static figure, or one at which numbers have room.
function step() {
  if (state.view.unit === start.unit) return 1;
  const least = 36 / state.view.unit;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].find((factor) => factor * power >= least) * power;
}

function ticks(from, to) {
  const first = Math.ceil(from / step() - 1e-9);
  const last = Math.floor(to / step() + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step());
}

// The distance of the points at which values are read.
const fine = () => 10 ** Math.floor(Math.log10(frame.width / state.view.unit / 100));
