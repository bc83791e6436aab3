// Evaluates calls of TensorFlow.js: reads a request from each line, and answers with a line.
// Numbers of arrays are the bytes of float64, as base64, since JSON has neither NaN nor infinity.
import * as tf from '@tensorflow/tfjs'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const write = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`)
// What it prints itself is no answer.
for (const name of ['log', 'info', 'warn', 'error']) console[name] = () => {}
await tf.setBackend('cpu')

function decoded({ array, shape }) {
  const bytes = Buffer.from(array, 'base64')
  const numbers = Array.from(new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)))
  const nested = (sizes, start, size) => {
    if (!sizes.length) return numbers[start]
    const step = size / sizes[0]
    return sizes.length === 1 ? numbers.slice(start, start + size)
      : Array.from({ length: sizes[0] }, (_, i) => nested(sizes.slice(1), start + i * step, step))
  }
  return nested(shape, 0, numbers.length)
}

function encoded(result) {
  if (!(result instanceof tf.Tensor)) return { plain: result }
  const numbers = Float64Array.from(result.dataSync())
  return { array: Buffer.from(numbers.buffer).toString('base64'), shape: result.shape, dtype: result.dtype }
}

// A value is a number, a text, an array, or code with the values of its names.
function value(given) {
  if (given?.array !== undefined) return decoded(given)
  if (given?.code === undefined) return given
  return called(given.code, Object.fromEntries(Object.entries(given.values).map(([name, one]) => [name, value(one)])))
}

function called(code, values) {
  return new Function('tf', ...Object.keys(values), `return ${code}`)(tf, ...Object.values(values))
}

function gradient({ code, values }) {
  const { x, ...others } = Object.fromEntries(Object.entries(values).map(([name, one]) => [name, value(one)]))
  return tf.grad((x) => tf.sum(called(code, { ...others, x })))(x)
}

// The parameters of functions beside the array, with their defaults, as the source of each has them.
function parameters(name) {
  const file = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const folder = fileURLToPath(new URL('node_modules/@tensorflow/tfjs-core/dist/ops/', import.meta.url))
  try {
    const [, list] = readFileSync(`${folder}${file}.js`, 'utf8').match(new RegExp(`function ${name}_\\(([^)]*)\\)`))
    return Object.fromEntries(list.split(',').slice(1).map((one) => one.split('=').map((part) => part.trim()))
      .map(([key, standard]) => [key, standard ?? null]))
  } catch {
    return null
  }
}

// The options of a layer, with their defaults as code.
function options(name) {
  try {
    const { name: _, trainable, ...config } = tf.layers[name]({}).getConfig()
    return Object.fromEntries(Object.entries(config).map(([key, one]) => [key, one?.className
      ? `tf.initializers.${one.className[0].toLowerCase()}${one.className.slice(1)}()` : String(one)]))
  } catch {
    return null  // It has options that cannot be left out, as no activation does.
  }
}

function spellings() {
  const known = (names, find) => Object.fromEntries(names.map((name) => [name, find(name)]).filter(([, one]) => one))
  const classes = Object.entries(tf.serialization.SerializationMap.getMap().classNameMap)
  return {
    'tf': known(Object.keys(tf).filter((name) => typeof tf[name] === 'function'), parameters),
    'tf.layers': known(Object.keys(tf.layers), options),
    'tf.layers.activation': Object.fromEntries(classes
      .filter(([, [one]]) => Object.getPrototypeOf(one).name === 'Activation').map(([name]) => [name, {}])),
  }
}

const tasks = { value, gradient, spellings }
for await (const line of createInterface({ input: process.stdin })) {
  const { task, given } = JSON.parse(line)
  tf.engine().startScope()
  try {
    write(encoded(tasks[task](given)))
  } catch (error) {
    write({ error: error.message })
  }
  tf.engine().endScope()
}
