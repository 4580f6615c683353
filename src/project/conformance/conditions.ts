import type { Node } from '../../syntax/node.ts'
import type { Condition, SchemaView } from '../../swagger/model.ts'
import type { Checker } from './checker.ts'
import { isMet } from './schema-fit.ts'
import { keysOfAll, type Layer, type SchemaStack } from './schema-stack.ts'

/**
 * A stack with what the conditions of one of its schemas add for a value. Where it cannot be told whether one holds,
 * neither of its branches is added.
 *
 * @param extend adds a schema with what it brings along
 */
export function withConditions(
  stack: SchemaStack,
  schema: SchemaView,
  node: Node,
  checker: Checker,
  extend: (stack: SchemaStack, branch: SchemaView) => SchemaStack,
): SchemaStack {
  const { conditions } = schema.demands
  let extended: SchemaStack = { ...stack, elsewhere: union(stack.elsewhere, keysOfConditions(schema)) }
  let isDecided = true
  for (const condition of conditions) {
    const met = isMet(condition, node, checker)
    if (met === undefined) isDecided = false
    const branch = met === undefined ? undefined : met ? condition.holds : condition.otherwise
    if (branch === undefined) continue
    const layer: Layer = { schema: branch, label: conditionLabel(condition, met === true), isConditional: true }
    extended = extend({ ...extended, layers: [...extended.layers, layer] }, branch)
  }
  return isDecided ? extended : { ...extended, undecided: union(extended.undecided, keysOfConditions(schema)) }
}

function union(some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return some.size === 0 ? others : new Set([...some, ...others])
}

/** All keys that conditions speak of, whichever of them hold. */
function keysOfConditions(schema: SchemaView): ReadonlySet<string> {
  let keys = CONDITION_KEYS.get(schema)
  if (keys === undefined) {
    const schemas = schema.demands.conditions.flatMap(({ when, holds, otherwise }) => [when, holds, otherwise])
    keys = keysOfAll(schemas.filter((each) => typeof each === 'object'))
    CONDITION_KEYS.set(schema, keys)
  }
  return keys
}

/** Asked for again with each item of a list. */
const CONDITION_KEYS = new WeakMap<SchemaView, ReadonlySet<string>>()

/** Longest name that messages show of a key. */
const LONGEST_NAME = 60

/** How messages name what holds on a condition: by the key or by the tag that it asks for. */
function conditionLabel({ when }: Condition, met: boolean): string {
  if (typeof when === 'string') return `the case with ${inBackticks(when)}`
  const [[name, property] = [], another] = [...when.properties]
  const [only, second] = property?.enumeration ?? []
  const isTag = name !== undefined && another === undefined && typeof only === 'string' && second === undefined
  if (isTag && met) return `the case with ${inBackticks(`${name}: ${only}`)}`
  return met ? 'the `then` of an `if`' : 'the `else` of an `if`'
}

function inBackticks(name: string): string {
  const line = name.replaceAll(/[\s`]+/g, ' ')
  return `\`${line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line}\``
}
