// The end of a room in which the pieces of a figure share their names: what this figure is, and what others ask of it.
const { name, title, frame, size, start, curves, changed, say } = given;
let state = initial();

function initial() {
  return { view: { ...start }, x: null };
}

const schedule = () => changed(figure);

const figure = {
  svg: makePicture(size),
  look,
  takeAlong,
  read: () => shownCurves,
  get state() { return state; },
  // Where a number is read, and the part of the axis that is seen, about the same height as before.
  follow({ view: { left, unit }, x }) {
    const half = frame.height / 2;
    setView(left, state.view.bottom + half / state.view.unit - half / unit, unit);
    state.x = x;
  },
  show(left, right, bottom) {
    setView(left, bottom, frame.width / (right - left));
  },
  reset() {
    state = initial();
  },
  right: () => rightEdge(),
  ticks: () => ticks(state.view.left, rightEdge()),
  fine: () => fine(),
  draw() {
    drawFrame();
    drawCurves();
    drawLegend();
    drawReading();
  },
};
letItMove(figure.svg);
return figure;
