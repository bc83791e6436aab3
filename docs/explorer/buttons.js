// Groups of buttons, such as those that move a figure.
const VIEWS = [
  ['in', '+', 'Zoom in'], ['out', '−', 'Zoom out'], ['left', '←', 'Move left'], ['right', '→', 'Move right'],
  ['up', '↑', 'Move up'], ['down', '↓', 'Move down'], ['reset', 'Reset', 'Reset'],
];

const TAKEN = [
  ['link', 'Copy link'], ['svg', 'Copy SVG'], ['python', 'Copy Python'],
  ['file', 'Download SVG'], ['png', 'Download PNG'],
];

function buttons(kind, label_, each) {
  const written = each.map(([value, text, label = text]) => `<button type="button" name="${kind}" value="${value}"
    aria-label="${label}" title="${label}">${text}</button>`);
  return `<div role="group" aria-label="${label_}">${written.join('')}</div>`;
}
