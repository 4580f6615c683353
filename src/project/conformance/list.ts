import type { MapNode, Node } from '../../syntax/node.ts'
import type { SchemaView } from '../../swagger/model.ts'
import type { Span } from '../../text/span.ts'
import type { Checker, Site } from './checker.ts'
import { labelled, type Mismatch } from './mismatch.ts'
import { outOfBounds } from './scalar.ts'
import { countFitting } from './schema-fit.ts'
import type { SchemaStack } from './schema-stack.ts'
import { literalText } from './literal-text.ts'

/** Mismatches of a list and of its items. */
export function listMismatches(
  items: readonly Node[],
  list: Node,
  stack: SchemaStack,
  site: Site,
  checker: Checker,
): readonly Mismatch[] {
  const mismatches: Mismatch[] = []
  for (const { schema, label } of stack.layers) {
    const span = list.kind === 'list' ? list.span : site.anchor
    const bound =
      countMismatch(items.length, schema, span, site) ?? containedMismatch(items, schema, span, site, checker)
    if (bound !== undefined) mismatches.push(labelled(bound, label))
    if (schema.uniqueItems) mismatches.push(...repeatedItems(items, schema, site))
    for (const [index, item] of items.entries()) {
      const itemSchema = schema.prefixItems[index] ?? schema.items
      if (itemSchema === undefined) continue
      const found = checker.check(item, itemSchema, { trail: [...site.trail, index], anchor: anchorOf(item) })
      for (const each of found) mismatches.push(labelled(each, label))
    }
  }
  return mismatches
}

/** Fewer or more items than a schema takes; few schemas say how many. */
function countMismatch(count: number, schema: SchemaView, span: Span, { trail }: Site): Mismatch | undefined {
  const { minItems, maxItems } = schema
  if (minItems === undefined && maxItems === undefined) return undefined
  return outOfBounds({ span, trail, schema }, [
    ['minItems', minItems, count, (limit) => count >= limit],
    ['maxItems', maxItems, count, (limit) => count <= limit],
  ])
}

/** Fewer or more items of a kind than a list has to have. */
function containedMismatch(
  items: readonly Node[],
  { demands }: SchemaView,
  span: Span,
  { trail }: Site,
  checker: Checker,
): Mismatch | undefined {
  for (const { schema, least, most } of demands.contained) {
    if (checker.effort.fits <= 0) return undefined
    const { certain, possible } = countFitting(items, schema, checker)
    const mismatch = outOfBounds({ span, trail, schema }, [
      ['minContains', least, possible, (limit) => possible >= limit],
      ['maxContains', most, certain, (limit) => certain <= limit],
    ])
    if (mismatch !== undefined) return mismatch
  }
  return undefined
}

/** Items that stand in a list for a second time; what a placeholder stands for may be another value each time. */
function repeatedItems(items: readonly Node[], schema: SchemaView, { trail }: Site): readonly Mismatch[] {
  const seen = new Map<string, number>()
  const repeated: Mismatch[] = []
  for (const [index, item] of items.entries()) {
    const text = literalText(item)
    if (text === undefined) continue
    const first = seen.get(text)
    if (first === undefined) seen.set(text, index)
    else
      repeated.push({
        kind: 'repeated-item',
        certainty: 'certain',
        span: item.kind === 'map' ? anchorOf(item) : item.span,
        trail: [...trail, index],
        schema,
        value: item.kind === 'scalar' ? item : undefined,
        first,
      })
  }
  return repeated
}

/** An item has no key of its own: its first one shows which item is meant. */
function anchorOf(item: Node): Node['span'] {
  const [first] = item.kind === 'map' ? item.entries : []
  return first?.keySpan ?? item.span
}

/** The values of an object with the keys `"0"`, `"1"` …, as its author meant it; `undefined` for any other object. */
export function numberedItems(node: MapNode): readonly Node[] | undefined {
  const isNumbered = node.entries.length > 0 && node.entries.every((entry, index) => entry.key === String(index))
  return isNumbered ? node.entries.map((entry) => entry.value) : undefined
}
