// What the address says of two halves, and the lines of Python that draw them.
function address() {
  const parts = [...parametersOf(), ['x', state.x.map(short).join(' ')]];
  return `#${new URLSearchParams(parts)}`;
}

// Takes a part of an address, and says whether it is understood.
function take(key, text) {
  const numbers = text.split(' ').map((word) => (word ? Number(word) : NaN));
  if (key in usual) return setParameter(key, numbers[0]);
  if (key !== 'x' || numbers.length !== 2 || !numbers.every((each) => Math.abs(each) <= FAR)) return false;
  state.x = numbers;
  return true;
}

function asPython() {
  const grid_ = called().replace('(x', '(np.stack([first, second]), axis=0').replace(/$/, '[0]');
  return [
    'import matplotlib.pyplot as plt',
    'import numpy as np',
    '',
    `from activation_functions import ${name}`,
    '',
    `first, second = np.meshgrid(*[np.linspace(${reach[0]}, ${reach[1]}, 97)] * 2)`,
    `values = ${grid_}`,
    `x = np.array([${state.x.map(short).map(pythonNumber).join(', ')}])`,
    'figure, axes = plt.subplots(layout="constrained")',
    `axes.clabel(axes.contour(first, second, values, [${LEVELS.join(', ')}], colors="tab:blue"))`,
    `axes.plot(*x, "o", label=f"{${called()}[0]:.6g}")`,
    `axes.set(xlabel="first half", ylabel="second half", title="${called()}", aspect="equal")`,
    'axes.legend()',
    `print(${called('.partial_derivatives')})`,
    'plt.show()',
    '',
  ].join('\n');
}
