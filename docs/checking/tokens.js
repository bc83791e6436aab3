// Splits an expression into tokens, each with its place: of LaTeX, or of arithmetic as NumPy has it.
class Misread extends Error {
  constructor(message, at, length) {
    super(message);
    [this.at, this.length] = [at, length];
  }
}

// What is written in other signs, of the same length.
const SIGNS = {
  '−': '-', '–': '-', '·': '*', '×': '*', '÷': '/', '∞': 'inf', 'π': 'pi', 'Φ': 'Phi', 'φ': 'varphi', 'σ': 'sigmoid',
  'α': 'alpha', 'β': 'beta', 'γ': 'gamma', 'θ': 'theta', 'λ': 'lambd', 'μ': 'mu', 'τ': 'tau', '≤': '<=', '≥': '>=',
  '≠': '!=', '²': '^2', '³': '^3', '√': 'sqrt',
};
const either = (...kinds) => new RegExp(`\\s*(?:${kinds.map(({ source }) => source).join('|')})`, 'y');
const NUMPY = either(
  /(\d[\d_]*\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)/, /([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/,
  /(\*\*|\/\/|[<>=!]=|\S)/,
);
const LATEX = either(
  /(\d+(?:\.\d+)?|\.\d+)/, /\\(?:operatorname|math(?:rm|it)|text(?:rm)?|begin|end)\*?\{([^}]*)\}/,
  /(\\[A-Za-z]+(?:_[a-z]|_\{[a-z]\})?|\\.|\S)/,
);
const SPACES = /^\\([,:;! ]|left|right|q?quad|displaystyle|[bB]ig[lr]?|limits)$/;
const NAMED = /\\(begin|end)/;

const END = { kind: 'end', value: 'the end', length: 0 };

const isLatex = (text) => /\\[A-Za-z,;:!]/.test(text);

const kindOf = (text) => (/\d/.test(text) ? 'number' : /\w/.test(text) ? 'name' : 'sign');

function tokensOf(text) {
  const latex = isLatex(text);
  const pattern = latex ? LATEX : NUMPY;
  const found = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match?.[0]; match = pattern.exec(text)) {
    const [all, number, name, sign] = match;
    const [token] = [all.trimStart()];
    const at = match.index + all.length - token.length;
    const add = (kind, value) => found.push({ kind, value, at, length: token.length });
    if (number !== undefined) add('number', number.replaceAll('_', ''));
    else if (name !== undefined) {
      const kind = NAMED.exec(token)?.[1] ?? (token.startsWith('\\text') ? 'text' : 'name');
      add(kind, name.trim().replaceAll('\\_', '_'));
    } else if (SIGNS[sign]) {
      for (const part of SIGNS[sign].match(/\w+|\W+/g)) add(kindOf(part), part);
    } else if (latex && /^\\[A-Za-z]/.test(sign) && !SPACES.test(sign)) add('command', sign);
    else if (latex && /^[A-Za-z]$/.test(sign)) add('name', sign);
    else if (sign && !(latex && SPACES.test(sign)) && sign !== '$' && !(latex && sign === '~')) {
      add('sign', { '\\{': '(', '\\}': ')' }[sign] ?? sign);
    }
  }
  found.push({ ...END, at: text.length });
  return { latex, tokens: latex ? withInverses(found) : found };
}

// The power −1 of tan and its like is the inverse, not the reciprocal: these signs become one.
function withInverses(tokens) {
  tokens.forEach(({ value, at }, i) => {
    const behind = tokens.slice(i + 1, i + 6);
    if (!/^\\(sin|cos|tan)h?$/.test(value) || behind.map((token) => token.value).join('') !== '^{-1}') return;
    const length = behind[4].at + 1 - at;
    tokens.splice(i, 6, { kind: 'command', value: value.replace('\\', '\\arc'), at, length });
  });
  return tokens;
}

// What stands behind the last =, such as that of f(x) = x, between no brackets.
function behindEquals(tokens) {
  let [depth, begin] = [0, 0];
  tokens.forEach(({ kind, value }, i) => {
    if (kind === 'begin' || (kind === 'sign' && '([{'.includes(value))) depth += 1;
    if (kind === 'end' ? i < tokens.length - 1 : kind === 'sign' && ')]}'.includes(value)) depth -= 1;
    if (kind === 'sign' && value === '=' && !depth) begin = i + 1;
  });
  return tokens.slice(begin);
}

// What stands before a word, such as where, and what behind it; words in cases are theirs.
function parted(tokens, word) {
  let depth = 0;
  const at = tokens.findIndex(({ kind, value, length }) => {
    if (kind === 'begin') depth += 1;
    if (kind === 'end' && length) depth -= 1;
    return kind === 'text' && value === word && !depth;
  });
  return at < 0 ? [tokens, []] : [[...tokens.slice(0, at), { ...END, at: tokens[at].at }], tokens.slice(at + 1)];
}
