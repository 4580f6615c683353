import type { SoughtPlace } from '../diagnostic/finding.ts'
import type { JsonType, SchemaView } from './model.ts'
import { OpenSchema } from './open-schema.ts'
import { isRecord } from './raw-node.ts'

/**
 * What documented values say of the values to come: which fields there are, and of what types. Several values, and the
 * items of a list, are taken together. Nothing is required, everything further is allowed.
 */
export class ExampleSchema extends OpenSchema {
  override readonly origin = 'example'
  readonly #values: readonly unknown[]
  #properties: ReadonlyMap<string, SchemaView> | undefined

  /** @param values all that is documented for this place */
  constructor(id: string, place: SoughtPlace, values: readonly unknown[]) {
    super(id, place)
    this.#values = values
  }

  /** Any where there is nothing but `null`, and where a `$ref` stands in for the value. */
  override get types(): ReadonlySet<JsonType> | undefined {
    const types = new Set<JsonType>()
    for (const value of this.#values) {
      if (isReference(value)) return undefined
      types.add(typeOf(value))
    }
    return types.size === 0 || (types.size === 1 && types.has('null')) ? undefined : types
  }

  override get properties(): ReadonlyMap<string, SchemaView> {
    return (this.#properties ??= this.#readProperties())
  }

  override get items(): SchemaView | undefined {
    const items = this.#values.filter(Array.isArray).flat(1)
    return items.length === 0 ? undefined : new ExampleSchema(`${this.id}/*`, this.place, items)
  }

  override get examples(): readonly unknown[] {
    return this.#values
  }

  #readProperties(): ReadonlyMap<string, SchemaView> {
    const values = new Map<string, unknown[]>()
    for (const value of this.#values) {
      if (!isRecord(value) || isReference(value)) continue
      for (const key of Object.keys(value)) {
        const known = values.get(key)
        if (known === undefined) values.set(key, [value[key]])
        else known.push(value[key])
      }
    }
    const properties = new Map<string, SchemaView>()
    for (const [key, all] of values) {
      const step = key.replaceAll('~', '~0').replaceAll('/', '~1')
      properties.set(key, new ExampleSchema(`${this.id}/${step}`, this.place, all))
    }
    return properties
  }
}

/** A `$ref` in an example is data that nobody resolves; what its author meant by it is not there. */
function isReference(value: unknown): boolean {
  return isRecord(value) && Object.hasOwn(value, '$ref')
}

function typeOf(value: unknown): JsonType {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'array'
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'boolean':
      return 'boolean'
    case 'number':
    case 'bigint':
      return 'number'
    default:
      return 'object'
  }
}
