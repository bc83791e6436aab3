// The facts of an activation with its parameters. What is declared depends on them, and follows; of what is computed by
// the library for the defaults, what is at 0 alone is computed for others, too.
const LEFT_OUT = '–';
const BESIDE_0 = 2 ** -30; // which leaves eight digits of a slope

// Behind ≈ if digits are left out.
const number = (value) => (Math.abs(short(value) - value) > 1e-14 * Math.abs(value) ? '≈\u00a0' : '') + shown(value);

function factsOf(one) {
  const said = DATA.said[one];
  const changed = changedOf(one, values[one]);
  if (!changed.length) return said;
  const given = Object.values(values[one]);
  const own = FACTS[one]?.(...given) ?? {};
  const found = { parameters: changed.reduce(withValue, said.parameters) };
  for (const key of FOLLOWING) found[key] = own[key] ?? said[key];
  if (!isOfNumbers(one)) return found;
  for (const [key] of DATA.facts) found[key] ??= LEFT_OUT;
  const places = KINKS[one]?.(...given) ?? [];
  const jumps = found.smoothness === 'discontinuous';
  const listed = places.map(number).join(', ') || 'none';
  found['kink-points'] = jumps ? 'none' : listed;
  found['jump-points'] = jumps ? listed : said['jump-points'] && 'none';
  const at = (order, x) => FUNCTIONS[one][order](x, ...given);
  const isKink = places.includes(0);
  const beside = (x) => Number(at(1, x).toPrecision(8));
  const [slope, right] = isKink ? [-BESIDE_0, BESIDE_0].map((x) => number(beside(x))) : [number(at(1, 0))];
  found['at-0'] = number(at(0, 0)) + (isKink && jumps ? '' : `, slope ${slope}`)
    + (isKink && !jumps ? ` on the left, ${right} on the right` : '');
  return found;
}

// Each parameter stands in a part of its own, by its name or behind a letter.
const withValue = (text, [key, value]) => text.split('; ').map((part) => (
  part.startsWith(`${key} =`) || part.includes(`>${key}<`) ? part.replace(/= [^ ,]+/, `= ${shown(value)}`) : part
)).join('; ');
