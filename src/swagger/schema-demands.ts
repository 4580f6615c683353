import type { Condition, Containment, SchemaDemands, SchemaView } from './model.ts'
import { isRecord, type RawNode } from './raw-node.ts'
import type { SchemaParts } from './schema-parts.ts'
import type { SchemaViews } from './schema-views.ts'

/** What most schemas say of it. */
export const NO_DEMANDS: SchemaDemands = { conditions: [], exclusions: [], keyNames: [], contained: [] }

/** Members of a schema that make a condition of a key that is there. */
const BY_KEY = ['dependentRequired', 'dependentSchemas', 'dependencies'] as const

const KEYWORDS = ['if', ...BY_KEY, 'not', 'propertyNames', 'contains'] as const

/** Conditions of one keyword that are read: tens of times what people write. */
const MOST_CONDITIONS = 200

/** The demands of all parts of a schema, those of each part in the order in which they are listed here. */
export function demandsOf({ ordered }: SchemaParts, reader: SchemaViews): SchemaDemands {
  const demanding = ordered.filter(({ node }) => KEYWORDS.some((key) => node.has(key)))
  if (demanding.length === 0) return NO_DEMANDS
  const nodes = demanding.map(({ node }) => node)
  return {
    conditions: nodes.flatMap((node) => [...branches(node, reader), ...keyConditions(node, reader)]),
    exclusions: nodes.flatMap((node) => schemasAt(node, 'not', reader)),
    keyNames: nodes.flatMap((node) => schemasAt(node, 'propertyNames', reader)),
    contained: nodes.flatMap((node) => containments(node, reader)),
  }
}

function schemasAt(node: RawNode, key: string, reader: SchemaViews): readonly SchemaView[] {
  const schema = node.child(key)
  return schema === undefined ? [] : [reader.view(schema)]
}

function branches(node: RawNode, reader: SchemaViews): readonly Condition[] {
  const [when] = schemasAt(node, 'if', reader)
  if (when === undefined) return []
  const [holds] = schemasAt(node, 'then', reader)
  const [otherwise] = schemasAt(node, 'else', reader)
  return [{ when, holds, otherwise }]
}

function keyConditions(node: RawNode, reader: SchemaViews): readonly Condition[] {
  return BY_KEY.flatMap((keyword) => {
    const holder = node.child(keyword)
    if (holder === undefined) return []
    if (!isRecord(holder.value)) reader.document.report(holder, `\`${keyword}\` is not an object.`)
    return holder.members(MOST_CONDITIONS).map((member) => {
      // Names by themselves are what an object with the key requires besides.
      const schema = Array.isArray(member.value) ? member.withValue({ required: member.value }) : member
      return { when: member.key, holds: reader.view(schema), otherwise: undefined }
    })
  })
}

function containments(node: RawNode, reader: SchemaViews): readonly Containment[] {
  const count = (key: string, otherwise: number): number => {
    const value = node.get(key)
    return typeof value === 'number' ? value : otherwise
  }
  const least = count('minContains', 1)
  const most = count('maxContains', Infinity)
  return schemasAt(node, 'contains', reader).map((schema) => ({ schema, least, most }))
}
