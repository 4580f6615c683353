import type { SpecContext, StepContext } from '../project/model.ts'
import { entryOf, type Node, type ScalarNode } from '../syntax/node.ts'
import { isKnownTo } from './step-names.ts'

/** A value that is nothing but the name of a variable, in the signs that other tools put around one. */
export interface LiteralName {
  readonly name: string
  readonly node: ScalarNode & { readonly value: string }
}

/** `{name}`, `${name}`, `$name`, `<name>`, `%name%` and `:name`. */
const SIGNS = /^(?:\$?\{(\w+)\}|\$(\w+)|<(\w+)>|%(\w+)%|:(\w+))$/

const KEYS = ['params', 'body', 'form_fields']

/** Asked by the rule that tells of them and by those that judge values. */
const KNOWN = new WeakMap<StepContext, readonly LiteralName[]>()

/**
 * Values of a step's query, body and form that are such a name, where the name has a value at that step. Of other names
 * nobody knows whether the text is what is meant.
 */
export function literalNames(context: SpecContext, step: StepContext): readonly LiteralName[] {
  let names = KNOWN.get(step)
  if (names === undefined) {
    const values = KEYS.flatMap((key) => entryOf(step.step.node, key)?.value ?? [])
    names = values.flatMap((value) => [...namesIn(value)]).filter(({ name }) => isKnownTo(context, step, name))
    KNOWN.set(step, names)
  }
  return names
}

function* namesIn(node: Node): Generator<LiteralName> {
  if (node.kind === 'list') for (const item of node.items) yield* namesIn(item)
  else if (node.kind === 'map') for (const { value } of node.entries) yield* namesIn(value)
  else if (typeof node.value === 'string' && node.style !== 'block') {
    const name = SIGNS.exec(node.value)
      ?.slice(1)
      .find((part) => part !== undefined)
    if (name !== undefined) yield { name, node: { ...node, value: node.value } }
  }
}
