// Filters the table of all activations, counts what is left, shows the chosen columns, and keeps it in the address;
// leads to where those that are ticked are compared.
'use strict';

(() => {
  const filter = document.querySelector('.table-filter');
  const table = document.querySelector('.activation-table');
  const controls = [...filter.querySelectorAll('[type=search], select')];
  const chooser = filter.querySelector('details');
  const boxes = [...chooser.querySelectorAll('input')];
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
    for (const { checked, dataset } of boxes) {
      const cells = table.querySelectorAll(`[data-label="${dataset.label}"]`);
      if (checked === cells[0].classList.contains('more')) cells.forEach((cell) => cell.classList.toggle('more'));
    }
  }

  // An address ends in a property, such as #bounded, or in several choices, such as #family=gated&columns=range+kinks.
  function read() {
    const text = location.hash.slice(1);
    const { property } = filter.elements;
    const isProperty = [...property.options].some((option) => option.value && option.value === text);
    const chosen = new URLSearchParams(isProperty ? { property: text } : text);
    if (![...controls.map(({ name }) => name), 'columns'].some((name) => chosen.has(name))) return;
    for (const control of controls) control.value = chosen.get(control.name) ?? '';
    const shown = chosen.get('columns')?.split(' ');
    for (const box of boxes) box.checked = shown?.includes(box.value) ?? box.defaultChecked;
    update();
    filter.scrollIntoView();
  }

  function write() {
    update();
    const chosen = controls.filter(({ value }) => value).map(({ name, value }) => [name, value]);
    if (boxes.some(({ checked, defaultChecked }) => checked !== defaultChecked)) {
      chosen.push(['columns', boxes.filter(({ checked }) => checked).map(({ value }) => value).join(' ')]);
    }
    const only = chosen.length === 1 && chosen[0][0] === 'property';
    const hash = only ? chosen[0][1] : new URLSearchParams(chosen).toString();
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname);
  }

  // What is ticked is compared.
  const link = filter.querySelector('.comparing');
  table.addEventListener('change', () => {
    const ticked = [...table.querySelectorAll('tbody input:checked')].map(({ value }) => value);
    link.hash = ticked.length ? new URLSearchParams({ with: ticked.join(' ') }) : '';
    link.textContent = ticked.length ? `Compare ${ticked.length}` : 'Compare';
  });

  filter.addEventListener('input', write);
  filter.addEventListener('submit', (event) => event.preventDefault());
  filter.addEventListener('reset', () => setTimeout(write));
  addEventListener('hashchange', read);
  read();
  addEventListener('load', read);  // the browser has scrolled to the anchor

  // The list of columns is closed by Escape, and by a click beside it.
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !chooser.open) return;
    chooser.open = false;
    chooser.querySelector('summary').focus();
  });
  addEventListener('click', ({ target }) => {
    if (!chooser.contains(target)) chooser.open = false;
  });
})();
