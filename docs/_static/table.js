// Filters the table of all activations, counts what is left, and keeps the choice in the address.
'use strict';

(() => {
  const filter = document.querySelector('.table-filter');
  const table = document.querySelector('.activation-table');
  const controls = [...filter.querySelectorAll('input, select')];
  const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

  function fits(row, { name, value }) {
    if (!value) return true;
    if (name === 'name') return row.dataset.name.split('|').some((one) => plain(one).includes(plain(value)));
    return row.dataset[name].split('|').includes(value);
  }

  function update() {
    const rows = [...table.tBodies[0].rows];
    for (const row of rows) row.hidden = !controls.every((control) => fits(row, control));
    filter.elements.count.value = `${rows.filter((row) => !row.hidden).length} of ${rows.length} activations`;
  }

  // An address ends in a property, such as #bounded, or in several choices, such as #family=gated&framework=JAX.
  function read() {
    const text = location.hash.slice(1);
    const { property } = filter.elements;
    const isProperty = [...property.options].some((option) => option.value && option.value === text);
    const chosen = new URLSearchParams(isProperty ? { property: text } : text);
    if (!controls.some(({ name }) => chosen.has(name))) return;
    for (const control of controls) control.value = chosen.get(control.name) ?? '';
    update();
    filter.scrollIntoView();
  }

  function write() {
    update();
    const chosen = controls.filter(({ value }) => value).map(({ name, value }) => [name, value]);
    const only = chosen.length === 1 && chosen[0][0] === 'property';
    const hash = only ? chosen[0][1] : new URLSearchParams(chosen).toString();
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname);
  }

  filter.addEventListener('input', write);
  filter.addEventListener('submit', (event) => event.preventDefault());
  filter.addEventListener('reset', () => setTimeout(write));
  addEventListener('hashchange', read);
  read();
  addEventListener('load', read);  // the browser has scrolled to the anchor

  // On a narrow screen the style sheet makes lines of the cells; they stay a table for screen readers.
  const roles = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', td: 'cell' };
  for (const part of [table, ...table.querySelectorAll('thead, tbody, tr, td, th')]) {
    part.setAttribute('role', roles[part.localName] ?? (part.scope === 'row' ? 'rowheader' : 'columnheader'));
  }
})();
