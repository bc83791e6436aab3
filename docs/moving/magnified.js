// A small difference by a power of ten as large, so that it can be seen on the axes of others.
const LARGEST = 2.5;

function magnified(f, text) {
  const sizes = Array.from({ length: 321 }, (_, i) => Math.abs(f(i / 20 - 8))).filter(Number.isFinite);
  const largest = Math.max(...sizes);
  const power = largest > 0 && largest < LARGEST ? Math.floor(Math.log10(LARGEST / largest)) : 0;
  const factor = 10 ** Math.min(power, 12);
  const said = power < 4 ? factor : `10${String(power).replace(/./g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit])}`;
  return { f: (x) => factor * f(x), factor, label: factor > 1 ? `${said} (${text})` : text };
}
