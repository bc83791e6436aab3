// What the address says of scores and results, and the lines of Python that draw them.
function address() {
  const { values, x, beside, seed } = state;
  const parts = {
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === usual[key] ? '' : value])),
    x: x.map(short).join(' '),
    with: beside.join(' '),
    seed: seed ?? '',
  };
  return `#${new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''))}`;
}

// Takes a part of an address, and says whether it is understood.
function take(key, text) {
  const words = text.split(' ');
  const numbers = words.map((word) => (word ? Number(word) : NaN));
  const isFunction = (word) => Object.hasOwn(FUNCTIONS, word) && word !== name;
  const areScores = numbers.every((each) => Math.abs(each) <= FAR);
  if (key in usual) return setParameter(key, numbers[0]);
  if (key === 'x' && numbers.length > 1 && numbers.length <= MOST_SCORES && areScores) state.x = numbers;
  else if (key === 'with' && words.every(isFunction)) state.beside = [...new Set(words)];
  else if (key === 'seed' && name === DRAWS && (!text || (numbers[0] >>> 0) === numbers[0])) {
    state.seed = text ? numbers[0] : null;
  } else return false;
  return true;
}

function asPython() {
  const functions = shownFunctions();
  const isNoisy = functions.includes(DRAWS) && state.seed !== null;
  return [
    'import matplotlib.pyplot as plt',
    'import numpy as np',
    '',
    `from activation_functions import ${[...functions].sort().join(', ')}`,
    '',
    `x = np.array([${state.x.map(short).map(pythonNumber).join(', ')}])`,
    ...(isNoisy ? [`noise = np.random.default_rng(${state.seed}).gumbel(size=x.shape)`] : []),
    `results = {"x": x, ${functions.map((other) => `"${called(other)}": ${called(other)}`).join(', ')}}`,
    'figure, panels = plt.subplots(len(results), figsize=(4.5, 1.9 * len(results)), layout="constrained")',
    'for axes, (title, values) in zip(panels, results.items()):',
    '    bars = axes.bar(range(1, len(values) + 1), values, width=0.6)',
    '    axes.bar_label(bars, fmt="%.3f", padding=2)',
    '    axes.margins(y=0.2)',
    '    axes.set_title(title, loc="left")',
    `jacobian = ${called(name, 'jacobian')}`,
    'print(jacobian)',
    'plt.show()',
    '',
  ].join('\n');
}
