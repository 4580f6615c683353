import type { SchemaView } from '../swagger/model.ts'

/** A JSON Schema, as ajv takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * What a schema view says as a JSON Schema of its own, for requests: what is read-only is neither required nor checked.
 * Views that hold themselves become references.
 */
export function jsonSchemaOf(view: SchemaView): JsonSchema {
  const definitions = new Map<string, { readonly name: string; schema: JsonSchema }>()
  const refer = (each: SchemaView): JsonSchema => {
    let known = definitions.get(each.id)
    if (known === undefined) {
      definitions.set(each.id, (known = { name: `s${definitions.size}`, schema: {} }))
      known.schema = spell(each, refer)
    }
    return { $ref: `#/$defs/${known.name}` }
  }
  const root = refer(view)
  return { ...root, $defs: Object.fromEntries([...definitions.values()].map(({ name, schema }) => [name, schema])) }
}

function spell(view: SchemaView, refer: (view: SchemaView) => JsonSchema): JsonSchema {
  const { types, enumeration, items, prefixItems, alternatives, additionalProperties } = view
  const required = [...view.required].filter((name) => view.properties.get(name)?.readOnly !== true)
  const parts: Record<string, unknown> = {
    format: view.format,
    pattern: isPattern(view.pattern) ? view.pattern : undefined,
    enum: enumeration,
    minimum: view.minimum,
    maximum: view.maximum,
    exclusiveMinimum: view.exclusiveMinimum,
    exclusiveMaximum: view.exclusiveMaximum,
    multipleOf: view.multipleOf !== undefined && view.multipleOf > 0 ? view.multipleOf : undefined,
    minLength: view.minLength,
    maxLength: view.maxLength,
    minItems: view.minItems,
    maxItems: view.maxItems,
    type: types === undefined || types.size === 0 ? undefined : [...types],
    not: types?.size === 0 ? {} : undefined,
    required: required.length > 0 ? required : undefined,
    properties:
      view.properties.size === 0
        ? undefined
        : Object.fromEntries([...view.properties].map(([name, each]) => [name, each.readOnly ? {} : refer(each)])),
    additionalProperties:
      typeof additionalProperties === 'object'
        ? refer(additionalProperties)
        : alternatives.length > 0
          ? undefined
          : additionalProperties,
    items: items !== undefined && prefixItems.length === 0 ? refer(items) : undefined,
    allOf:
      alternatives.length === 0 ? undefined : alternatives.map(({ kind, schemas }) => ({ [kind]: schemas.map(refer) })),
  }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

function isPattern(pattern: string | undefined): boolean {
  if (pattern === undefined) return false
  try {
    return new RegExp(pattern, 'u').source !== ''
  } catch {
    return false
  }
}
