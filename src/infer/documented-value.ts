import type { Consumer } from './model.ts'

/** A value that the swagger documents for a field: of its enumeration, its default, its example; `undefined` for none. */
export function documentedValue({ schema }: Consumer): unknown {
  if (schema === undefined) return undefined
  const values = [...(schema.enumeration ?? []), schema.default, ...schema.examples, ...(schema.items?.examples ?? [])]
  return values.find((value) => value !== undefined && value !== null && value !== '')
}
