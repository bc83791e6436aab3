// What Furo leaves to the mouse, for the keyboard and for screen readers.
'use strict';

// What scrolls sideways can be reached as long as it does scroll.
const scrolled = new ResizeObserver((entries) => {
  for (const { target: box } of entries) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
});
for (const box of document.querySelectorAll('.highlight pre, .output_subarea, .table-wrapper, .scrolling')) {
  scrolled.observe(box);
}

// The entry of the page is in view, also where the window is low.
const sideBar = document.querySelector('.sidebar-scroll');
new ResizeObserver(() => {
  const entry = sideBar.querySelector('[aria-current]')?.getBoundingClientRect();
  const { top, bottom } = sideBar.getBoundingClientRect();
  if (entry && (entry.top < top || entry.bottom > bottom)) sideBar.scrollTop += (entry.top - (top + bottom) / 2);
}).observe(sideBar);

// The side bars have names, and the labels that open them become buttons.
const bars = [
  ['.sidebar-drawer', '__navigation', 'Site'],
  ['.toc-drawer', '__toc', 'On this page'],
];
for (const [selector, id, name] of bars) {
  const bar = document.querySelector(selector);
  const state = document.getElementById(id);
  bar.setAttribute('aria-label', name);
  for (const label of document.querySelectorAll(`label[for="${id}"]:not(.overlay)`)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = label.className;
    button.setAttribute('aria-label', name);
    button.setAttribute('aria-expanded', 'false');
    button.append(...label.childNodes);
    button.addEventListener('click', () => state.click());
    label.replaceWith(button);
    state.addEventListener('change', () => {
      button.setAttribute('aria-expanded', String(state.checked));
      if (state.checked) [...bar.querySelectorAll('a, input')].find((item) => item.checkVisibility()).focus();
      else if (bar.contains(document.activeElement)) button.focus();
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && state.checked) state.click();
  });
}

// With ?handout the page of an activation is one sheet of paper, with its source.
const citation = document.querySelector('details.citation pre');
if (new URLSearchParams(location.search).has('handout') && document.querySelector('.first-screen')) {
  document.documentElement.classList.add('handout');
  const source = document.createElement('p');
  source.className = 'source';
  source.textContent = `${citation.textContent}. ${document.querySelector('.copyright').textContent.trim()}`;
  document.querySelector('article').append(source);
}

// A slash leads to the search.
document.addEventListener('keydown', (event) => {
  const { key, target, altKey, ctrlKey, metaKey } = event;
  if (key !== '/' || altKey || ctrlKey || metaKey || target.matches('input, select, textarea')) return;
  document.querySelector('input[name=q]').focus();
  event.preventDefault();
});

// A report of an error names the formula or the fact that the address leads to.
const report = document.querySelector('.report');
report?.addEventListener('click', () => {
  const address = new URL(report.href);
  const [page] = address.searchParams.get('address').split('#');
  address.searchParams.set('address', page + location.hash);
  report.href = address;
});

// Where the search leads, Sphinx marks what was searched for.
if (typeof DOCUMENTATION_OPTIONS === 'undefined'
  && (localStorage.getItem('sphinx_highlight_terms') || new URLSearchParams(location.search).has('highlight'))) {
  for (const name of ['documentation_options', 'doctools', 'sphinx_highlight']) {
    const script = document.createElement('script');
    script.src = `${document.documentElement.dataset.content_root}_static/${name}.js`;
    script.async = false;
    document.head.append(script);
  }
}
