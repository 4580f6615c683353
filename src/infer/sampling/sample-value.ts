import type { Binding } from '../model.ts'
import type { Sample } from './model.ts'
import { isScalar } from './scalar-sample.ts'

/** What is deeper than this in an example is left out. */
const DEEPEST = 20

/** A documented value as it is. What looks like a placeholder is none, since nobody would fill it in. */
export function sampleOfValue(value: unknown, depth = 0): Sample {
  if (typeof value === 'string' && /\{\{|\}\}/.test(value)) return { kind: 'scalar', value: 'sample', invented: true }
  if (isScalar(value)) return { kind: 'scalar', value, invented: false }
  if (depth >= DEEPEST || typeof value !== 'object' || value === null)
    return { kind: 'scalar', value: null, invented: false }
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item: unknown) => sampleOfValue(item, depth + 1)) }
  return {
    kind: 'map',
    entries: Object.entries(value).map(([key, each]) => [key, sampleOfValue(each, depth + 1)] as const),
  }
}

/** What stands for an identifier. */
export function sampleOfBinding(binding: Binding): Sample {
  if (binding.kind === 'literal') return sampleOfValue(binding.value)
  return { kind: 'scalar', value: `{{${binding.variable}}}`, invented: false }
}

/** A sample as plain data, with values in place of placeholders. */
export function valueOfSample(sample: Sample): unknown {
  if (sample.kind === 'scalar') return sample.literal === undefined ? sample.value : sample.literal
  if (sample.kind === 'list') return sample.items.map(valueOfSample)
  // `__proto__` is an ordinary key of somebody's body.
  return Object.fromEntries(sample.entries.map(([key, value]) => [key, valueOfSample(value)]))
}
