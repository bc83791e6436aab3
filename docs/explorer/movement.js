// Drag, wheel, pinch and keys move the figure; the pointer reads values.
const LOOKS = {
  in: () => zoom(1.25),
  out: () => zoom(0.8),
  left: () => move(frame.width / 8, 0),
  right: () => move(-frame.width / 8, 0),
  up: () => move(0, -frame.width / 8),
  down: () => move(0, frame.width / 8),
  reset: () => {
    state = initial();
    say('Reset');
    schedule('curves', 'values');
  },
};
const KEYS = { '+': 'in', '=': 'in', '-': 'out', 0: 'reset' };

function look(what) {
  LOOKS[what]();
  schedule('view');
}

function letItMove(svg) {
  const pointers = new Map();
  // Where a pointer is, in points of the picture.
  const at = ({ clientX, clientY }) => {
    const { left, width, bottom } = svg.getBoundingClientRect();
    const scale = drawn.size[0] / width;
    return { x: (clientX - left) * scale, y: drawn.size[1] - (bottom - clientY) * scale };
  };
  // Between all pointers, and how far two of them are from one another.
  const middle = () => {
    const [one, other = one] = pointers.values();
    const apart = Math.hypot(one.x - other.x, one.y - other.y) || 1;
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, apart };
  };
  svg.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, at(event));
    svg.setPointerCapture(event.pointerId);
  });
  for (const end of ['pointerup', 'pointercancel']) {
    svg.addEventListener(end, ({ pointerId }) => pointers.delete(pointerId));
  }
  svg.addEventListener('pointermove', (event) => {
    const here = at(event);
    if (pointers.has(event.pointerId)) {
      const before = middle();
      pointers.set(event.pointerId, here);
      const now = middle();
      move(now.x - before.x, before.y - now.y);
      if (now.apart !== before.apart) zoom(now.apart / before.apart, now.x, now.y);
      schedule('view');
      return;
    }
    const x = state.view.left + (here.x - frame.x) / state.view.unit;
    if (x < state.view.left || x > rightEdge()) return;
    state.x = short(Math.round(x / fine()) * fine());
    schedule('reading');
  });
  // The wheel scrolls the page, unless the figure has been chosen.
  svg.addEventListener('wheel', (event) => {
    if (document.activeElement !== svg && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { x, y } = at(event);
    zoom(1.002 ** -event.deltaY, x, y);
    schedule('view');
  }, { passive: false });
  svg.addEventListener('keydown', (event) => {
    const what = KEYS[event.key] ?? (/^Arrow(.+)/.exec(event.key)?.[1] ?? '').toLowerCase();
    if (!(what in LOOKS) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    look(what);
  });
}
