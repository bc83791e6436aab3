// Gives each displayed formula a button that copies its TeX, and each block of code one that copies it; of a session,
// what has been typed. The signs that lead to an anchor copy their link. A second button of a formula brings citing.js.
// The menu of each figure gets the line that embeds it.
'use strict';

const announcement = document.createElement('span');
announcement.className = 'visually-hidden';
announcement.role = 'status';
document.body.append(announcement);

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // A page that is no secure context, as some browsers see one that is opened from a file, has no clipboard.
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  focused.focus();
  if (!copied) throw new Error('The browser does not allow copying.');
}

function addButton(box, label, kind, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = kind;
  button.title = label;
  button.setAttribute('aria-label', label);
  button.addEventListener('click', () => act(button));
  box.append(button);
}

function addCopying(box, what, text) {
  addButton(box, `Copy ${what}`, 'copy', (button) => copyBy(button, what, text()));
}

function cite(button) {
  const script = document.createElement('script');
  script.src = `${document.documentElement.dataset.content_root}_static/citing.js`;
  script.onload = () => window.cite(button, addCopying);
  button.append(script);
}

async function copyBy(control, what, text) {
  await copy(text);
  announcement.textContent = `${what} copied`;
  control.classList.add('success');
  setTimeout(() => {
    announcement.textContent = '';
    control.classList.remove('success');
  }, 2000);
}

window.copyBy = copyBy;

function typed(text) {
  const prompt = /^(>>> |\.\.\. )/;
  const lines = text.trimEnd().split('\n');
  const session = lines.some((line) => prompt.test(line));
  const own = lines.filter((line) => !session || !line || prompt.test(line));
  return own.map((line) => line.replace(prompt, '')).join('\n');
}

// The line that embeds a figure has the address of the site where that is known.
const { href: site } = document.querySelector('link[rel="canonical"]') ?? {};
for (const menu of document.querySelectorAll('.files')) {
  const figure = menu.closest('figure');
  const address = menu.querySelector('a:not([download])').getAttribute('href');
  const { width, height } = figure.querySelector('svg').viewBox.baseVal;
  const box = document.createElement('div');
  box.className = 'highlight';
  const pre = document.createElement('pre');
  pre.textContent = `<iframe src="${site ? new URL(address, site) : address}"`
    + ` title="${document.title.split(' - ')[0]} (${figure.id.replace('figure-', '')})"`
    + ` width="480" height="${Math.round((480 * height) / width) + 64}" style="border:0; max-width:100%"></iframe>`;
  box.append(pre);
  menu.append(box);
  addCopying(box, 'line', () => pre.textContent);
}
for (const formula of document.querySelectorAll('.math-scroll')) {
  addCopying(formula.parentElement, 'TeX', () => formula.dataset.tex);
  addButton(formula.parentElement, 'Cite this', 'copy quotation', cite);
}
for (const code of document.querySelectorAll('div:not(.sphx-glr-script-out) > .highlight > pre')) {
  addCopying(code.parentElement, code.parentElement.dataset.copied ?? 'code', () => typed(code.textContent));
}
for (const link of document.querySelectorAll('a.headerlink')) {
  link.addEventListener('click', () => copyBy(link, 'Link', link.href));
}
