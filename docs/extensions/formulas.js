// Gives each displayed formula a button that copies its TeX, and lets the keyboard scroll those that are too wide.
'use strict';

const announcement = document.createElement('span');
announcement.className = 'visually-hidden';
announcement.setAttribute('role', 'status');
document.body.append(announcement);

const icon = '<svg viewBox="0 0 24 24" aria-hidden="true"><rect x="8" y="8" width="12" height="12" rx="2"/>'
  + '<path d="M16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2"/></svg>';

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // A page opened from a file has no clipboard in some browsers.
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

function addCopyButton(box) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-tex';
  button.title = 'Copy TeX';
  button.setAttribute('aria-label', 'Copy TeX of the formula');
  button.innerHTML = icon;
  button.addEventListener('click', async () => {
    await copy(box.dataset.tex);
    announcement.textContent = 'TeX copied';
    button.classList.add('success');
    setTimeout(() => {
      announcement.textContent = '';
      button.classList.remove('success');
    }, 2000);
  });
  box.parentElement.append(button);
}

const whileWide = { tabindex: '0', role: 'group', 'aria-label': 'Wide formula' };
const sizes = new ResizeObserver((entries) => {
  for (const { target: box } of entries) {
    const wide = box.scrollWidth > box.clientWidth;
    for (const [name, value] of Object.entries(whileWide)) {
      if (wide) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }
});

for (const box of document.querySelectorAll('.math-scroll')) {
  addCopyButton(box);
  sizes.observe(box);
}
