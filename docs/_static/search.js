// Ranks the pages for a query: by names, spellings, formulas, properties and words, and by the text in Sphinx's index.
'use strict';

(() => {
  // What a word of the query is worth, by where a page has it.
  const WORTH = {
    names: 12, name: 10, alias: 9, spelling: 8, word: 7, title: 6, heading: 5, property: 3, framework: 2, text: 1,
  };
  const NAMES = new Set(['names', 'name', 'alias', 'spelling']);
  const LISTS = ['names', 'name', 'alias', 'spelling', 'word', 'framework'];
  const IN_PART = 0.5; // of it, where the query has only a part of a name, or a page has a word that begins like it
  const EXACT = 1.25; // times it, where nothing else is typed
  const WHOLE_FORMULA = 200;
  const PART_OF_FORMULA = 120;
  const TELLING = 4; // A name says so much, however many pages share its words.
  const UNASKED = new Set((
    'a activation activations an and are as at by can do does for from function functions how i in is it of on or '
    + 'the to versus vs what why with'
  ).split(' '));
  const stemmer = new Stemmer();

  const once = (compute) => {
    const known = new Map();
    return (key) => known.get(key) ?? known.set(key, compute(key)).get(key);
  };
  const stem = once((word) => stemmer.stemWord(word));
  // "Not monotone" and "non-monotonic" are one word, which begins with "non".
  function split(text) {
    const words = splitQuery(text.toLowerCase().replace(/\b(not|non)[\s-]+(?=[a-z])/g, 'non'));
    const asked = words.filter((word) => !UNASKED.has(word));
    return asked.length ? asked : words;
  }

  // A formula without spaces, signs of multiplication, brackets and names of modules, in the signs of code.
  const SIGNS = {
    σ: 'sigmoid', φ: 'phi', π: 'pi', α: 'alpha', β: 'beta', τ: 'tau', λ: 'lambda', '−': '-', '²': '2', '³': '3',
    ln: 'log', exp: 'e', log1p: 'log1+', clamp: 'clip', maximum: 'max', minimum: 'min', lambd: 'lambda',
  };
  const plain = (formula) => formula.toLowerCase().normalize('NFC')
    .replace(/\b(np|jnp|torch|math|tf|f|nn)\.|_\{?[ijk]\}?(?![a-z])/g, '')
    .replace(/[^\x00-\x7f]|[a-z]+1?p?/g, (sign) => SIGNS[sign] ?? sign)
    .replace(/\babs\b|[^a-z0-9.,+/=-]/g, '')
    .replace(/\.0(?!\d)/g, '');
  const sorted = (formula) => [...formula].sort().join('');  // 6·min(x, 1) is min(1, x)·6
  const isFormula = (query) => /[(*/^>]/.test(query);

  const phrase = (kind, text, more) => {
    const words = split(text);
    const joined = [...new Set([words, splitQuery(text.toLowerCase())].map((all) => all.join('')))];
    // Several names count only together, as they stand: each alone is that of an activation.
    const stems = new Set(kind === 'names' ? [] : words.map(stem));
    return { worth: WORTH[kind], telling: NAMES.has(kind), text, joined, stems, ...more };
  };

  // The entries, with what Sphinx's index adds to them; made when the first query comes.
  const prepare = once(() => {
    const { docnames, titles, alltitles, terms, titleterms } = Search._index;
    const number = new Map(docnames.map((name, i) => [name, i]));
    const properties = Search.entries.filter(({ members }) => members);
    const entries = Search.entries.map((entry) => {
      const doc = number.get(entry.page);
      const title = entry.title ?? titles[doc];
      const { name = [], formula = [] } = entry;
      const has = properties.filter(({ members }) => members.some((one) => entry.page === `functions/${one}`));
      const phrases = [
        ...LISTS.flatMap((kind) => (entry[kind] ?? []).map((text) => (
          phrase(kind, text, entry.icon && kind === 'word' && { telling: true })))),
        ...has.flatMap((one) => one.name.map((text) => phrase('property', text))),
        ...formula.flatMap((one) => one.match(/\d+\.\d+/g) ?? []).map((number) => phrase('property', number)),
        phrase(entry.icon ? 'name' : 'title', title),
        phrase('title', entry.page.split('/').at(-1)),
      ];
      const formulas = [...formula, ...name.map((one) => `${one}(x)`)].map(plain);
      return { ...entry, doc, title, phrases, formulas };
    });
    // The sections of activations are the same on all their pages.
    const pages = new Map(entries.filter(({ anchor, icon }) => !anchor && !icon).map((entry) => [entry.doc, entry]));
    for (const [text, places] of Object.entries(alltitles)) {
      for (const [doc, anchor] of places) {
        if (anchor) pages.get(doc)?.phrases.push(phrase('heading', text, { anchor }));
      }
    }
    // The pages whose text has a word.
    const text = (word) => new Set([terms, titleterms].flatMap((all) => (Object.hasOwn(all, word) ? all[word] : [])));
    // A word that no page has any more stays in the index, without pages, where only some of them have been built.
    const vocabulary = new Set([terms, titleterms].flatMap(Object.entries).filter(([, docs]) => docs.length !== 0)
      .map(([word]) => word));
    for (const { phrases } of entries) for (const { stems } of phrases) for (const one of stems) vocabulary.add(one);
    const names = entries.filter(({ icon }) => icon).flatMap(({ name }) => name);
    return { entries, names, vocabulary, text: once(text) };
  });

  // A word that no page has stands for those that begin like it, as when it has not been typed to its end, or for the
  // names that it contains: geglu for glu.
  function wordsOf(raw) {
    const { vocabulary, text, names } = prepare();
    const begun = (word) => [...vocabulary].filter((one) => word.length > 2 && one.startsWith(word));
    const contained = (word) => names.filter((name) => word.includes(name)).map(stem);
    return raw.map((word) => {
      const known = vocabulary.has(stem(word));
      const stems = known ? [stem(word)] : [...begun(word), ...contained(word)];
      return { stems, share: known ? 1 : IN_PART, docs: new Set(stems.flatMap((one) => [...text(one)])) };
    });
  }

  // What each word of the query is worth for an entry, and where on the page it is said.
  function gains(entry, words, neighbours) {
    const found = words.map(({ docs, share }) => (
      { worth: !entry.anchor && docs.has(entry.doc) ? WORTH.text * share : 0, phrase: null }));
    const take = (at, worth, one) => {
      if (worth > found[at].worth) found[at] = { worth, phrase: one, whole: worth >= one.worth };
    };
    for (const one of entry.phrases) {
      for (const places of one.joined.map((all) => neighbours.get(all) ?? [])) {
        const worth = one.worth * (places.length === words.length ? EXACT : 1);
        for (const at of places) take(at, worth, one);
      }
      const here = words.map(({ stems }) => stems.filter((word) => one.stems.has(word)));
      const share = new Set(here.flat()).size / one.stems.size;
      here.forEach((stems, at) => {
        if (stems.length) take(at, one.worth * words[at].share * (share === 1 ? 1 : share * IN_PART), one);
      });
    }
    return found;
  }

  // Properties that are asked for together are one result: those that have them all.
  function together(results) {
    const whole = results.filter(({ entry, found }) => entry.members && found.some((gain) => gain.whole));
    const places = ({ found }) => found.flatMap((gain, at) => (gain.whole ? [at] : []));
    const widest = whole.filter((one) => !whole.some((other) => places(one).length < places(other).length
      && places(one).every((at) => places(other).includes(at))));
    const others = results.filter(({ entry }) => !entry.members);
    const rarest = widest.reduce((one, other) => (
      one && one.entry.members.length <= other.entry.members.length ? one : other), null);
    const members = rarest?.entry.members.filter((name) => widest.every(({ entry }) => entry.members.includes(name)));
    if (!members?.length) return [...others, ...widest];
    const found = rarest.found.map((_, at) => (
      widest.map((one) => one.found[at]).reduce((one, other) => (one.worth < other.worth ? other : one))));
    const asked = widest.sort((one, other) => places(one)[0] - places(other)[0]);
    const entry = {
      ...rarest.entry, members, title: Search.enumerate(asked.map((one) => one.entry.title)),
      sentence: widest.length > 1 ? 'They have all of these properties.' : rarest.entry.sentence,
    };
    return [...others, { entry, found }];
  }

  function formulaOf(query) {
    if (!isFormula(query)) return '';
    const all = plain(query);
    return /^[a-z]+x=/.test(all) ? all.replace(/^[a-z]+x=/, '') : all;
  }

  function likeness(formulas, formula) {
    if (!formula) return 0;
    if (formulas.some((one) => sorted(one) === sorted(formula))) return WHOLE_FORMULA;
    if (formula.length < 3) return 0;
    const around = formulas.filter((one) => one.includes(formula)).map(({ length }) => length);
    return around.length ? PART_OF_FORMULA * formula.length / Math.min(...around) : 0;
  }

  // The results, the best first: {page, anchor, title, sentence, score …}.
  Search.rank = (query) => {
    const { entries } = prepare();
    const raw = split(query);
    const words = wordsOf(raw);
    const formula = formulaOf(query);
    const neighbours = new Map();
    for (let i = 0; i < raw.length; i += 1) {
      for (let j = i + 1; j <= raw.length; j += 1) {
        neighbours.set(raw.slice(i, j).join(''), [...Array(j).keys()].slice(i));
      }
    }
    const results = together(entries.map((entry) => ({ entry, found: gains(entry, words, neighbours) })));
    // A word that few pages have says more.
    const rarity = words.map((_, at) => {
      if (raw.indexOf(raw[at]) < at) return 0;  // It has been counted.
      const count = results.filter(({ found }) => found[at].worth).length;
      return Math.log2(1 + results.length / (count || Infinity));
    });
    return results.map(({ entry, found }) => {
      const score = found.reduce((sum, { worth, whole, phrase: one }, at) => (
        sum + worth * (rarity[at] && Math.max(rarity[at], whole && one.telling ? TELLING : 0))
      ), likeness(entry.formulas, formula));
      const heading = found.find(({ whole, phrase: one }) => whole && one.anchor)?.phrase;
      return { ...entry, score, anchor: entry.anchor ?? heading?.anchor, heading: heading?.text };
    }).filter(({ score }) => score > 0).sort((one, other) => other.score - one.score);
  };

  Search.enumerate = (names) => new Intl.ListFormat('en').format(names);
  Search.titleOf = (name) => prepare().entries.find(({ page }) => page === `functions/${name}`).title;

  // The names in a query of what no page is about.
  Search.missing = (query) => {
    const raw = split(query);
    const asked = new Set(raw.flatMap((_, i) => [1, 2].map((count) => raw.slice(i, i + count).join(''))));
    return Search.notCovered.filter((name) => asked.has(split(name).join('')));
  };
})();
