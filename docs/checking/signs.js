// What signs and words mean between others.
const RELATIONS = {
  '<': (x, y) => x < y, '>': (x, y) => x > y, '<=': (x, y) => x <= y, '>=': (x, y) => x >= y, '==': (x, y) => x === y,
  '!=': (x, y) => x !== y, '\\le': (x, y) => x <= y, '\\leq': (x, y) => x <= y, '\\leqslant': (x, y) => x <= y,
  '\\ge': (x, y) => x >= y, '\\geq': (x, y) => x >= y, '\\geqslant': (x, y) => x >= y, '\\ne': (x, y) => x !== y,
  '\\neq': (x, y) => x !== y, '\\lt': (x, y) => x < y, '\\gt': (x, y) => x > y, '=': (x, y) => x === y,
};
const PRODUCTS = { '*': '*', '/': '/', '//': '//', '\\cdot': '*', '\\times': '*', '\\div': '/' };
// How code begins that is pasted with its first line.
const PREFIX = /^\s*(?:def\s+\w+\s*\([^)]*\)\s*(?:->\s*[\w.]+\s*)?:\s*)?(?:return\b|lambda\s+\w+\s*:)?/;
const WORDS = ['if', 'else', 'and', 'or', 'not'];
