// Figures with one axis, each in a room of its own: what moves one of them moves all. Each kind is the id, the title,
// the curves, and the lower edge.
const frame = { x: 24, y: 22, width: 292, height: 170 };
const START = { left: -5, unit: frame.width / 10 };

function link(kinds, place, whenDrawn, taken = TAKEN) {
  place.innerHTML = kinds.map(([id, title]) => `<figure class="figure explored" id="${id}"><figcaption>${title}
    <details><summary>Take along</summary><div class="explorer">${buttons('take', `Take along: ${title}`, taken)}</div>
    </details></figcaption></figure>`).join('');
  const every = kinds.map(([name, title, curves, bottom]) => makeFigure({
    name, title, frame, curves, changed, size: [324, 214], start: { ...START, bottom }, say: reset,
  }));
  every.forEach(({ svg, takeAlong }, i) => {
    place.children[i].prepend(svg);
    place.children[i].addEventListener('click', ({ target }) => target.name === 'take' && takeAlong(target));
  });
  let isDue = false;

  // What has changed is drawn with the next frame, in all figures.
  function changed(figure) {
    for (const other of every) if (other !== figure) other.follow(figure.state);
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      for (const each of every) each.draw();
      whenDrawn();
    });
  }

  function reset() {
    for (const each of every) each.reset();
  }

  // Names in the legend take the room that they need in the font of the figures.
  document.fonts.ready.then(() => changed(every[0]));
  return { every, reset, changed: () => changed(every[0]) };
}
