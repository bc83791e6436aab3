// While a slider moves, less is drawn, and the form that it is in keeps its size, so that nothing else of the page is
// laid out again; at rest, all is drawn.
const REST = 150;
let resting;

function untilRest(form, draw_) {
  if (!resting) form.style.cssText = `height: ${form.offsetHeight}px; contain: size layout style`;
  clearTimeout(resting);
  resting = setTimeout(() => {
    resting = undefined;
    form.style.cssText = '';
    draw_();
  }, REST);
}
