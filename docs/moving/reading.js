// What is below linked figures: the values at a place, buttons that move them, and a table of values. The first row of
// what is read is the head; of a place that is not chosen there is none.
function readBelow(figures, panel, rowsAt, columns) {
  panel.innerHTML = `<label class="at">Values at x <input type="range" name="x"></label>
    <div class="reading table-wrapper" tabindex="0" role="region" aria-label="Values at x"></div>
    ${buttons('view', 'View', VIEWS)}
    <details><summary>Table of values</summary><div class="table-wrapper" tabindex="0" role="region"
    aria-label="Table of values"><table class="gain-table"></table></div></details>`;
  const [first] = figures.every;
  const field = panel.elements.x;
  const row = (cell, [head, ...cells]) => `<tr><th scope="${cell}">${head}</th>
    ${cells.map((text) => (cell === 'col' ? `<th scope="col">${text}</th>` : `<td>${text}</td>`)).join('')}</tr>`;
  const table = ([head, ...rows]) => `<thead>${row('col', head)}</thead>
    <tbody>${rows.map((each) => row('row', each)).join('')}</tbody>`;

  function fill() {
    if (!panel.querySelector('details').open) return;
    const curves = columns();
    panel.querySelector('details table').innerHTML = table([
      ['x', ...curves.map(({ label }) => label)],
      ...first.ticks().map((x) => [shown(x), ...curves.map(({ f }) => shown(f(x)))]),
    ]);
  }

  panel.addEventListener('submit', (event) => event.preventDefault());
  field.addEventListener('input', () => {
    first.state.x = Number(field.value);
    figures.changed();
  });
  panel.addEventListener('click', ({ target: { name, value } }) => {
    if (name !== 'view') return;
    const moved = ['up', 'down'].includes(value) ? figures.every : [first];
    for (const figure of moved) figure.look(value);
  });
  panel.querySelector('details').addEventListener('toggle', fill);

  return () => {
    const { x, view: { left } } = first.state;
    const distance = first.fine();
    [field.min, field.max, field.step] = [Math.ceil(left / distance) * distance, first.right(), distance].map(short);
    if (document.activeElement !== field) field.value = x ?? (left + first.right()) / 2;
    const rows = x === null ? [] : rowsAt(x);
    const [[, ...heads] = [], ...others] = rows;
    const said = others.map(([one, ...cells]) => cells.map((text, i) => text && `${one}: ${heads[i]} = ${text}`));
    const all = said.flat().filter(Boolean).join(', ');
    field.setAttribute('aria-valuetext', x === null ? 'none yet' : `x = ${shown(x)}, ${all}`);
    const place = panel.querySelector('.reading');
    place.hidden = x === null;
    place.innerHTML = `<table class="gain-table">${rows.length ? table(rows) : ''}</table>`;
    fill();
  };
}
