import type { ScalarNode } from '../../syntax/node.ts'
import type { JsonType, SchemaView } from '../../swagger/model.ts'

/** The type of a scalar's value; a number without a fraction is an `integer`. */
export function scalarType(value: ScalarNode['value']): JsonType {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value === 'string' ? 'string' : 'boolean'
}

/** Whether one of `types` takes a value of `type`; an `integer` is a `number` too. */
export function takesType(types: ReadonlySet<JsonType>, type: JsonType): boolean {
  return types.has(type) || (type === 'integer' && types.has('number'))
}

/** What a schema takes: what it says, else what its members imply. `undefined`: any. */
export function typesTaken(schema: SchemaView): ReadonlySet<JsonType> | undefined {
  if (schema.types !== undefined) return namedTypes(schema.types, schema.format)
  // Alternatives may add what the members beside them do not speak of.
  if (schema.alternatives.length > 0) return undefined
  if (schema.properties.size > 0) return new Set(['object'])
  if (schema.items !== undefined || schema.prefixItems.length > 0) return new Set(['array'])
  return undefined
}

/** `format: int-or-string` beside `type: string` is how a port that may have a name is declared where one type must do. */
function namedTypes(types: ReadonlySet<JsonType>, format: string | undefined): ReadonlySet<JsonType> {
  return format === 'int-or-string' && types.has('string') ? new Set([...types, 'integer']) : types
}

const NUMERIC = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/

/**
 * The value that a lenient server makes of a scalar where `types` do not take it as it is: `"5.00"` is a number, `1` a
 * text, `"true"` a boolean.
 *
 * @param written how the scalar stands in the file, so that `1.0` becomes the text `1.0`
 * @param textual the value travels as text, where `1` and `0` are booleans too
 * @returns `undefined` where nobody could take it for one of `types`
 */
export function converted(
  value: string | number | boolean,
  types: ReadonlySet<JsonType>,
  written: string,
  textual: boolean,
): string | number | boolean | undefined {
  if (types.has('string') && typeof value !== 'string') return written
  const text = String(value).trim()
  if (typeof value === 'string' && NUMERIC.test(text)) {
    const number = Number(text)
    if (types.has('number') || (types.has('integer') && Number.isInteger(number))) return number
  }
  if (types.has('boolean')) {
    const word = text.toLowerCase()
    if (word === 'true' || word === 'false') return word === 'true'
    if (textual && (word === '1' || word === '0')) return word === '1'
  }
  return undefined
}
