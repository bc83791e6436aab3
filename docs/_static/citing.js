// Shows how to cite a formula: the citation at the foot of the page, with the anchor of the formula.
'use strict';

window.cite = (button, addCopying) => {
  const anchor = button.closest('[id]').id;
  const popover = document.createElement('div');
  popover.className = 'citation';
  popover.popover = 'auto';
  popover.tabIndex = -1;
  // Here, so that pages do not wait for the style of what few ask for.
  Object.assign(popover.style, {maxWidth: 'min(46rem, 90vw)', border: 'thin solid', textAlign: 'left'});
  popover.setAttribute('role', 'dialog');
  popover.setAttribute('aria-label', 'Cite this formula');
  for (const whole of document.querySelectorAll('details.citation .highlight')) {
    const text = whole.querySelector('pre').textContent
      .replace('”', `”, formula ${anchor}`)
      .replace(/title = .*(?=\},$)/m, `$&, formula ${anchor}`)
      .replace(/^@misc\{[^,]*/, `$&:${anchor}`)
      .replace('.html', `.html#${anchor}`);
    const form = document.createElement('div');
    form.className = 'highlight';
    form.append(document.createElement('pre'));
    form.firstChild.textContent = text;
    addCopying(form, whole.dataset.copied, () => text);
    popover.append(form);
  }
  popover.addEventListener('toggle', ({newState}) => newState === 'closed' && popover.remove());
  button.after(popover);
  popover.showPopover();
  popover.focus();
};
