// What is computed: the results of the functions that are beside each other, and the Jacobian of the first.
const MOST_SCORES = 8;
const DRAWS = 'gumbel_softmax'; // the function that noise is added for

const initial = () => ({ values: { ...usual }, x: [...start], beside: [], seed: null });
const inputs = () => state.x;
const setInput = (i, value) => { state.x = state.x.map((each, k) => (k === i ? value : each)); };

// The scores that a function is given: divided by the temperature, or with noise.
function scores(other) {
  const { x, values: { temperature = 1 }, seed } = state;
  if (other !== DRAWS || seed === null) return x.map((each) => each / temperature);
  const noise = draws(seed, x.length);
  return x.map((each, i) => each + noise[i]);
}

const given = (other) => Object.entries(PARAMETERS[other] ?? {})
  .map(([key, [value]]) => (other === name ? state.values[key] : value));

function result(other) {
  const [f] = FUNCTIONS[other];
  const x = scores(other);
  return x.map((_, i) => f(x, i, ...given(other)));
}

function jacobian() {
  const [, f] = FUNCTIONS[name];
  const x = scores(name);
  const { temperature = 1 } = state.values;
  return x.map((_, i) => x.map((__, j) => f(x, i, j, ...given(name)) / temperature));
}

// As it is called in Python.
function called(other, slope = '') {
  const { values, seed } = state;
  const isNoisy = other === DRAWS && seed !== null;
  const { temperature = 1, ...own } = other === name ? values : { temperature: values.temperature };
  const changed_ = Object.entries(own).filter(([key, value]) => value !== usual[key])
    .map(([key, value]) => `, ${key}=${pythonNumber(value)}`).join('');
  const x = temperature === 1 ? 'x' : `x / ${pythonNumber(temperature)}`;
  if (slope) return `${other}.jacobian(${isNoisy ? 'x + noise' : x}${changed_})${x === 'x' ? '' : x.slice(1)}`;
  return isNoisy ? `${other}.sample(x, ${seed}${changed_})` : `${other}(${x}${changed_})`;
}

const shownFunctions = () => [name, ...state.beside];
