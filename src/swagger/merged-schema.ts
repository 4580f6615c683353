import type { Alternatives, JsonType, SchemaDemands, SchemaView } from './model.ts'
import { isRecord, type RawNode } from './raw-node.ts'
import { alternativesOf } from './schema-alternatives.ts'
import { demandsOf } from './schema-demands.ts'
import { collectParts, type SchemaParts } from './schema-parts.ts'
import { requiredNames } from './schema-required.ts'
import type { SchemaViews } from './schema-views.ts'
import { mergedTypes } from './schema-types.ts'
import { isToldWhole } from './schema-whole.ts'

/** Depth to which values of an enumeration are compared. */
const MAX_VALUE_DEPTH = 50

/** Schemas of the first items of a list that are read: tens of times what people write. */
const MOST_FIRST_ITEMS = 1_000

/** Which of two bounds holds for both. */
type Bound = (first: number, second: number) => number

/**
 * One schema with its `allOf` merged: what several views of it share. Members are worked out when they are asked for,
 * one level at a time.
 */
export class MergedSchema {
  readonly #reader: SchemaViews
  readonly #nodes: readonly RawNode[]
  #parts: SchemaParts | undefined
  #types: { readonly value: ReadonlySet<JsonType> | undefined } | undefined
  #properties: ReadonlyMap<string, SchemaView> | undefined
  /** Not all properties were read, so that any other may be one. */
  #isCutShort = false
  #required: ReadonlySet<string> | undefined
  #alternatives: readonly Alternatives[] | undefined
  #plainAlternatives: readonly Alternatives[] | undefined
  #demands: SchemaDemands | undefined

  /** @param nodes schemas that hold together; more than one where `allOf` says two things of one property */
  constructor(reader: SchemaViews, nodes: readonly RawNode[]) {
    this.#reader = reader
    this.#nodes = nodes
  }

