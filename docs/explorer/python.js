// Lines of Python that draw the curves.
const CALLS = ['', '.derivative', '.second_derivative'];

function asPython() {
  const number = (value) => (Number.isInteger(value) ? `${value}.0` : value);
  const given = ({ other, values }) => Object.entries(values).filter(([key, value]) => value !== defaults(other)[key])
    .map(([key, value]) => `, ${key}=${number(value)}`).join('');
  const call = (curve) => `${curve.other}${CALLS[curve.order]}(x${given(curve)})`;
  const apart_ = ({ minus, factor }) => (factor > 1 ? `${factor} * (${minus.map(call).join(' - ')})`
    : minus.map(call).join(' - '));
  const names = new Set(shownCurves.flatMap((curve) => (curve.minus ?? [curve]).map(({ other }) => other)));
  const limits = [state.view.left, rightEdge(), state.view.bottom, topEdge()].map((edge) => number(short(edge)));
  const breaks = within(shownCurves.flatMap((curve) => curve.breaks));
  return [
    'import matplotlib.pyplot as plt',
    'import numpy as np',
    '',
    `from activation_functions import ${[...names].sort().join(', ')}`,
    '',
    `x = np.linspace(${limits[0]}, ${limits[1]}, 1601)`,
    ...breaks.map((at) => `x[np.nanargmin(np.abs(x - ${at}))] = np.nan  # interrupted there`),
    'figure, axes = plt.subplots()',
    ...shownCurves.map((curve) => {
      const dash = ['-', '--', '-.', ':'][DASHES.indexOf(curve.dash)];
      return `axes.plot(x, ${curve.minus ? apart_(curve) : call(curve)}, "${dash}", label="${curve.label}")`;
    }),
    `axes.set(xlim=(${limits[0]}, ${limits[1]}), ylim=(${limits[2]}, ${limits[3]}), aspect="equal")`,
    'axes.grid()',
    'axes.legend()',
    'plt.show()',
    '',
  ].join('\n');
}
