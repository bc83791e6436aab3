// What sorts tables listens to clicks in the header; buttons let the keyboard click.
'use strict';

for (const header of document.querySelectorAll('.sortable th[scope="col"]:not(.no-sort)')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...header.childNodes);
  header.append(button);
}
