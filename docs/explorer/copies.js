// What is taken along: the address, the picture, and lines of Python that draw it, which are written elsewhere.
const LICENCE = 'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/';

const link = () => location.href.replace(/#.*/, '') + address();

function takeAlong(button) {
  const copied = { link, svg: asSvg, python: asPython }[button.value];
  if (copied) window.copyBy(button, button.textContent.replace('Copy ', ''), copied());
  else if (button.value === 'file') save(new Blob([asSvg()], { type: 'image/svg+xml' }), 'svg');
  else {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      canvas.getContext('2d').drawImage(image, 0, 0);
      canvas.toBlob((blob) => save(blob, 'png'));
    };
    image.src = `data:image/svg+xml,${encodeURIComponent(asSvg())}`;
  }
}

function save(blob, suffix) {
  const file = document.createElement('a');
  file.href = URL.createObjectURL(blob);
  file.download = `${name}.${suffix}`;
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 1000);
}

// With the colours of the page, which a file has no variables for.
function asSvg() {
  const copy = drawn.svg.cloneNode(true);
  const parts = drawn.svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((part, i) => {
    const look_ = getComputedStyle(parts[i]);
    part.setAttribute('fill', look_.fill);
    part.setAttribute('stroke', look_.stroke);
    if (part.getAttribute('display') === 'none') part.remove();
    if (!part.hasAttribute('style')) return;
    for (const key of ['stroke-width', 'stroke-dasharray', 'stroke-linecap']) part.setAttribute(key, look_[key]);
    part.removeAttribute('style');
  });
  for (const attribute of ['class', 'role', 'tabindex', 'aria-label']) copy.removeAttribute(attribute);
  const [, , across, down] = copy.getAttribute('viewBox').split(' ');
  for (const [key, value] of Object.entries({
    xmlns: 'http://www.w3.org/2000/svg', width: 4 * across, height: 4 * down, 'font-family': 'DejaVu Sans, sans-serif',
    'font-size': 10,
  })) copy.setAttribute(key, value);
  const description = element('desc', {});
  description.textContent = `${shownCurves.map(({ label }) => label).join(', ')}. ${link()} ${LICENCE}`;
  copy.prepend(description);
  return copy.outerHTML;
}
