// While a slider moves, less is drawn, and the form that it is in keeps its size, so that nothing else of the page is
// laid out again; what is out of sight below keeps its place, and is not painted. At rest, all is drawn.
const REST = 150;
let resting;
let held = [];

function untilRest(form, draw_) {
  if (!resting) {
    const height = form.offsetHeight;
    held = [form, ...holdBelow(form)];
    form.style.cssText = `height: ${height}px; contain: size layout style`;
  }
  clearTimeout(resting);
  resting = setTimeout(() => {
    resting = undefined;
    for (const each of held) each.style.cssText = '';
    draw_();
  }, REST);
}

// Holds what is out of sight where it is, as far from what is before it and as high, and returns it. The last one stays
// as it is: its margin is that of the page.
function holdBelow(form) {
  const every = [form];
  while (every.at(-1).nextElementSibling) every.push(every.at(-1).nextElementSibling);
  const boxes = every.map((each) => each.getBoundingClientRect());
  return every.filter((each, i) => {
    const { top, height } = boxes[i];
    if (!i || i === every.length - 1 || top <= innerHeight) return false;
    each.style.cssText = `box-sizing: border-box; height: ${height}px; margin-top: ${top - boxes[i - 1].bottom}px;
      content-visibility: auto`;
    return true;
  });
}
