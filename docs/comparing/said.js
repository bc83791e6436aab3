// What is said of the chosen activations: differences, facts, code.
const titled = (one) => `<a href="functions/${one}.html">${DATA.titles[one]}</a>`;
const APART = ' and ';

function pairs() {
  return chosen.flatMap((one, i) => chosen.slice(i + 1).map((other) => [one, other]));
}

function saidOfDifferences() {
  const inWords = (one) => [DATA.titles[one], withValues(one, values[one])].filter(Boolean).join(' with ');
  const sentences = pairs().map((pair) => [pair, pair.some((one) => changedOf(one, values[one]).length)
    ? saidWithValues(...pair) : DATA.differences[[...pair].sort().join(' ')]]);
  return sentences.filter(([, text]) => text)
    .map(([pair, text]) => `<li>${pair.map(inWords).join(APART)} ${text}.</li>`).join('');
}

// Kindly, of what is no function of one number.
function saidOfOthers() {
  const others = chosen.filter((one) => !isOfNumbers(one));
  if (!others.length) return '';
  const kinds = others.map((one) => `${titled(one)} is a function of ${DATA.kinds[one]}`);
  const what = ofNumbers().length ? 'The figures leave out what has' : 'There is';
  return `<p>${kinds.join(', ')}. ${what} no curve over one number; facts and code are below, and a picture that fits is
    on the page of the function.</p>`;
}

function tableOfFacts() {
  const said = chosen.map(factsOf);
  const rows = DATA.facts.map(([key, title]) => [title, said.map((facts) => facts[key] ?? '')])
    .filter(([, cells]) => cells.some((cell) => cell && cell !== LEFT_OUT))
    .map(([title, cells]) => [title, cells, new Set(cells.filter((cell) => cell !== LEFT_OUT)).size > 1])
    .map(([title, cells, differ]) => `<tr${differ ? ' class="differs"' : ''}><th scope="row">${title}</th>
      ${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  const areLeftOut = said.some((facts) => Object.values(facts).includes(LEFT_OUT));
  const caption = areLeftOut ? `Facts, for the parameters that are set; ${LEFT_OUT} where a fact is computed for the
    defaults alone` : 'Facts, for the default parameters';
  return `<div class="table-wrapper" tabindex="0" role="region" aria-label="Facts"><table class="comparison"><caption>
    ${caption}</caption><thead><tr><th scope="col">Fact</th>
    ${chosen.map((one) => `<th scope="col">${titled(one)}</th>`).join('')}</tr></thead>
    <tbody>${rows.join('')}</tbody></table></div>`;
}

// With the values of the parameters in the place of the defaults.
function codeOf(one) {
  return changedOf(one, values[one]).reduce((code, [key, value]) => code.replace(
    new RegExp(`\\b(${key}=)(?:<[^>]*>|[^<,)])*`),
    `$1<span class="mf">${Number.isInteger(value) ? `${value}.0` : value}</span>`,
  ), DATA.code[one]);
}

function codes() {
  return chosen.map((one) => `<h3>${DATA.titles[one]}</h3>
    <p><button type="button" name="code" value="${one}">Copy the code of ${DATA.titles[one]}</button></p>
    <div class="highlight-python"><div class="highlight"><pre tabindex="0">${codeOf(one)}</pre></div></div>`)
    .join('');
}
