// Draws the same formulas with fewer elements: MathJax wraps each letter twice.

const TOKENS = ['mjx-mi', 'mjx-mn', 'mjx-mo', 'mjx-mtext'];
const GLYPH = /^mjx-c[0-9A-F]+$/;
const JOINED = /^padding: (\S+) 0 (\S+)$/;
const INFERRED = ['math', 'mrow', 'mtd', 'msqrt', 'mstyle'];  // these hold any number of formulas
const UNSEEN = ['xmlns', 'unselectable', 'stretchy', 'noic'];
// In these, formulas stand side by side on one line.
const LINES = ['mjx-math', 'mjx-mstyle', 'mjx-mrow', 'mjx-TeXAtom', 'mjx-mtd', 'mjx-box'];
const APPLICATION = '\u2061';

// The room that each glyph takes above, to the right and below.
function rooms(rules) {
  const found = {};
  for (const [, glyph, padding] of rules.join('\n').matchAll(/mjx-c\.(mjx-c[0-9A-F]+) \{\s*padding: ([^;]+);/g)) {
    found[glyph] = padding.split(' ');
  }
  return found;
}

export function fewerElements(adaptor, root, rules) {
  const room = rooms(rules);
  const kind = (node) => adaptor.kind(node);
  const attribute = (node, name) => adaptor.getAttribute(node, name);

  // Letters of one font side by side become one piece of text, as wide as its font has it.
  function join(letters) {
    const own = (letter) => JOINED.exec(attribute(letter, 'style'))?.slice(1);
    const raised = (letter) => /padding-top: (.+?em)/.exec(attribute(letter, 'style'))?.[1];
    const above = letters.map((letter) => own(letter)?.[0] ?? raised(letter) ?? room[attribute(letter, 'class')][0]);
    const below = letters.map((letter) => own(letter)?.[1] ?? room[attribute(letter, 'class')][2]);
    const highest = (sizes) => sizes.reduce((one, other) => (parseFloat(one) < parseFloat(other) ? other : one));
    const [first, ...others] = letters;
    adaptor.append(first, adaptor.text(others.map((each) => adaptor.textContent(each)).join('')));
    adaptor.removeAttribute(first, 'class');
    adaptor.setAttribute(first, 'style', `padding: ${highest(above)} 0 ${highest(below)}`);
    others.forEach((each) => adaptor.remove(each));
  }

  // Whether it is a letter, or letters that have been joined, beside the space before it.
  function isText(node) {
    const names = kind(node) === 'mjx-c' ? adaptor.allAttributes(node).map(({ name }) => name) : [];
    const others = names.filter((name) => name !== 'space').join();
    return (others === 'class' && GLYPH.test(attribute(node, 'class')))
      || (others === 'style' && JOINED.test(attribute(node, 'style')));
  }

  // Letters of one font on a line become one piece, up to the next space.
  function joinLines(line) {
    let group = [];
    for (const node of [...adaptor.childNodes(line), undefined]) {
      const isNext = node && isText(node);
      if (isNext && group.length && !attribute(node, 'space')) group.push(node);
      else {
        if (group.length > 1) join(group);
        group = isNext ? [node] : [];
      }
    }
  }

  // A token of one piece of text is that piece.
  function unwrap(token, piece) {
    for (const { name, value } of adaptor.allAttributes(token)) {
      const own = attribute(piece, name);
      adaptor.setAttribute(piece, name, own ? `${value}${name === 'style' ? ';' : ''} ${own}` : value);
    }
    adaptor.replace(piece, token);
  }

  // A place at which no line is broken is the space before what follows it.
  function close(place) {
    const next = adaptor.next(place);
    if (!next || attribute(next, 'space')) return;
    const size = attribute(place, 'size');
    if (size !== '0') adaptor.setAttribute(next, 'space', size);
    adaptor.remove(place);
  }

  // What screen readers read has neither sizes nor spaces.
  function unstyle(style) {
    const inner = [...adaptor.childNodes(style)];
    if (inner.length !== 1 && !INFERRED.includes(kind(adaptor.parent(style)))) return;
    inner.forEach((each) => adaptor.insert(each, style));
    adaptor.remove(style);
  }

  function visit(node) {
    if (kind(node) === '#text') return;
    UNSEEN.forEach((name) => adaptor.removeAttribute(node, name));
    [...adaptor.childNodes(node)].forEach(visit);
    if (kind(node) === 'mjx-break' && attribute(node, 'closed') !== undefined) close(node);
    if (kind(node) === 'mspace') adaptor.remove(node);
    if (kind(node) === 'mstyle') unstyle(node);
    const children = adaptor.childNodes(node);
    if (LINES.includes(kind(node))) joinLines(node);
    if (!TOKENS.includes(kind(node)) || children.some((child) => kind(child) !== 'mjx-c')) return;
    if (adaptor.textContent(node) === APPLICATION) adaptor.remove(node);
    else {
      if (children.length > 1 && children.every((child) => GLYPH.test(attribute(child, 'class')))) join([...children]);
      if (adaptor.childNodes(node).length === 1) unwrap(node, adaptor.firstChild(node));
    }
  }
  visit(root);
}
