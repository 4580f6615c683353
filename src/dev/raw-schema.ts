import type { SwaggerVersion } from '../swagger/model.ts'
import { combinesSiblings, readVersion } from '../swagger/dialect.ts'
import { isRecord, type RawNode } from '../swagger/raw-node.ts'
import type { ReferenceResolver } from '../swagger/reference-resolver.ts'

/** A JSON Schema of 2020-12, as ajv takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** Keywords with a schema, with a list of schemas, and with schemas by name; with numbers; that mean what they say. */
const ONE = ['not', 'if', 'then', 'else', 'contains', 'propertyNames', 'additionalProperties', 'unevaluatedProperties']
const SEVERAL = ['allOf', 'oneOf', 'anyOf', 'prefixItems']
const NAMED = ['properties', 'patternProperties', 'dependentSchemas']
const COUNTS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties']
const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']
const TYPES: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])

/** How deep `allOf` is followed in search of read-only members. */
const DEEPEST = 12

/**
 * What a document says, as a JSON Schema for requests, without a look through our own model of schemas: `nullable` and
 * boolean bounds are translated, `$ref`s lead to definitions of its own, and what only responses have is not required.
 */
export class RawSchemaSpeller {
  readonly #resolver: ReferenceResolver
  readonly #version: SwaggerVersion | undefined
  readonly #definitions = new Map<string, { readonly name: string; schema: JsonSchema | boolean }>()

  /** @param root the document, whose version counts for fragments of it in other files too */
  constructor(root: RawNode, resolver: ReferenceResolver) {
    this.#resolver = resolver
    this.#version = readVersion(root.value).version
  }

  /** A schema with all that it refers to. */
  spell(node: RawNode): JsonSchema {
    return this.withDefinitions(this.refer(node))
  }

  /** A schema made of what `refer` gave, with all that it refers to. */
  withDefinitions(schema: JsonSchema): JsonSchema {
    const definitions = [...this.#definitions.values()].map((each) => [each.name, each.schema] as const)
    return { ...schema, $defs: Object.fromEntries(definitions) }
  }

  /**
   * A reference to the definition of a schema.
   *
   * @param dropped members that are not required, since another part says that they are read-only
   */
  refer(site: RawNode, dropped: ReadonlySet<string> = new Set()): JsonSchema {
    // One definition for one schema, from wherever it is referred to.
    const target = combinesSiblings(this.#version) ? undefined : this.#resolver.follow(site)
    const node = target?.kind === 'found' ? target.node : site
    const key = [node.id, ...[...dropped].toSorted()].join('\n')
    let known = this.#definitions.get(key)
    if (known === undefined) {
      this.#definitions.set(key, (known = { name: `s${this.#definitions.size}`, schema: {} }))
      known.schema = this.#spellOwn(node, dropped)
    }
    return { $ref: `#/$defs/${known.name}` }
  }

  #spellOwn(node: RawNode, dropped: ReadonlySet<string>): JsonSchema | boolean {
    if (typeof node.value === 'boolean') return node.value
    if (!isRecord(node.value)) return {}
    const reference = node.text('$ref')
    if (reference === undefined) return this.#spellKeywords(node, dropped)
    const resolved = this.#resolver.resolve(reference, node.file)
    const target = resolved.kind === 'found' ? this.refer(resolved.node, dropped) : {}
    return combinesSiblings(this.#version) ? { allOf: [target, this.#spellKeywords(node, dropped)] } : target
  }

  #spellKeywords(node: RawNode, droppedAbove: ReadonlySet<string>): JsonSchema {
    const spelled: Record<string, unknown> = {}
    const dropped = new Set([...droppedAbove, ...this.#readOnlyMembers(node, 0)])
    const required = listOf(node.get('required')).filter((name) => typeof name === 'string' && !dropped.has(name))
    if (required.length > 0) spelled['required'] = [...new Set(required)]
    for (const key of ONE) {
      const member = node.child(key)
      if (member !== undefined) spelled[key] = this.refer(member)
    }
    for (const key of SEVERAL) {
      const members = node.child(key)?.items() ?? []
      if (members.length > 0)
        spelled[key] = members.map((member) => this.refer(member, key === 'prefixItems' ? new Set() : dropped))
    }
    for (const key of NAMED) {
      const members = node.child(key)?.members() ?? []
      if (members.length > 0)
        spelled[key] = Object.fromEntries(members.map((member) => [member.key, this.refer(member)]))
    }
    this.#spellItems(node, spelled)
    spellNumbers(node, spelled)
    spellValues(node, spelled)
    return spelled
  }

  #spellItems(node: RawNode, spelled: Record<string, unknown>): void {
    const items = node.child('items')
    const isTuple = Array.isArray(items?.value)
    if (isTuple) spelled['prefixItems'] = items?.items().map((item) => this.refer(item))
    const rest = isTuple ? node.child('additionalItems') : items
    if (rest !== undefined) spelled['items'] = this.refer(rest)
  }

  #readOnlyMembers(node: RawNode, depth: number): readonly string[] {
    if (depth > DEEPEST) return []
    const at = this.#resolver.follow(node)
    if (at.kind !== 'found') return []
    const own = (at.node.child('properties')?.members() ?? []).filter((member) => this.#isReadOnly(member, depth))
    const inherited = (at.node.child('allOf')?.items() ?? []).flatMap((part) => this.#readOnlyMembers(part, depth + 1))
    return [...own.map(({ key }) => key), ...inherited]
  }

  #isReadOnly(node: RawNode, depth: number): boolean {
    if (depth > DEEPEST) return false
    if (node.get('readOnly') === true) return true
    const at = this.#resolver.follow(node)
    if (at.kind !== 'found') return false
    if (at.node.get('readOnly') === true) return true
    return (at.node.child('allOf')?.items() ?? []).some((part) => this.#isReadOnly(part, depth + 1))
  }
}

function spellNumbers(node: RawNode, spelled: Record<string, unknown>): void {
  for (const key of [...COUNTS, ...BOUNDS]) {
    const value = node.get(key)
    if (typeof value === 'number' && (key !== 'multipleOf' || value > 0)) spelled[key] = value
  }
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (node.get(flag) !== true || typeof spelled[bound] !== 'number') continue
    spelled[flag] = spelled[bound]
    delete spelled[bound]
  }
  if (node.get('uniqueItems') === true) spelled['uniqueItems'] = true
}

function spellValues(node: RawNode, spelled: Record<string, unknown>): void {
  const isNullable = node.get('nullable') === true || node.get('x-nullable') === true
  const type = node.get('type')
  const types = (Array.isArray(type) ? listOf(type) : [type]).filter((each) => TYPES.has(each))
  if (types.length > 0) spelled['type'] = [...new Set(isNullable ? [...types, 'null'] : types)]
  const values = listOf(node.get('enum'))
  if (values.length > 0) spelled['enum'] = isNullable && !values.includes(null) ? [...values, null] : values
  if (node.has('const')) spelled['const'] = node.get('const')
  const pattern = node.text('pattern')
  if (pattern !== undefined && isPattern(pattern)) spelled['pattern'] = pattern
  const dependent = node.get('dependentRequired')
  if (isRecord(dependent)) spelled['dependentRequired'] = dependent
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== ''
  } catch {
    return false
  }
}
