import type { ScalarNode } from '../../syntax/node.ts'
import type { SchemaView } from '../../swagger/model.ts'
import type { Checker } from './checker.ts'
import { typesTaken } from './json-type.ts'
import type { Mismatch } from './mismatch.ts'
import { scalarMismatch, type ScalarSite } from './scalar.ts'

/** How lists are written in one text: `1,2`, `1|2`, `1 2`. Which one an operation wants is seldom documented. */
const SEPARATORS = [',', '|', ' ', '\t'] as const

/** The mismatch of a scalar that travels as text, where a list may be one text and an object any. */
export function textMismatch(
  node: ScalarNode,
  schema: SchemaView,
  site: ScalarSite,
  checker: Checker,
): Mismatch | undefined {
  const types = typesTaken(schema)
  // An empty parameter is as good as none.
  if (node.value === '' || types?.has('object') === true) return undefined
  if (types?.has('array') !== true) return scalarMismatch(node, schema, site)
  const { items } = schema
  if (items === undefined || types.has('string')) return undefined
  const readings = SEPARATORS.map((separator) => partsMismatch(node, items, site, separator, checker))
  return readings.includes(undefined) ? undefined : readings[0]
}

function partsMismatch(
  node: ScalarNode,
  items: SchemaView,
  site: ScalarSite,
  separator: string,
  checker: Checker,
): Mismatch | undefined {
  for (const [index, part] of site.written.split(separator).entries()) {
    const text: ScalarNode = { ...node, value: part.trim(), style: 'double' }
    const [mismatch] = checker.check(text, items, { trail: [...site.trail, index], anchor: node.span })
    if (mismatch !== undefined) return mismatch
  }
  return undefined
}
