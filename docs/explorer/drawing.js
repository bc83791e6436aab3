// What has changed is drawn with the next frame: all that depends on it, once.
const changed = new Set();

function schedule(...parts) {
  if (!changed.size) requestAnimationFrame(draw);
  for (const part of parts) changed.add(part);
}

function draw() {
  if (changed.has('view')) {
    drawFrame();
    showPlaces();
  }
  if (changed.has('view') || changed.has('curves') || changed.has('values')) drawCurves();
  if (changed.has('curves')) {
    drawLegend();
    showCurves();
  }
  if (changed.has('values')) showValues();
  showReading(drawReading());
  changed.clear();
  if (resting) return;
  clearTimeout(waiting.table);
  waiting.table = setTimeout(fillTable, 150);
  writeAddress();
}

function showPlaces() {
  const { x } = panel.elements;
  const distance = fine();
  [x.min, x.max, x.step] = [Math.ceil(state.view.left / distance) * distance, rightEdge(), distance].map(short);
}

function showCurves() {
  panel.querySelector('ul').innerHTML = state.others.map((other) => `<li>${other}
    <label><input type="checkbox" name="minus" value="${other}"> difference</label>
    <button type="button" name="remove" value="${other}" aria-label="Remove ${other}">×</button></li>`).join('');
  for (const box of panel.querySelectorAll('[type=checkbox]')) {
    box.checked = box.name === 'order' ? state.orders.includes(Number(box.value)) : box.value === state.minus;
  }
}

function showValues() {
  for (const field of panel.querySelectorAll('[data-key]')) {
    const value = short(state.values[field.dataset.key]);
    if (field.type === 'range' || field !== document.activeElement) put(field, value);
    if (field.type === 'range') set(field, 'aria-valuetext', withMinus(value));
  }
}

function showReading(points) {
  const list = panel.querySelector('dl');
  const values = points.length ? [{ label: 'x', y: state.x }, ...points] : [];
  while (list.childElementCount > values.length) list.lastChild.remove();
  values.forEach(({ label, y }, i) => {
    if (!list.children[i]) list.insertAdjacentHTML('beforeend', '<div><dt></dt><dd></dd></div>');
    const [term, value] = list.children[i].children;
    write(term, label);
    write(value, shown(y));
  });
  const { x } = panel.elements;
  const isHeard = document.activeElement === x;
  if (!isHeard) put(x, short(state.x ?? (state.view.left + rightEdge()) / 2));
  if (resting && !isHeard) return;
  x.setAttribute('aria-valuetext', values.map(({ label, y }) => `${label} = ${shown(y)}`).join(', ') || HINT);
}

function fillTable() {
  if (!panel.querySelector('details').open) return;
  const [head, body] = panel.querySelector('table').children;
  const row = (cells) => `<tr>${cells.join('')}</tr>`;
  head.innerHTML = row(['<th>x</th>', ...shownCurves.map(({ label }) => `<th>${label}</th>`)]);
  body.innerHTML = ticks(state.view.left, rightEdge()).map((x) => {
    const values = shownCurves.map(({ f }) => `<td>${shown(f(x))}</td>`);
    return row([`<th scope="row">${shown(x)}</th>`, ...values]);
  }).join('');
}
