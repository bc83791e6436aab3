// Finds the call that is typed, shows what computes the same in the chosen framework, with the numbers that were typed,
// and keeps both in the address. On the page of all frameworks it lists the pages that have the call.
'use strict';

(() => {
  const form = document.querySelector('.table-filter');
  const { call, to, count } = form.elements;
  const list = document.querySelector('.found');
  const boxes = [...document.querySelectorAll('.conversions > details')];
  const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  // As people name modules.
  const modules = { F: 'functional', jnp: 'numpy', mx: 'mlxcore', K: 'keras' };

  // Divides a call into its modules, its name, and its arguments without x.
  function divided(text) {
    const [, path, rest] = text.trim().match(/^([^([]*)(.*)$/);
    const key = rest.match(/^(?:\[|\(\{\s*["']?activation["']?\s*:)\s*["']?(\w+)/);
    const names = path.split('.').concat(key ? key[1] : []);
    const inner = rest.replace(/\)\s*(\.apply)?\(\s*x\s*\).*$/, ')').match(/\(([^]*?)\)?\s*$/);
    // An object of options, as in JavaScript, is read as arguments with names.
    const listed = (_, options) => options.replace(/["']?(\w+)["']?\s*:/g, '$1=');
    const passed = (inner?.[1] ?? '').replace(/^\s*\{([^]*?)\}?\s*$/, listed);
    const given = passed.split(',').map((one) => one.trim()).filter((one) => one && one !== 'x');
    const last = names.pop();
    return { modules: names, last, name: plain(last), isWhole: Boolean(rest), given };
  }

  // How well the text of a call fits what was typed: 0 if not at all.
  function fit(text, typed) {
    const own = divided(text);
    if (!(typed.isWhole ? own.name === typed.name : own.name.includes(typed.name))) return 0;
    const path = plain(own.modules.join(''));
    const rank = typed.modules.filter((name) => path.includes(plain(modules[name] ?? name))).length;
    const words = typed.given.filter((one) => /=\s*['"TFN]/.test(one));
    const alike = words.filter((one) => own.given.some((other) => plain(other) === plain(one))).length;
    const without = !words.length && !own.given.some((one) => /=\s*['"TFN]/.test(one));
    const named = Number(own.name === typed.name) + 2 * Number(own.last === typed.last);
    return 1 + 4 * rank + 2 * alike + Number(without) + named;
  }

  // What fits best of some elements.
  function best(elements, typed) {
    const ranked = elements.map((element) => [element, fit(element.textContent, typed)]).filter(([, rank]) => rank);
    const most = Math.max(...ranked.map(([, rank]) => rank));
    return ranked.filter(([, rank]) => rank === most).map(([element]) => element);
  }

  // The numbers that were typed, by the names of the parameters in the definition.
  function numbers(code, typed) {
    const names = code.dataset.given.split(' ').map((pair) => pair.split('='));
    const pairs = typed.given.map((one, place) => (one.includes('=') ? one.split('=') : [names[place]?.[0], one]));
    const own = pairs.map(([theirs, text]) => [names.find(([name]) => name === theirs?.trim())?.[1], text]);
    return Object.fromEntries(own.filter(([ours, text]) => ours && text.trim() && Number.isFinite(Number(text))));
  }

  function convert() {
    const typed = divided(call.value);
    const codes = [...document.querySelectorAll('.conversions summary code')];
    const found = call.value.trim() ? best(codes, typed) : codes;
    const rows = new Map(found.map((code) => [code.closest('details'), code]));
    let changed = false;
    for (const item of document.querySelectorAll('[data-to]')) item.hidden = to.value && item.dataset.to !== to.value;
    for (const box of boxes) {
      box.hidden = !rows.has(box);
      box.open = rows.size < 3 && rows.has(box) && Boolean(call.value.trim());
      const given = rows.has(box) && call.value.trim() ? numbers(rows.get(box), typed) : {};
      for (const number of box.querySelectorAll('data')) {
        number.dataset.measured ??= number.textContent;
        number.textContent = given[number.value]?.trim() ?? number.dataset.measured;
        changed ||= Number(number.textContent) !== Number(number.dataset.measured);
      }
    }
    const note = changed ? '; differences are those of the default numbers' : '';
    count.value = `${rows.size} of ${boxes.length} functions${note}`;
  }

  function search() {
    const typed = divided(call.value);
    const options = [...document.querySelectorAll('#calls option')].filter((one) => one.dataset.from !== to.value);
    const found = call.value.trim() ? best(options, typed) : [];
    list.replaceChildren(...found.slice(0, 12).map((option) => {
      const link = document.createElement('a');
      link.href = `convert/${option.dataset.from}.html#${address(typed.given.length ? call.value : option.value)}`;
      link.textContent = option.value;
      const item = document.createElement('li');
      item.append(link);
      return item;
    }));
    count.value = call.value.trim() ? `${found.length} of ${options.length} calls` : '';
  }

  function address(text) {
    return new URLSearchParams([['call', text], ['to', to.value]].filter(([, value]) => value)).toString();
  }

  const update = list ? search : convert;

  function read() {
    const chosen = new URLSearchParams(location.hash.slice(1));
    if (!chosen.has('call') && !chosen.has('to')) return;
    for (const control of [call, to]) control.value = chosen.get(control.name) ?? '';
    update();
  }

  function write() {
    update();
    const hash = address(call.value);
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname);
  }

  form.addEventListener('input', write);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list?.querySelector('a')?.click();
  });
  form.addEventListener('reset', () => setTimeout(write));
  addEventListener('hashchange', read);
  read();
})();
