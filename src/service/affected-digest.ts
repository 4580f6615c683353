import type { Config } from '../config/model.ts'
import { documentedTokens } from '../project/documented-tokens.ts'
import { neverNumeric, showsWholeNumbers } from '../rules/type-fit.ts'
import type { Discriminator, MediaContent, Operation, SchemaDemands, SchemaView } from '../swagger/model.ts'
import { describedValues } from '../swagger/path-parameter.ts'
import { compareText } from '../text/compare-text.ts'

/** Levels of nesting, and schemas, that are told apart; beyond either, the whole document stands in. */
const MAX_DEPTH = 100
const MAX_SCHEMAS = 20_000

/** What of an operation a judgement may use: all of it, or only what it answers. */
export type UsedPart = 'whole' | 'answers'

/**
 * Everything about an operation that a rule may judge by, as one text: equal texts mean equal judgements. Titles,
 * summaries, descriptions, defaults and examples are left out, except where rules use them: the tokens that a description
 * names, the words that stand for a parameter of the path, whether examples are numbers, and examples that stand in for a
 * schema. A `$ref` counts as what it leads to.
 */
export function operationDigest(operation: Operation, part: UsedPart, config: Config): string {
  const walk = new SchemaWalk()
  // Sorted first: an index of a schema that was described before counts from the top.
  const answers = operation.responses.map(({ status, content }) => [status, describeContent(content, walk)])
  const digest: unknown[] = [operation.label, operation.prefixes, sorted(answers)]
  if (part === 'whole') {
    const { requestBody } = operation
    const parameters = operation.parameters.map((parameter) => [
      `${parameter.in} ${parameter.name}`,
      parameter.required,
      parameter.deprecated,
      parameter.separator ?? null,
      parameter.in === 'path' ? [describedValues(parameter), parameter.schema.default] : null,
      walk.describe(parameter.schema, 0),
    ])
    digest.push(
      operation.deprecated,
      operation.security.toSorted(),
      sorted(operation.document.credentials.map((credential) => [`${credential.in} ${credential.name}`])),
      documentedTokens(operation, config)?.toSorted() ?? null,
      sorted(parameters),
      requestBody === undefined ? null : [requestBody.required, describeContent(requestBody.content, walk)],
    )
  }
  if (walk.truncated) digest.push(operation.document.source.text)
  return JSON.stringify(digest, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
}

function describeContent(content: readonly MediaContent[], walk: SchemaWalk): unknown {
  return sorted(
    content.map(({ mediaType, schema }) => [mediaType, schema === undefined ? null : walk.describe(schema, 0)]),
  )
}

/** By the texts that the entries begin with, so that the order in the document makes no difference. */
function sorted(entries: readonly (readonly unknown[])[]): unknown {
  return entries.toSorted((first, second) => compareText(String(first[0]), String(second[0])))
}

/** Describes schemas; one that was described before is only referred to, so that a circle ends. */
class SchemaWalk {
  readonly #seen = new Map<string, number>()
  truncated = false

  describe(schema: SchemaView, depth: number): unknown {
    const own = describeValues(schema)
    const known = this.#seen.get(schema.id)
    // What stands beside a `$ref` may differ from use to use; what it leads to does not.
    if (known !== undefined) return [own, known]
    if (depth > MAX_DEPTH || this.#seen.size >= MAX_SCHEMAS) {
      this.truncated = true
      return own
    }
    this.#seen.set(schema.id, this.#seen.size)
    return [own, this.#describeMembers(schema, depth + 1)]
  }

  #describeMembers(schema: SchemaView, depth: number): unknown {
    const view = (other: SchemaView) => this.describe(other, depth)
    const { additionalProperties: further, items } = schema
    return [
      [...schema.properties.keys()].toSorted().map((key) => {
        const property = schema.properties.get(key)
        return [key, property === undefined ? null : view(property)]
      }),
      typeof further === 'object' ? view(further) : (further ?? null),
      schema.patternProperties.map((entry) => [entry.pattern, view(entry.schema)]),
      items === undefined ? null : view(items),
      schema.prefixItems.map(view),
      schema.alternatives.map(({ kind, schemas, discriminator }) => [
        kind,
        schemas.map((alternative) => [alternative.name ?? null, view(alternative)]),
        discriminator === undefined ? null : this.#describeChoice(discriminator, depth),
      ]),
      this.#describeDemands(schema.demands, depth),
    ]
  }

  #describeDemands({ conditions, exclusions, keyNames, contained }: SchemaDemands, depth: number): unknown {
    const view = (other: SchemaView | undefined) => (other === undefined ? null : this.describe(other, depth))
    return [
      conditions.map(({ when, holds, otherwise }) => [
        typeof when === 'string' ? when : view(when),
        view(holds),
        view(otherwise),
      ]),
      exclusions.map(view),
      keyNames.map(view),
      contained.map(({ schema, least, most }) => [view(schema), least, most]),
    ]
  }

  /** An alternative that no mapping names is selected by its own name. */
  #describeChoice({ property, mapped, select }: Discriminator, depth: number): unknown {
    const selected = mapped.toSorted().map((value) => {
      const schema = select(value)
      return [value, schema === undefined ? null : this.describe(schema, depth)]
    })
    return [property, selected]
  }
}

/** Members that no judgement is made by: what tells schemas apart, and texts. */
type Unjudged = 'id' | 'name' | 'place' | 'title' | 'description' | 'default'

/** Members that are schemas, or hold some. */
type Parts =
  | 'properties'
  | 'additionalProperties'
  | 'patternProperties'
  | 'items'
  | 'prefixItems'
  | 'alternatives'
  | 'demands'

/** What a schema says of a value without a look at its parts. A new member of a schema has to find its place here. */
function describeValues(schema: SchemaView): Readonly<Record<Exclude<keyof SchemaView, Unjudged | Parts>, unknown>> {
  const { types, enumeration } = schema
  return {
    origin: schema.origin,
    types: types === undefined ? undefined : [...types].toSorted(),
    enumeration,
    format: schema.format,
    pattern: schema.pattern,
    minimum: schema.minimum,
    maximum: schema.maximum,
    exclusiveMinimum: schema.exclusiveMinimum,
    exclusiveMaximum: schema.exclusiveMaximum,
    multipleOf: schema.multipleOf,
    minLength: schema.minLength,
    maxLength: schema.maxLength,
    minItems: schema.minItems,
    maxItems: schema.maxItems,
    uniqueItems: schema.uniqueItems || undefined,
    minProperties: schema.minProperties,
    maxProperties: schema.maxProperties,
    isWhole: schema.isWhole ? undefined : false,
    examples: neverNumeric(schema) ? 'no numbers' : showsWholeNumbers(schema) ? 'whole numbers' : undefined,
    required: schema.required.size === 0 ? undefined : [...schema.required].toSorted(),
    readOnly: schema.readOnly || undefined,
    writeOnly: schema.writeOnly || undefined,
    deprecated: schema.deprecated || undefined,
  }
}
