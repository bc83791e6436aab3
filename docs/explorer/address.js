// The state stands in the address, behind #, and is read from there.
const waiting = {};

function writeAddress(text) {
  clearTimeout(waiting.address);
  waiting.address = setTimeout(() => history.replaceState(null, '', text ?? address()), 250);
}

function readAddress() {
  state = initial();
  const given = [...new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '')];
  const unknown = notTaken(given);
  if (unknown.length) say(`Not understood in the address: ${unknown.join(', ')}`);
}
