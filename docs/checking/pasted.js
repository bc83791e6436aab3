// Reads values that are pasted: two columns, x and f(x), or JSON.
const NUMBER = /^[-+−]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|nan|inf(?:inity)?|∞)$/i;

function numberOf(text) {
  const plainly = text.replace('−', '-').toLowerCase();
  const size = /inf|∞/.test(plainly) ? Infinity : Number(plainly.replace(/^[-+]/, ''));
  return plainly.startsWith('-') ? -size : size;
}

const cellsOf = (line) => line.trim().split(/[\s,;|]+/).filter(Boolean);
const isJson = (text) => /^\s*[[{]\s*["[{\]}]/.test(text) || /^\s*\[\s*[-\d.]/.test(text);

// At least half of the lines are two numbers.
function arePasted(text) {
  if (isJson(text)) return true;
  const lines = text.split('\n').filter((line) => line.trim());
  const pairs = lines.filter((line) => cellsOf(line).length === 2 && cellsOf(line).every((cell) => NUMBER.test(cell)));
  return pairs.length > 0 && 2 * pairs.length >= lines.length;
}

function readPasted(text) {
  const points = isJson(text) ? fromJson(text) : fromColumns(text);
  if (!points.some(([x, y]) => Number.isFinite(x) && Number.isFinite(y))) {
    throw new Misread('There is no pair of numbers', 0, 0);
  }
  return points.filter(([x]) => Number.isFinite(x)).sort(([one], [other]) => one - other);
}

function fromColumns(text) {
  let at = 0;
  const points = [];
  text.split('\n').forEach((line, i) => {
    const cells = cellsOf(line);
    const isHead = !points.length && cells.every((cell) => !NUMBER.test(cell));
    if (cells.length && !line.trim().startsWith('#') && !isHead) {
      if (cells.length !== 2 || !cells.every((cell) => NUMBER.test(cell))) {
        throw new Misread(`Line ${i + 1}: expected two numbers, x and f(x), found “${line.trim()}”`, at, line.length);
      }
      points.push([...cells.map(numberOf), unit(cells[1])]);
    }
    at += line.length + 1;
  });
  return points;
}

// Half a unit in the last place of a number that is written.
function unit(text) {
  const [, digits = '', exponent = '0'] = /^[-+−]?\d*\.?(\d*)(?:e([-+]?\d+))?$/i.exec(text) ?? [];
  return 0.5 * 10 ** (Number(exponent) - digits.length);
}

function fromJson(text) {
  let given;
  try {
    given = JSON.parse(text.replace(/-?\b(?:NaN|Infinity)\b/g, '"$&"'));
  } catch (error) {
    throw new Misread(`Not understood as JSON: ${error.message}`, 0, 0);
  }
  const pairs = Array.isArray(given) ? given.map(pairOf) : columnsOf(given);
  return pairs.map(([x, y]) => [toNumber(x), toNumber(y), unit(String(y))]);
}

const toNumber = (value) => (value === null ? NaN : Number(value));

function pairOf(item, i) {
  const values = item && typeof item === 'object' ? Object.values(item) : [];
  const swapped = item && !Array.isArray(item) && Object.keys(item).indexOf('x') === 1;
  if (values.length !== 2 || values.some((value) => typeof value === 'object' && value !== null)) {
    throw new Misread(`Item ${i + 1}: expected a pair such as [1, 0.5], found ${JSON.stringify(item)}`, 0, 0);
  }
  return swapped ? values.reverse() : values;
}

function columnsOf(given) {
  const keys = Object.keys(given);
  const other = keys.find((key) => key !== 'x');
  const [x, y] = [given.x, given[other]];
  if (keys.length !== 2 || !Array.isArray(x) || !Array.isArray(y)) {
    const found = keys.map((key) => `"${key}"`).join(', ') || 'none';
    throw new Misread(`Expected two lists, "x" and "y", found ${found}`, 0, 0);
  }
  if (x.length !== y.length) throw new Misread(`Expected as many values as x: ${x.length}, found ${y.length}`, 0, 0);
  return x.map((each, i) => [each, y[i]]);
}
