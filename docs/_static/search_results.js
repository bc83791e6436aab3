// Shows what search.js finds: an activation with its graph, a property with those that have it, other pages.
'use strict';

(() => {
  const MOST = 12;
  const LEAST = 0.02; // of the best score
  const list = document.getElementById('search-results');
  const status = document.querySelector('.search-summary');

  function element(name, content, attributes = {}) {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...[content].flat());
    return made;
  }

  const link = (page, text, anchor) => (
    element('a', text, { href: `${page}.html${anchor ? `#${anchor}` : ''}` }));
  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  function shown({ page, anchor, title, heading, sentence, icon, name, alias, members }) {
    const content = [element('p', link(page, capital(title), anchor))];
    if (icon && name[0] !== title.toLowerCase()) content[0].append(' ', element('code', name[0]));
    if (heading) content[0].append(` › ${heading}`);
    if (sentence) content.push(element('p', sentence));
    if (alias?.length) content.push(element('p', `also ${alias.join(', ')}`, { className: 'others' }));
    if (members) {
      const links = members.map((one) => element('li', link(`functions/${one}`, Search.titleOf(one))));
      content.push(element('ul', links, { className: 'members' }));
    }
    const item = element('li', element('div', content));
    if (icon) item.insertAdjacentHTML('afterbegin', icon);
    return item;
  }

  Search.performSearch = (query) => (Search.hasIndex() ? Search.query(query) : Search.deferQuery(query));

  Search.query = (query) => {
    const ranked = Search.rank(query);
    const found = ranked.filter(({ score }) => score > ranked[0].score * LEAST);
    const results = found.slice(0, MOST);
    const missing = Search.missing(query);
    list.replaceChildren(...results.map(shown));
    const count = { 0: 'Nothing found', 1: '1 result' }[found.length] ?? `${found.length} results`;
    const part = found.length > MOST ? `${MOST} of ` : '';
    const [table, families] = [link('table', 'all activations in one table'), link('activations', 'by family')];
    const all = [' See ', table, ', or ', families, '. '];
    const there = missing.length ? [`Not covered yet: ${Search.enumerate(missing)}.`, ...all] : [];
    status.replaceChildren(...there, `${part}${count} for “${query}”.`);
    if (!results.length && !missing.length) {
      status.append(...all);
      const names = Search.enumerate(Search.notCovered);
      status.append(element('p', `Often searched for, but not covered yet: ${names}.`));
    }
  };
})();
