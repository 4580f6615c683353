import type { MapEntry, MapNode, Node } from '../../syntax/node.ts'
import type { SchemaView } from '../../swagger/model.ts'
import { coverSpans, type Span } from '../../text/span.ts'
import { keysOf } from './schema-stack.ts'

/** A form as one object, in the shape in which its schema has it. */
export interface FormObject {
  readonly node: MapNode
  /** The files: nothing is known of what is in them. */
  readonly files: ReadonlySet<Node>
}

/**
 * The fields of a form as an object. A bracket name (`data[fields][title]`) may be documented literally or as nested
 * objects, and be written either way: the schema decides which.
 */
export function formObject(fields: readonly MapEntry[], files: readonly MapEntry[], schema: SchemaView): FormObject {
  const documented = keysOf(schema)
  const root = new FormLevel()
  for (const entry of [...fields, ...files]) place(entry, documented, root)
  const [first] = [...fields, ...files]
  return {
    node: root.toNode(first?.keySpan ?? { start: 0, end: 0 }),
    files: new Set(files.flatMap((entry) => leavesOf(entry.value))),
  }
}

function place(entry: MapEntry, documented: ReadonlySet<string>, root: FormLevel): void {
  const literal = literalNames(entry, documented)
  if (literal !== undefined) {
    for (const each of literal) root.set([each.key], each)
    return
  }
  const steps = bracketSteps(entry.key)
  const [first, ...rest] = steps
  const isNested = first !== undefined && rest.length > 0 && documented.has(first)
  root.set(isNested ? steps.filter((step) => step !== '') : [entry.key], entry)
}

/** The entries of a field whose names are documented as they are, those of nested objects with their bracket names. */
function literalNames(entry: MapEntry, documented: ReadonlySet<string>): readonly MapEntry[] | undefined {
  if (documented.has(entry.key)) return [entry]
  if (documented.has(`${entry.key}[]`)) return [{ ...entry, key: `${entry.key}[]` }]
  const bare = entry.key.replace(/\[\]$/, '')
  if (bare !== entry.key && documented.has(bare)) return [{ ...entry, key: bare }]
  const prefix = `${entry.key}[`
  if (entry.value.kind !== 'map' || ![...documented].some((name) => name.startsWith(prefix))) return undefined
  return entry.value.entries.flatMap((inner) => {
    const named = { ...inner, key: `${prefix}${inner.key}]` }
    return literalNames(named, documented) ?? [named]
  })
}

/** `data[fields][title]` → data, fields, title; one step for a name without brackets. */
function bracketSteps(name: string): readonly string[] {
  const open = name.indexOf('[')
  if (open <= 0 || !name.endsWith(']')) return [name]
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')]
}

function leavesOf(node: Node): readonly Node[] {
  if (node.kind === 'scalar') return [node]
  return node.kind === 'list'
    ? [node, ...node.items.flatMap(leavesOf)]
    : [node, ...node.entries.flatMap((entry) => leavesOf(entry.value))]
}

/** An object that is being put together of fields that name their place in it. */
class FormLevel {
  readonly #entries = new Map<string, { readonly keySpan: Span; value: Node | FormLevel }>()

  set([first, ...rest]: readonly string[], entry: MapEntry): void {
    if (first === undefined) return
    if (rest.length === 0) {
      this.#entries.set(first, { keySpan: entry.keySpan, value: entry.value })
      return
    }
    const known = this.#entries.get(first)
    const level = known?.value instanceof FormLevel ? known.value : new FormLevel()
    if (level !== known?.value) this.#entries.set(first, { keySpan: entry.keySpan, value: level })
    level.set(rest, entry)
  }

  toNode(at: Span): MapNode {
    const entries = [...this.#entries].map(([key, { keySpan, value }]) => ({
      key,
      keySpan,
      value: value instanceof FormLevel ? value.toNode(keySpan) : value,
    }))
    return { kind: 'map', entries, span: entries.reduce((span, entry) => coverSpans(span, entry.value.span), at) }
  }
}
