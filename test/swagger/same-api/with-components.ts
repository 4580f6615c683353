import {
  asPart,
  isPart,
  isReference,
  isVersion2,
  mapOperations,
  mapSchemas,
  mapValues,
  type Part,
} from './document-walk.ts'

/** Keeps parts under names of their own, and gives what refers to them. */
class Components {
  readonly #kept: Record<string, Record<string, unknown>> = {}
  readonly #isVersion2: boolean

  constructor(document: Part) {
    this.#isVersion2 = isVersion2(document)
  }

  /** @param kind as OpenAPI 3 calls it. */
  keep(kind: string, part: Part): Part {
    const place = this.#isVersion2 && kind === 'schemas' ? 'definitions' : kind
    const parts = (this.#kept[place] ??= {})
    const name = `Kept${Object.keys(parts).length}`
    parts[name] = part
    return { $ref: `#/${this.#isVersion2 ? '' : 'components/'}${place}/${name}` }
  }

  /** The document with the parts in it. */
  addedTo(document: Part): Part {
    if (this.#isVersion2) return { ...document, ...this.#beside(document) }
    const components = isPart(document['components']) ? document['components'] : {}
    return { ...document, components: { ...components, ...this.#beside(components) } }
  }

  #beside(components: Part): Part {
    return mapValues(this.#kept, (parts, kind) => ({ ...asPart(components[kind]), ...asPart(parts) }))
  }
}

/** Every schema of an operation as a component. */
export function withSchemaComponents(document: Part): Part {
  const components = new Components(document)
  return components.addedTo(
    mapSchemas(document, (schema) => (isReference(schema) ? schema : components.keep('schemas', schema))),
  )
}

/** Parameters, bodies and responses of operations as components. */
export function withComponents(document: Part): Part {
  const components = new Components(document)
  const kept = (kind: string) => (part: unknown) =>
    isPart(part) && !isReference(part) ? components.keep(kind, part) : part
  const change = (value: unknown, key: string): unknown => {
    if (key === 'parameters' && Array.isArray(value)) return value.map(kept('parameters'))
    if (key === 'responses' && isPart(value)) return mapValues(value, kept('responses'))
    return key === 'requestBody' ? kept('requestBodies')(value) : value
  }
  return components.addedTo(mapOperations(document, (operation) => mapValues(operation, change)))
}
