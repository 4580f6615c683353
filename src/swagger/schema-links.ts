import type { DocumentReader } from './document-reader.ts'
import { isRecord, type RawNode } from './raw-node.ts'
import { STRAY_KEYWORDS } from './schema-keywords.ts'
import { schemaTarget } from './schema-target.ts'

/** Schemas that one is made of by `allOf`, itself included: tens of times what people write. */
export const MOST_PARTS = 200

/** Properties of one schema object that are read: tens of times what people write. */
const MOST_PROPERTIES = 3_000

/** The properties of one schema object, as far as they are read. */
export interface OwnProperties {
  readonly members: readonly RawNode[]
  /** There are more. */
  readonly isCut: boolean
}

const NO_PROPERTIES: OwnProperties = { members: [], isCut: false }

/** What holds where a schema is used: behind its `$ref`s, and beside them. */
export interface LinkedSite {
  readonly schemas: readonly LinkedSchema[]
  /** It is the schema `false`: no value fits. */
  readonly isNever: boolean
  /** A `$ref` leads nowhere, or to what is no schema. */
  readonly isBroken: boolean
}

/** A schema object and what holds with it. */
export interface LinkedSchema {
  readonly node: RawNode
  readonly allOf: readonly RawNode[]
  /** Its own members stand before its `allOf`. */
  readonly isFirst: boolean
  /** Its `oneOf` and `anyOf` that have no choice. */
  readonly only: readonly OnlyAlternative[]
}

/** The one schema of a `oneOf` or `anyOf`; it holds like a part of `allOf`. */
export interface OnlyAlternative {
  readonly branch: RawNode
  /** The other one is `null`. */
  readonly nullable: boolean
}

/**
 * Which schemas of one document hold together. Each is looked at once, whatever number of schemas builds upon it: each
 * rung of a ladder of `allOf` has all those below it.
 */
export class SchemaLinks {
  readonly #reader: DocumentReader
  readonly #sites = new Map<unknown, LinkedSite>()
  readonly #schemas = new Map<unknown, LinkedSchema>()
  readonly #properties = new Map<unknown, OwnProperties>()

  constructor(reader: DocumentReader) {
    this.#reader = reader
  }

  /** The same for each time that a schema is used in one place. */
  follow(site: RawNode): LinkedSite {
    if (!isRecord(site.value)) return this.#read(site)
    let known = this.#sites.get(site.value)
    if (known === undefined) this.#sites.set(site.value, (known = this.#read(site)))
    return known
  }

  /** Tells that a schema has more parts than are read. */
  reportCut(schema: RawNode): void {
    this.#reader.report(schema, `\`allOf\` leads to more than ${MOST_PARTS} schemas; no more of them are read.`)
  }

  /** Those that a schema object lists itself. */
  properties(schema: RawNode): OwnProperties {
    const own = schema.child('properties')
    if (own === undefined) return NO_PROPERTIES
    if (!isRecord(own.value)) {
      this.#reader.report(own, '`properties` is not an object.')
      return NO_PROPERTIES
    }
    let known = this.#properties.get(own.value)
    if (known === undefined) this.#properties.set(own.value, (known = this.#readProperties(own)))
    return known
  }

  #readProperties(own: RawNode): OwnProperties {
    const { parts, isCut } = this.#reader.firstMembers(own, MOST_PROPERTIES, ' schemas')
    return { members: parts.filter((member) => !this.#isStray(member)), isCut }
  }

  /** A keyword of the object itself that slipped in among its properties. */
  #isStray(member: RawNode): boolean {
    const { value, key } = member
    if (isRecord(value) || typeof value === 'boolean' || !STRAY_KEYWORDS.has(key) || value === null) return false
    this.#reader.report(member, `\`${key}\` stands among the properties, but is no schema.`)
    return true
  }

  #read(site: RawNode): LinkedSite {
    const { node, siblings, annotations, broken } = schemaTarget(site, this.#reader)
    const schemas = [...siblings, ...annotations].map((beside) => this.#linked(beside))
    if (broken) return { schemas, isNever: false, isBroken: true }
    if (isRecord(node.value)) schemas.push(this.#linked(node))
    else if (typeof node.value !== 'boolean') {
      this.#reader.report(site, 'This is no schema; it is taken for any value.')
    }
    const isBroken = !isRecord(node.value) && typeof node.value !== 'boolean'
    return { schemas, isNever: node.value === false, isBroken }
  }

  #linked(node: RawNode): LinkedSchema {
    let known = this.#schemas.get(node.value)
    if (known === undefined) this.#schemas.set(node.value, (known = this.#readSchema(node)))
    return known
  }

  #readSchema(node: RawNode): LinkedSchema {
    const all = node.child('allOf')
    if (all !== undefined && !Array.isArray(all.value)) this.#reader.report(all, '`allOf` is not a list.')
    const keys = all !== undefined && isRecord(node.value) ? Object.keys(node.value) : []
    const only = (['oneOf', 'anyOf'] as const).flatMap((kind) => onlyAlternative(node, kind) ?? [])
    return {
      node,
      allOf: all?.items(MOST_PARTS) ?? [],
      isFirst: all === undefined || (node.has('properties') && keys.indexOf('properties') < keys.indexOf('allOf')),
      only,
    }
  }
}

/**
 * The one schema of a `oneOf` or `anyOf` that has no choice: a single alternative, or a single one beside `null`. It
 * holds like a part of `allOf`.
 */
export function onlyAlternative(node: RawNode, kind: 'oneOf' | 'anyOf'): OnlyAlternative | undefined {
  const list = node.get(kind)
  if (!Array.isArray(list) || list.length === 0 || list.length > 2) return undefined
  const branches = node.child(kind)?.items() ?? []
  const [branch, another] = branches.filter((item) => !isNullSchema(item.value))
  if (branch === undefined || another !== undefined) return undefined
  return { branch, nullable: branches.length > 1 }
}

/** Whether a schema takes `null` and nothing else, in whatever spelling. */
function isNullSchema(value: unknown): boolean {
  if (!isRecord(value)) return false
  if (Object.hasOwn(value, 'type')) {
    const { type } = value
    return type === null || type === 'null' || (Array.isArray(type) && type.length === 1 && type[0] === 'null')
  }
  if (Object.hasOwn(value, 'const')) return value['const'] === null
  const { enum: values } = value
  return Array.isArray(values) && values.length === 1 && values[0] === null
}
