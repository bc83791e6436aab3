// Lets the keyboard scroll formulas that are too wide.
'use strict';

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

for (const box of document.querySelectorAll('.math-scroll')) sizes.observe(box);