  get parts(): SchemaParts {
    return (this.#parts ??= collectParts(this.#nodes, this.#reader.links))
  }

  get types(): ReadonlySet<JsonType> | undefined {
    return (this.#types ??= { value: mergedTypes(this.parts, this.#reader.document) }).value
  }

  /** `enum` and `const` of all parts; `null` is one of the values where the schema is nullable. */
  get enumeration(): readonly unknown[] | undefined {
    let values: readonly unknown[] | undefined
    for (const { node } of this.parts.ranked) {
      const own = this.#ownEnumeration(node)
      if (own === undefined) continue
      const both: readonly unknown[] | undefined = values?.filter((value) => own.some((other) => isSame(value, other)))
      values = both === undefined || both.length === 0 ? (values ?? own) : both
    }
    if (values === undefined || values.includes(null) || this.types?.has('null') !== true) return values
    return [...values, null]
  }

  get properties(): ReadonlyMap<string, SchemaView> {
    return (this.#properties ??= this.#readProperties())
  }

  get required(): ReadonlySet<string> {
    return (this.#required ??= requiredNames(this, this.#reader.document))
  }

  get additionalProperties(): boolean | SchemaView | undefined {
    if (this.parts.isCut || (this.properties.size > 0 && this.#isCutShort)) return true
    let open: boolean | SchemaView | undefined
    for (const { node } of this.parts.ranked) {
      const member = node.child('additionalProperties') ?? node.child('unevaluatedProperties')
      if (member === undefined) continue
      if (member.value === false) return false
      if (member.value === true || isEmpty(member.value)) {
        open ??= true
      } else if (isRecord(member.value)) {
        if (typeof open !== 'object') open = this.#reader.view(member)
      } else {
        this.#reader.document.report(member, '`additionalProperties` is neither a boolean nor a schema.')
      }
    }
    return open
  }

  get patternProperties(): readonly { readonly pattern: string; readonly schema: SchemaView }[] {
    return this.parts.ordered.flatMap(({ node }) =>
      (node.child('patternProperties')?.members() ?? []).map((member) => ({
        pattern: member.key,
        schema: this.#reader.view(member),
      })),
    )
  }

  get items(): SchemaView | undefined {
    const found = this.parts.ranked.flatMap(({ node }) => {
      const items = node.child('items')
      // Before 2020-12 a list of `items` is a tuple, and the rest of the list is a member of its own.
      const rest = Array.isArray(items?.value) ? node.child('additionalItems') : items
      return rest === undefined ? [] : [rest]
    })
    return found.length === 0 ? undefined : this.#reader.combined(found)
  }

  get prefixItems(): readonly SchemaView[] {
    for (const { node } of this.parts.ranked) {
      const tuple = node.child('prefixItems') ?? node.child('items')
      if (!Array.isArray(tuple?.value)) continue
      const { parts } = this.#reader.document.firstItems(tuple, MOST_FIRST_ITEMS, ' schemas')
      return parts.map((item) => this.#reader.view(item))
    }
    return []
  }

  /** @param plain without the schemas that build upon this one by `allOf` and a discriminator */
  alternatives(plain: boolean): readonly Alternatives[] {
    if (plain) return (this.#plainAlternatives ??= alternativesOf(this.parts, this.#reader, true))
    return (this.#alternatives ??= alternativesOf(this.parts, this.#reader, false))
  }

  get demands(): SchemaDemands {
    return (this.#demands ??= demandsOf(this.parts, this.#reader))
  }

  get isWhole(): boolean {
    return (
      isToldWhole(this.parts) && (this.types !== undefined || !this.parts.ordered.some(({ node }) => node.has('type')))
    )
  }

  /** The first value of an annotation, own before inherited. */
  annotation(key: string): unknown {
    return this.parts.ranked.find(({ node }) => node.has(key))?.node.get(key)
  }

  /** The first text of an annotation. */
  text(key: string): string | undefined {
    for (const { node } of this.parts.ranked) {
      if (!node.has(key)) continue
      const value = node.text(key)
      if (value !== undefined) return value
      this.#reader.document.report(node, `\`${key}\` is not text.`, key)
    }
    return undefined
  }

  /** Whether any part says `true`. */
  flag(key: string): boolean {
    return this.parts.ranked.some(({ node }) => node.get(key) === true)
  }

  /** The strictest of a numeric keyword. */
  number(key: string, strictest: Bound): number | undefined {
    let bound: number | undefined
    for (const { node } of this.parts.ranked) {
      if (!node.has(key)) continue
      const value = node.get(key)
      if (typeof value === 'number') bound = bound === undefined ? value : strictest(bound, value)
      else this.#reader.document.report(node, `\`${key}\` is not a number.`, key)
    }
    return bound
  }

  /**
   * A bound in both spellings: a number of its own (3.1), or a boolean that makes the plain bound exclusive.
   *
   * @returns the bound that is asked for, the inclusive or the exclusive one
   */
  bound(plain: 'minimum' | 'maximum', exclusive: boolean, strictest: Bound): number | undefined {
    const key = plain === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'
    let bound: number | undefined
    for (const { node } of this.parts.ranked) {
      const flag = node.get(key)
      const value = exclusive && typeof flag === 'number' ? flag : node.get(plain)
      if (value === undefined) continue
      if (typeof value !== 'number') this.#reader.document.report(node, `\`${plain}\` is not a number.`, plain)
      else if (value === flag || exclusive === (flag === true)) {
        bound = bound === undefined ? value : strictest(bound, value)
      }
    }
    return bound
  }

  /** `example` and `examples` of the schema itself. */
  get examples(): readonly unknown[] {
    return ownExamples(this.parts.ranked.filter((part) => !part.inherited).map((part) => part.node))
  }

  #ownEnumeration(node: RawNode): readonly unknown[] | undefined {
    if (node.has('const')) return [node.get('const')]
    if (!node.has('enum')) return undefined
    const values = node.get('enum')
    if (Array.isArray(values) && values.length > 0) return values
    this.#reader.document.report(node, '`enum` is no list of values.', 'enum')
    return undefined
  }

  #readProperties(): ReadonlyMap<string, SchemaView> {
    const first = new Map<string, RawNode>()
    const others = new Map<string, RawNode[]>()
    for (const { node } of this.parts.ordered) {
      const { members, isCut } = this.#reader.links.properties(node)
      if (isCut) this.#isCutShort = true
      for (const member of members) {
        if (!first.has(member.key)) first.set(member.key, member)
        else others.set(member.key, [...(others.get(member.key) ?? []), member])
      }
    }
    const properties = new Map<string, SchemaView>()
    for (const [name, node] of first) {
      const more = others.get(name)
      properties.set(name, more === undefined ? this.#reader.view(node) : this.#reader.combined([node, ...more]))
    }
    return properties
  }
}

/** `example` and `examples` of schema objects. */
export function ownExamples(nodes: readonly RawNode[]): readonly unknown[] {
  const examples: unknown[] = []
  for (const node of nodes) {
    if (node.has('example')) examples.push(node.get('example'))
    if (node.has('x-example')) examples.push(node.get('x-example'))
    const list = node.get('examples')
    if (Array.isArray(list)) for (const example of list) examples.push(example)
  }
  return examples
}

/** The schema `{}`, which is another way to write `true`. */
function isEmpty(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0
}

/** Whether two values are the same JSON; members may stand in any order. Too deep a value is the same as no other. */
function isSame(first: unknown, second: unknown, depth = 0): boolean {
  if (first === second) return true
  if (depth > MAX_VALUE_DEPTH || typeof first !== 'object' || typeof second !== 'object') return false
  if (first === null || second === null || Array.isArray(first) !== Array.isArray(second)) return false
  const members = new Map(Object.entries(second))
  const own = Object.entries(first)
  return (
    own.length === members.size &&
    own.every(([key, value]) => members.has(key) && isSame(value, members.get(key), depth + 1))
  )
}
