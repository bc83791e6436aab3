// Lets Sphinx's search find a name in any spelling: hard-swish, HardSwish and hard swish are hard_swish.
'use strict';

(() => {
  const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const perform = Search._performSearch;

  Search._performSearch = (query, ...terms) => {
    const { docnames, filenames, objects, objnames, titles } = Search._index;
    const found = Object.values(objects).flat()
      .filter(([, kind, , , name]) => objnames[kind][0] === 'activation' && plain(name) === plain(query))
      // An anchor that is the same as the name is left out of the index.
      .map(([page, kind, , anchor, name]) => [
        docnames[page], name, `#${anchor || name}`, `${objnames[kind][2]}, in ${titles[page]}`, 100,
        filenames[page], 'object',
      ]);
    // The last one is shown first. Of several names that lead to the same place, the first that is shown is enough.
    const results = [...perform(query, ...terms), ...found];
    const shown = new Map(results.map((one) => [one[0] + one[2], one]));
    return results.filter((one) => shown.get(one[0] + one[2]) === one);
  };
})();
