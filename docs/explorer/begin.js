// Opens the explorer in the place of the static figure, which stays for paper, and closes it.
let name, title, own, usual, frame, start, state, panel;

window.explore = (button) => {
  const figure = button.closest('figure');
  if (!panel) begin(button.dataset, figure);
  const isOpen = figure.classList.toggle('explored');
  button.setAttribute('aria-expanded', isOpen);
  panel.hidden = !isOpen;
  if (isOpen) schedule('view', 'curves', 'values');
  else writeAddress();
};

function begin({ limits, name: given }, figure) {
  name = given;
  title = document.querySelector('h1').firstChild.data;
  own = FUNCTIONS[name];
  usual = defaults(name);
  const still = figure.querySelector('svg');
  // The first one is that of the axes; another may be that of an inset.
  const rect = still.querySelector('clipPath rect');
  frame = Object.fromEntries(['x', 'y', 'width', 'height'].map((side) => [side, Number(rect.getAttribute(side))]));
  const [left, right, bottom] = limits.split(' ').map(Number);
  start = { left, bottom, unit: frame.width / (right - left) };
  panel = makePanel();
  const [, , ...size] = still.getAttribute('viewBox').split(' ').map(Number);
  still.after(makePicture(size));
  const inset = still.querySelector('.inset');
  if (inset) drawn.inset = drawn.svg.appendChild(inset.cloneNode(true));
  figure.closest('.first-screen').after(panel);
  letItMove(drawn.svg);
  readAddress();
  addEventListener('hashchange', () => {
    if (!location.hash.includes('=')) return;
    readAddress();
    schedule('view', 'curves', 'values');
  });
}

function initial() {
  return { values: { ...usual }, orders: [0, 1], others: [], minus: '', view: { ...start }, x: null };
}

const isOther = (other) => Object.hasOwn(FUNCTIONS, other) && other !== name;
