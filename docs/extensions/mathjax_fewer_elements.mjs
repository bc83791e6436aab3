// Draws the same formulas with fewer elements: MathJax wraps each letter twice.

const TOKENS = ['mjx-mi', 'mjx-mn', 'mjx-mo', 'mjx-mtext'];
const GLYPH = /^mjx-c[0-9A-F]+$/;
const UNSEEN = ['xmlns', 'unselectable', 'stretchy', 'noic'];
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
    const raised = (letter) => /padding-top: (.+?em)/.exec(attribute(letter, 'style'))?.[1];
    const above = letters.map((letter) => raised(letter) ?? room[attribute(letter, 'class')][0]);
    const below = letters.map((letter) => room[attribute(letter, 'class')][2]);
    const highest = (sizes) => sizes.reduce((one, other) => (parseFloat(one) < parseFloat(other) ? other : one));
    const [first, ...others] = letters;
    adaptor.append(first, adaptor.text(others.map((each) => adaptor.textContent(each)).join('')));
    adaptor.removeAttribute(first, 'class');
    adaptor.setAttribute(first, 'style', `padding: ${highest(above)} 0 ${highest(below)}`);
    others.forEach((each) => adaptor.remove(each));
  }

  // A token of one piece of text is that piece.
  function unwrap(token, piece) {
    for (const { name, value } of adaptor.allAttributes(token)) {
      const own = attribute(piece, name);
      adaptor.setAttribute(piece, name, own ? `${value}${name === 'style' ? ';' : ''} ${own}` : value);
    }
    adaptor.replace(piece, token);
  }

  function visit(node) {
    if (kind(node) === '#text') return;
    UNSEEN.forEach((name) => adaptor.removeAttribute(node, name));
    [...adaptor.childNodes(node)].forEach(visit);
    const children = adaptor.childNodes(node);
    if (!TOKENS.includes(kind(node)) || children.some((child) => kind(child) !== 'mjx-c')) return;
    if (adaptor.textContent(node) === APPLICATION) adaptor.remove(node);
    else {
      if (children.length > 1 && children.every((child) => GLYPH.test(attribute(child, 'class')))) join([...children]);
      if (adaptor.childNodes(node).length === 1) unwrap(node, adaptor.firstChild(node));
    }
  }
  visit(root);
}
