// The state stands in the address, behind #, and is read from there.
const waiting = {};
let lastHash = location.hash;
addEventListener('hashchange', () => { lastHash = location.hash; });

function writeAddress() {
  clearTimeout(waiting.address);
  waiting.address = setTimeout(() => {
    if (location.hash !== lastHash) return; // it has just been given, and is about to be read
    history.replaceState(null, '', panel.hidden ? location.pathname : address());
    lastHash = location.hash;
  }, 250);
}

function readAddress() {
  state = initial();
  const given = [...new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '')];
  const unknown = notTaken(given);
  if (unknown.length) say(`Not understood in the address: ${unknown.join(', ')}`);
}
