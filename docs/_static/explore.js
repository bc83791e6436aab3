// A button below a figure, or an address with what has been chosen, brings the explorer.
'use strict';

const explore = document.querySelector('button.explore');
if (explore) {
  let brought;
  const bring = (tag, attributes) => new Promise((resolve) => {
    document.head.append(Object.assign(document.createElement(tag), attributes, { onload: resolve }));
  });
  const folder = `${document.documentElement.dataset.content_root}_static`;
  const start = () => {
    brought ??= Promise.all([
      bring('link', { rel: 'stylesheet', href: `${folder}/explorer.css` }),
      bring('script', { src: `${folder}/explorer.js` }),
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
