import { isRecord, type RawNode } from './raw-node.ts'
import { ANNOTATIONS } from './schema-keywords.ts'
import type { SchemaParts } from './schema-parts.ts'

/** Keywords of which a view tells all there is, with what their values have to be. */
const READ: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ...each(['$ref', '$schema', '$id', '$anchor', '$defs', 'definitions', 'xml', 'discriminator', 'const'], () => true),
  // Whether it names types of JSON is told where it is read.
  ...each(['type'], () => true),
  ...each(['format', 'pattern'], (value) => typeof value === 'string'),
  ...each(['enum', 'allOf', 'oneOf', 'anyOf', 'prefixItems'], (value) => Array.isArray(value) && value.length > 0),
  ...each(['minimum', 'maximum', 'multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems'], isNumber),
  ...each(['minProperties', 'maxProperties', 'minContains', 'maxContains'], isNumber),
  ...each(['exclusiveMinimum', 'exclusiveMaximum'], (value) => isNumber(value) || typeof value === 'boolean'),
  ...each(['uniqueItems'], (value) => typeof value === 'boolean'),
  ...each(['required'], (value) => Array.isArray(value) && value.every((name) => typeof name === 'string')),
  ...each(['properties', 'patternProperties', 'dependentRequired', 'dependentSchemas', 'dependencies'], isRecord),
  ...each(['items', 'additionalProperties', 'propertyNames', 'contains', 'not', 'if', 'then', 'else'], isSchema),
])

function each(
  keys: readonly string[],
  isAsItShould: (value: unknown) => boolean,
): (readonly [string, (value: unknown) => boolean])[] {
  return keys.map((key) => [key, isAsItShould])
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number'
}

function isSchema(value: unknown): boolean {
  return isRecord(value) || typeof value === 'boolean'
}

/**
 * Whether the members of a view tell all that its schema says: no `$ref` leads nowhere, no keyword is unknown or
 * malformed, and nothing is left out since there is too much of it.
 */
export function isToldWhole({ ordered, isCut, isBroken }: SchemaParts): boolean {
  return !isCut && !isBroken && ordered.every(({ node }) => isRead(node))
}

function isRead({ value }: RawNode): boolean {
  if (!isRecord(value)) return typeof value === 'boolean'
  return Object.entries(value).every(
    ([key, member]) => READ.get(key)?.(member) ?? (ANNOTATIONS.has(key) || key.startsWith('x-')),
  )
}
