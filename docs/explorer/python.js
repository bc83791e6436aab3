// Lines of Python that draw the curves.
const CALLS = ['', '.derivative', '.second_derivative'];

function asPython() {
  const number = (value) => (Number.isInteger(value) ? `${value}.0` : value);
  const given = Object.entries(state.values).filter(([key, value]) => value !== usual[key])
    .map(([key, value]) => `, ${key}=${number(value)}`).join('');
  const call = (other, order = 0) => `${other}${CALLS[order]}(x${other === name ? given : ''})`;
  const limits = [state.view.left, rightEdge(), state.view.bottom, topEdge()].map((edge) => number(short(edge)));
  const breaks = within(shownCurves.flatMap((curve) => curve.breaks));
  return [
    'import matplotlib.pyplot as plt',
    'import numpy as np',
    '',
    `from activation_functions import ${[name, ...state.others].sort().join(', ')}`,
    '',
    `x = np.linspace(${limits[0]}, ${limits[1]}, 1601)`,
    ...breaks.map((at) => `x[np.nanargmin(np.abs(x - ${at}))] = np.nan  # interrupted there`),
    'figure, axes = plt.subplots()',
    ...shownCurves.map(({ other, order, minus, dash, label }) => {
      const value = minus ? `${call(name)} - ${call(minus)}` : call(other, order);
      return `axes.plot(x, ${value}, "${['-', '--', '-.', ':'][DASHES.indexOf(dash)]}", label="${label}")`;
    }),
    `axes.set(xlim=(${limits[0]}, ${limits[1]}), ylim=(${limits[2]}, ${limits[3]}), aspect="equal")`,
    'axes.grid()',
    'axes.legend()',
    'plt.show()',
    '',
  ].join('\n');
}
