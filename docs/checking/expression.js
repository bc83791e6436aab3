// Reads an expression in x: LaTeX as the pages have it, or arithmetic as NumPy has it. What it gives is a function of x
// and the values of parameters; nothing that is typed is ever run.
function read(text, names) {
  const prefix = isLatex(text) ? '' : PREFIX.exec(text)[0];
  const { latex, tokens: all } = tokensOf(' '.repeat(prefix.length) + text.slice(prefix.length));
  const used = new Set();
  const meanings = {}; // of letters that LaTeX explains by where
  let [tokens, place, inBars] = [all, 0, false];

  const next = () => tokens[place];
  const is = (...values) => ['sign', 'command', 'name'].includes(next().kind) && values.includes(next().value);
  const taken = (...values) => (is(...values) ? tokens[place++] : undefined);

  function fail(message, token = next()) {
    const { at, length } = token;
    const spot = length ? `“${text.slice(at, at + length)}” at character ${at + 1}` : 'At the end';
    throw new Misread(`${spot}${message.startsWith('is ') ? '' : ':'} ${message}`, at, length);
  }

  function expect(value, message = `expected ${value}`) {
    return taken(value) ?? fail(message);
  }

  const inside = (bars, reader) => {
    const outside = inBars;
    inBars = bars;
    const node = reader();
    inBars = outside;
    return node;
  };

  // From choices down to powers.
  function choice() {
    const value = either();
    if (latex || !taken('if')) return value;
    const when = either();
    expect('else');
    const other = choice();
    return (env) => (when(env) ? value(env) : other(env));
  }

  function joined(part, words, holds) {
    let node = part();
    while (!latex && taken(...words)) {
      const [one, other] = [node, part()];
      node = (env) => Number(holds(Boolean(one(env)), Boolean(other(env))));
    }
    return node;
  }

  const both = () => joined(negation, ['&', 'and'], (one, other) => one && other);
  const either = () => joined(both, ['|', 'or'], (one, other) => one || other);

  function negation() {
    if (latex || !taken('not', '~')) return relation();
    const node = negation();
    return (env) => Number(!node(env));
  }

  function relation() {
    const terms = [sum()];
    const relations = [];
    while (is(...Object.keys(RELATIONS)) && !(next().value === '=' && !latex)) {
      relations.push(RELATIONS[tokens[place++].value]);
      taken('&');
      terms.push(sum());
    }
    if (!relations.length) return terms[0];
    return (env) => {
      const values = terms.map((term) => term(env));
      return Number(relations.every((holds, i) => holds(values[i], values[i + 1])));
    };
  }

  function sum() {
    let node = product();
    for (let sign = taken('+', '-'); sign; sign = taken('+', '-')) {
      const [one, other] = [node, product()];
      node = sign.value === '+' ? (env) => one(env) + other(env) : (env) => one(env) - other(env);
    }
    return node;
  }

  function product() {
    if (taken('-')) {
      const node = product();
      return (env) => -node(env);
    }
    if (taken('+')) return product();
    let node = power();
    for (;;) {
      const sign = taken(...Object.keys(PRODUCTS));
      if (!sign && !beginsFactor()) return node;
      const [one, other] = [node, sign && is('-', '+') ? signed() : power()];
      const kind = sign ? PRODUCTS[sign.value] : '*';
      if (kind === '*') node = (env) => one(env) * other(env);
      else if (kind === '/') node = (env) => one(env) / other(env);
      else node = (env) => Math.floor(one(env) / other(env));
    }
  }

  function signed() {
    const sign = taken('-', '+');
    const node = sign ? signed() : power();
    return sign?.value === '-' ? (env) => -node(env) : node;
  }

  // Another factor follows without a sign, as in 2 x.
  function beginsFactor() {
    const { kind, value } = next();
    if (kind === 'name') return latex || !WORDS.includes(value);
    if (kind === 'sign') return value === '(' || (latex && (value === '[' || (value === '|' && !inBars)));
    if (kind === 'number') return latex;
    return kind === 'begin' || (kind === 'command' && !['\\\\', '\\rvert', ...Object.keys(RELATIONS)].includes(value));
  }

  function power() {
    const base = atom();
    const sign = taken('**', '^');
    if (!sign) return base;
    if (latex && is('+', '-')) fail('expected an exponent; put it in braces');
    const exponent = latex ? argument() : signed();
    return (env) => base(env) ** exponent(env);
  }

  // What a command or ^ takes in LaTeX: a group in braces, or the next sign, of a number its first digit.
  function argument() {
    if (taken('{')) return closed('}');
    const token = next();
    if (token.kind === 'number' && token.value.length > 1 && !token.value.includes('.')) {
      const [digit, ...rest] = token.value;
      Object.assign(token, { value: rest.join(''), at: token.at + 1, length: token.length - 1 });
      return () => Number(digit);
    }
    return atom();
  }

  function closed(bracket) {
    const node = inside(false, choice);
    expect(bracket);
    return node;
  }

  // What cannot be taken apart, or what its first sign begins.
  function atom() {
    const token = next();
    place += 1;
    if (token.kind === 'number') return () => Number(token.value);
    if (token.kind === 'begin') return cases(token);
    if (token.kind === 'sign') {
      if (token.value === '(') return closed(')');
      if (token.value === '{') return closed('}');
      if (token.value === '[' && latex) return closed(']');
      if (token.value === '|') {
        if (!latex) fail('expected abs(…) for an absolute value', token);
        const node = inside(true, choice);
        expect('|', 'expected the second bar of an absolute value');
        return (env) => Math.abs(node(env));
      }
    }
    if (token.kind === 'command') return command(token);
    if (token.kind === 'name' || token.kind === 'text') return named(token, token.value);
    place -= 1;
    return fail('expected a number, x, or a function');
  }

  function command(token) {
    const name = token.value.slice(1).replace(/[{}]/g, '');
    if (['frac', 'tfrac', 'dfrac'].includes(name)) {
      const [above, below] = [argument(), argument()];
      return (env) => above(env) / below(env);
    }
    if (name === 'sqrt') {
      const degree = taken('[') ? closed(']') : () => 2;
      const inner = argument();
      return (env) => (degree(env) === 2 ? Math.sqrt(inner(env)) : inner(env) ** (1 / degree(env)));
    }
    if (name === 'lvert') {
      const node = closed('\\rvert');
      return (env) => Math.abs(node(env));
    }
    return named(token, { sigma: 'sigmoid', lambda: 'lambd', Phi: 'Phi', phi: 'varphi' }[name] ?? name);
  }

  // A variable, a constant, or a call.
  function named(token, name) {
    const letter = !is('(') && { lambda: 'lambd', sigmoid: 'sigma' }[name];
    const key = letter || bare(name);
    if (key === 'x') return called(token, (env) => env.x);
    if (Object.hasOwn(meanings, key)) return called(token, meanings[key]);
    const [only, ...further] = Object.keys(names);
    const isOnly = only && !further.length && GREEK.includes(key.replace('lambd', 'lambda'));
    const own = isOnly ? only : byLetter(key, Object.keys(names));
    if (Object.hasOwn(names, own) && !(is('(') && functionOf(name))) {
      used.add(own);
      return called(token, (env) => env[own]);
    }
    const constant = Object.hasOwn(CONSTANTS, key) && CONSTANTS[key];
    if (constant !== false && !(is('(') && key !== 'e' && key !== 'pi')) return called(token, () => constant);
    const first = name.split('.')[0];
    if (name.includes('.') && (first === 'x' || Object.hasOwn(names, first))) {
      fail(`methods are not read; write ${bare(name)}(${first})`, token);
    }
    let primes = 0;
    while (taken("'")) primes += 1;
    const found = functionOf(name, primes);
    if (!found) {
      const greek = GREEK.includes(name) || name === 'lambd';
      fail(greek ? 'is no parameter of the activation that is chosen'
        : 'is not known: expected x, a number, or a function such as exp', token);
    }
    return call(token, found);
  }

  // Numbers are no functions: x(x + 1) is a product in LaTeX, and a mistake in Python.
  function called(token, node) {
    if (!latex && is('(') && next().at === token.at + token.length) {
      fail('is a number, and cannot be called; write * for a product', token);
    }
    return node;
  }

  function call(token, { f, counts, keys, defaults: own = [] }) {
    const exponent = latex && taken('^') ? argument() : undefined;
    const given = [];
    const byName = {};
    if (taken('(') || (latex && taken('{'))) inside(false, () => listed(given, byName, keys));
    else if (latex && next().kind !== 'end') given.push(power());
    else fail('expected ( and what it is applied to');
    const countByName = Object.keys(byName).length;
    const [least, most] = counts;
    if (given.length < least || given.length + countByName > most) {
      const expected = least === most ? least : most === 99 ? `${least} or more` : `${least} to ${most}`;
      fail(`expected what it is applied to: ${expected}, found ${given.length + countByName}`, token);
    }
    // A parameter that is not given has the value of its letter if the formula mentions that, or if the function has
    // the parameters of the activation that is chosen.
    const isLike = keys.join() === Object.keys(names).join();
    const node = (env) => {
      const values = given.map((each) => each(env));
      own.forEach((value, i) => {
        const letter = isLike || used.has(keys[i]) ? env[keys[i]] : undefined;
        values[i + 1] = byName[keys[i]]?.(env) ?? values[i + 1] ?? letter ?? value;
      });
      return f(...values);
    };
    return exponent ? (env) => node(env) ** exponent(env) : node;
  }

  function listed(given, byName, keys) {
    do {
      const [token, after] = [next(), tokens[place + 1]];
      const isNamed = ['name', 'command'].includes(token.kind) && after?.kind === 'sign' && after.value === '=';
      if (isNamed) {
        const letter = token.value.replace('\\', '').replace(/^lambda$/, 'lambd').replace(/^sigmoid$/, 'sigma');
        const key = byLetter(letter, keys);
        if (!keys.includes(key)) fail(`is no parameter here, expected ${keys.join(' or ') || 'none'}`, token);
        place += 2;
        byName[key] = choice();
      } else given.push(choice());
    } while (taken(',', ';'));
    if (!taken(')', '}')) fail('expected ) or ,');
  }

  // Values with their conditions, up to the end of the cases.
  function cases(token) {
    if (token.value !== 'cases') fail('is not read here', token);
    const branches = [];
    while (next().kind !== 'end') {
      const value = inside(false, sum);
      taken(',');
      expect('&', 'expected & before the condition of a case');
      branches.push([value, condition()]);
      if (!taken('\\\\')) break;
    }
    if (next().kind !== 'end' || next().value !== 'cases') fail('expected \\end{cases}');
    place += 1;
    return (env) => branches.find(([, holds]) => holds(env))?.[0](env) ?? NaN;
  }

  function condition() {
    if (next().kind === 'text') {
      const { value } = tokens[place];
      if (/otherwise|else/.test(value)) {
        place += 1;
        return () => true;
      }
      if (!/^(if|for|when)?$/.test(value)) fail('expected a condition');
      place += 1;
    }
    const holds = inside(false, relation);
    taken('.', ',');
    return holds;
  }

  const [before, behind] = parted(all, 'where');
  if (behind.length) {
    tokens = behind;
    const { value } = tokens[place++];
    expect('=', 'expected a letter and = behind where');
    meanings[value] = choice();
  }
  [tokens, place] = [behindEquals(before === all ? parted(all, 'for')[0] : before), 0];
  if (next().kind === 'end') fail('expected an expression in x');
  const body = choice();
  while (taken('.', ',', ';', '\\\\'));
  if (next().kind !== 'end' || next().length) fail('is out of place: expected a sign such as + before it, or the end');
  return { f: body, used };
}
