import type { SchemaView, SwaggerDocument } from '../../src/swagger/model.ts'

/** Every schema that the operations of a document use, outermost first. */
export function* usedSchemas(document: SwaggerDocument): Generator<SchemaView> {
  for (const operation of document.operations) {
    for (const parameter of operation.parameters) yield parameter.schema
    const contents = [operation.requestBody, ...operation.responses].flatMap((body) => body?.content ?? [])
    for (const content of contents) if (content.schema !== undefined) yield content.schema
  }
}

/** Looks at every member of a schema and of what it is made of, each schema once; answers how many there were. */
export function lookAt(root: SchemaView, seen: Set<string>, maxDepth: number): number {
  let count = 0
  const pending = [{ view: root, depth: 0 }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { view, depth } = next
    const key = `${view.origin} ${view.id}`
    if (seen.has(key)) continue
    seen.add(key)
    count++
    touch(view)
    if (depth === maxDepth) continue
    for (const child of childrenOf(view)) pending.push({ view: child, depth: depth + 1 })
  }
  return count
}

function childrenOf(view: SchemaView): SchemaView[] {
  const { items, additionalProperties: rest } = view
  return [
    ...view.properties.values(),
    ...view.patternProperties.map((each) => each.schema),
    ...view.prefixItems,
    ...view.alternatives.flatMap((group) => group.schemas),
    items,
    typeof rest === 'boolean' ? undefined : rest,
  ].filter((child) => child !== undefined)
}

/** Asks for everything that a schema may be asked. */
function touch(view: SchemaView): unknown[] {
  return [
    view.name,
    view.types,
    view.format,
    view.pattern,
    view.enumeration,
    view.minimum,
    view.maximum,
    view.exclusiveMinimum,
    view.exclusiveMaximum,
    view.multipleOf,
    view.minLength,
    view.maxLength,
    view.minItems,
    view.maxItems,
    view.required,
    view.readOnly,
    view.writeOnly,
    view.deprecated,
    view.title,
    view.description,
    view.default,
    view.examples,
    view.place,
    ...view.alternatives.map((group) => group.discriminator?.select('nothing')),
  ]
}
