// Numbers as they are read.
const withMinus = (text) => String(text).replaceAll('-', '−');
const short = (value) => Number(value.toPrecision(DIGITS));
// No more digits than are right.
const shown = (value) => (Number.isNaN(value) ? 'undefined' : withMinus(short(value)).replace('Infinity', '∞'));
