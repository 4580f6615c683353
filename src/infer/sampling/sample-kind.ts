import type { SchemaView } from '../../swagger/model.ts'
import { takes } from './scalar-sample.ts'

/** What a sample is of; `any` where the schema says nothing. */
export function kindOf(views: readonly SchemaView[], documented: unknown): 'object' | 'list' | 'scalar' | 'any' {
  const allowed = (type: 'object' | 'array' | 'string' | 'number' | 'boolean') =>
    views.every((view) => takes(view, type) || (type === 'number' && takes(view, 'integer')))
  const isSilent = views.every(
    ({ types, properties, required, items, enumeration, format, pattern }) =>
      types === undefined &&
      properties.size === 0 &&
      required.size === 0 &&
      items === undefined &&
      enumeration === undefined &&
      format === undefined &&
      pattern === undefined,
  )
  if (isSilent) return 'any'
  if (views.some(({ properties, required }) => properties.size > 0 || required.size > 0) && allowed('object'))
    return 'object'
  if (views.some(({ items, prefixItems }) => items !== undefined || prefixItems.length > 0) && allowed('array'))
    return 'list'
  if (isObject(documented) && allowed('object')) return 'object'
  if (Array.isArray(documented) && allowed('array')) return 'list'
  if (allowed('string') || allowed('number') || allowed('boolean')) return 'scalar'
  if (allowed('object')) return 'object'
  return allowed('array') ? 'list' : 'scalar'
}

/** The layer that says most about a scalar. */
export function leafOf(views: readonly SchemaView[]): SchemaView {
  const telling = views.findLast(
    ({ types, enumeration, format }) => types !== undefined || enumeration !== undefined || format !== undefined,
  )
  const enumerated = views.find(({ enumeration }) => enumeration !== undefined)
  const [first] = views
  const leaf = enumerated ?? telling ?? first
  if (leaf === undefined) throw new Error('a schema has at least its own layer')
  return leaf
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
