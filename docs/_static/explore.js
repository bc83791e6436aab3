// A button below a figure, or an address with what has been chosen, brings the explorer.
'use strict';

const explore = document.querySelector('button.explore');
if (explore) {
  let brought;
  const bring = (tag, attributes) => new Promise((resolve) => {
    document.head.append(Object.assign(document.createElement(tag), attributes, { onload: resolve }));
  });
  const { script = 'explorer' } = explore.dataset;
  const file = `${document.documentElement.dataset.content_root}_static/${script}`;
  const start = () => {
    brought ??= Promise.all([
      bring('link', { rel: 'stylesheet', href: `${file}.css` }),
      bring('script', { src: `${file}.js` }),
    ]);
    return brought;
  };
  for (const sign of ['pointerenter', 'focus']) explore.addEventListener(sign, start);
  const open = () => start().then(() => window.explore(explore));
  explore.addEventListener('click', open);
  const openByAddress = () => {
    if (location.hash.includes('=') && explore.ariaExpanded === 'false') open();
  };
  addEventListener('hashchange', openByAddress);
  openByAddress();
}
