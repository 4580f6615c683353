import type { Alternatives, SchemaView } from '../../swagger/model.ts'

const ORDINALS = ['first', 'second', 'third']

/** How messages name one of several alternatives: by its component or title, by its tag, else by its position. */
export function alternativeLabel(schema: SchemaView, group: Alternatives): string {
  return schema.name ?? schema.title ?? tagOf(schema) ?? ordinal(group.schemas.indexOf(schema))
}

/** The value of the property that tells an alternative from the others: `type: card`. */
function tagOf(schema: SchemaView): string | undefined {
  for (const [name, property] of schema.properties) {
    const [only, ...others] = property.enumeration ?? []
    if (typeof only === 'string' && others.length === 0) return `${name}: ${only}`
  }
  return undefined
}

function ordinal(index: number): string {
  return `the ${ORDINALS[index] ?? `${index + 1}th`} alternative`
}
