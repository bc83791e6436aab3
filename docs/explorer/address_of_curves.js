// What the address says of curves.
function address() {
  const { values, orders, others, minus, view, x } = state;
  const isMoved = Object.keys(start).some((key) => start[key] !== view[key]);
  const parts = {
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === usual[key] ? '' : value])),
    show: orders.join('') || 'none',
    with: others.join(' '),
    minus,
    view: isMoved ? [view.left, rightEdge(), view.bottom].map(short).join(' ') : '',
    x: x ?? '',
  };
  return `#${new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''))}`;
}

// Takes a part of an address, and says whether it is understood.
function take(key, text) {
  const words = text.split(' ');
  const numbers = words.map((word) => (word ? Number(word) : NaN));
  if (key in state.values) return setParameter(key, numbers[0]);
  if (key === 'show') state.orders = [0, 1, 2].filter((order) => order in own && text.includes(order));
  else if (key === 'with' && words.every(isOther)) state.others = words.slice(0, MOST);
  else if (key === 'minus' && state.others.includes(text)) state.minus = text;
  else if (key === 'x' && Number.isFinite(numbers[0])) [state.x] = numbers;
  else if (key === 'view' && numbers.length === 3 && numbers.every(Number.isFinite) && numbers[0] < numbers[1]) {
    setView(numbers[0], numbers[2], frame.width / (numbers[1] - numbers[0]));
  } else return false;
  return true;
}
