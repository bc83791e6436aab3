// Typesets formulas with MathJax. Each line of the input is a request, {"tex", "display"}; each line of the output is
// its answer: {"html", "css", "glyphs"}, with the rules and the characters of each font that the formula needs, or
// {"error"}.
import { createInterface } from 'node:readline';
import MathJax from 'mathjax';
import { fewerElements } from './mathjax_fewer_elements.mjs';

await MathJax.init({
  loader: { load: ['input/tex-base', '[tex]/ams', 'output/chtml', 'adaptors/liteDOM', 'a11y/assistive-mml'] },
  // Neither noundefined nor noerrors, which would show what is wrong in red and go on.
  tex: { packages: ['base', 'ams'], formatError: (_, error) => { throw error; } },
  startup: { typeset: false },
});
const { adaptor, output } = MathJax.startup;

// MathJax's rules, without its fonts: those that the site needs are added when all formulas are known.
function rules() {
  const css = adaptor.cssText(MathJax.chtmlStylesheet());
  return css.trim().split('\n\n').filter((rule) => !/^(@font-face|\.NCM-)/.test(rule));
}

// Removes the TeX that MathJax notes on every element, and collects the characters by the font that draws them.
function finish(node, font, glyphs) {
  if (adaptor.kind(node) === '#text') {
    const visible = adaptor.value(node).replace(/[\n\u2061-\u2064]/g, '');
    if (visible) glyphs[font] = (glyphs[font] ?? '') + visible;
    return;
  }
  if (adaptor.kind(node) === 'mjx-utext') throw new Error(`No font has the characters '${adaptor.textContent(node)}'`);
  for (const { name } of adaptor.allAttributes(node)) {
    if (name.startsWith('data-')) adaptor.removeAttribute(node, name);
  }
  const own = /\bNCM-\S+/.exec(adaptor.getAttribute(node, 'class') ?? '')?.[0] ?? font;
  const drawn = !['mjx-assistive-mml', 'mjx-break'].includes(adaptor.kind(node));
  for (const child of adaptor.childNodes(node)) finish(child, own, drawn ? glyphs : {});
}

// Closes the places for line breaks in short formulas, brackets and conditions; they are the space around operators,
// too.
const SHORT = 24;
function close(places) {
  for (const each of places) if (adaptor.kind(each) === 'mjx-break') adaptor.setAttribute(each, 'closed', '');
}

function textOf(nodes) {
  const seen = nodes.filter((each) => adaptor.kind(each) !== 'mjx-break');
  return seen.map((each) => adaptor.textContent(each)).join('');
}

function keepTogether(node) {
  const opened = [];
  const children = adaptor.childNodes(node);
  if (children.some((each) => adaptor.kind(each) === '#text')) return;
  if (textOf(children).length <= SHORT) close(children);
  for (const [place, child] of children.entries()) {
    const rest = children.slice(place);
    if (adaptor.kind(child) === 'mjx-mtext' && textOf(rest).length <= SHORT) close(rest);
    const sign = adaptor.kind(child) === 'mjx-mo' ? adaptor.textContent(child) : '';
    if ('([{'.includes(sign) && sign) opened.push(place);
    if (')]}'.includes(sign) && sign && opened.length) {
      const group = children.slice(opened.pop(), place);
      if (textOf(group).length <= SHORT) close(group);
    }
    keepTogether(child);
  }
}

async function typeset({ tex, display }) {
  output.clearCache();
  // A displayed formula is a line that the browser may break, at relations and operators, where the page is narrow.
  const html = await MathJax.tex2chtmlPromise(display ? `\\displaystyle ${tex}` : tex, { display: false });
  keepTogether(html);
  const glyphs = {};
  finish(html, null, glyphs);
  for (const font in glyphs) glyphs[font] = [...new Set(glyphs[font])].sort().join('');
  const css = rules();
  fewerElements(adaptor, html, css);
  return { html: adaptor.outerHTML(html), css, glyphs };
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await typeset(JSON.parse(line)).catch(({ message }) => ({ error: message }));
  console.log(JSON.stringify(answer));
}
