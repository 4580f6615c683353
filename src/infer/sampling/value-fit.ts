import type { Alternatives, Condition, SchemaView } from '../../swagger/model.ts'
import type { TextJudge } from './model.ts'
import { isObject } from './sample-kind.ts'
import { acceptsScalar, isScalar, takes } from './scalar-sample.ts'

/** Comparisons of a value with a schema that one body may cost. */
const MOST_COMPARISONS = 50_000

/** Comparisons that a match of a pattern counts for. */
const COST_OF_PATTERN = 100

/** Levels of nesting that are looked at. */
const DEEPEST = 40

/**
 * Whether values are valid for schemas, as a validator of requests has it: of `oneOf` exactly one holds. One is made for
 * each body, since what all questions about it may cost is bounded.
 */
export class ValueFit {
  readonly #judge: TextJudge
  #left = MOST_COMPARISONS

  constructor(judge: TextJudge) {
    // A format is no reason for which a branch of alternatives fails.
    this.#judge = {
      ...judge,
      fits: (text, { pattern }) => {
        if (pattern === undefined) return true
        this.#left -= COST_OF_PATTERN
        return judge.fits(text, { pattern, format: undefined })
      },
    }
  }

  /** What is too much to be judged counts as valid. */
  fits(value: unknown, view: SchemaView, depth = 0): boolean {
    if (this.#left-- <= 0 || depth > DEEPEST) return true
    if (isScalar(value)) {
      if (!acceptsScalar(view, value, this.#judge)) return false
    } else if (Array.isArray(value)) {
      if (!this.#fitsList(value, view, depth)) return false
    } else if (typeof value === 'object' && value !== null) {
      if (!this.#fitsObject(new Map(Object.entries(value)), view, depth)) return false
    }
    return (
      view.alternatives.every((group) => this.#fitsGroup(value, group, depth)) &&
      view.demands.conditions.every((condition) => {
        const branch = this.isMet(value, condition, depth + 1) ? condition.holds : condition.otherwise
        return branch === undefined || this.fits(value, branch, depth + 1)
      }) &&
      // Of a schema that is not known as a whole, nothing is certainly ruled out.
      view.demands.exclusions.every((excluded) => !excluded.isWhole || !this.fits(value, excluded, depth + 1))
    )
  }

  /** Whether a condition holds for a value. */
  isMet(value: unknown, { when }: Condition, depth = 0): boolean {
    return typeof when === 'string' ? isObject(value) && Object.hasOwn(value, when) : this.fits(value, when, depth)
  }

  #fitsGroup(value: unknown, { kind, schemas }: Alternatives, depth: number): boolean {
    if (kind === 'anyOf') return schemas.some((schema) => this.fits(value, schema, depth + 1))
    let holding = 0
    for (const schema of schemas) {
      if (this.fits(value, schema, depth + 1) && ++holding > 1) return false
    }
    return holding === 1
  }

  #fitsList(values: readonly unknown[], view: SchemaView, depth: number): boolean {
    const { items, prefixItems, minItems = 0, maxItems = Infinity, uniqueItems } = view
    if (!takes(view, 'array') || values.length < minItems || values.length > maxItems) return false
    if (uniqueItems && new Set(values.map((value) => JSON.stringify(value))).size < values.length) return false
    const isContained = view.demands.contained.every(({ schema, least, most }) => {
      const count = values.filter((value) => this.fits(value, schema, depth + 1)).length
      return count >= least && count <= most
    })
    if (!isContained) return false
    return values.every((value, index) => {
      const schema = prefixItems[index] ?? items
      return schema === undefined || this.fits(value, schema, depth + 1)
    })
  }

  #fitsObject(members: ReadonlyMap<string, unknown>, view: SchemaView, depth: number): boolean {
    const { properties, required, minProperties = 0, maxProperties = Infinity } = view
    if (!takes(view, 'object') || members.size < minProperties || members.size > maxProperties) return false
    const isMissing = (name: string) => !members.has(name) && properties.get(name)?.readOnly !== true
    if ([...required].some(isMissing)) return false
    const { keyNames } = view.demands
    if (keyNames.some((names) => [...members.keys()].some((name) => !this.fits(name, names, depth + 1)))) return false
    return [...members].every(([name, value]) => {
      const schema = properties.get(name) ?? this.#freeSchema(name, view)
      return typeof schema === 'object' ? this.fits(value, schema, depth + 1) : schema
    })
  }

  /** The schema of a member that is not described, or whether there may be one. */
  #freeSchema(name: string, { additionalProperties, patternProperties, alternatives }: SchemaView) {
    const patterned = patternProperties.find(({ pattern }) => this.#judge.fits(name, { pattern, format: undefined }))
    // What is merged cannot tell whose members are closed.
    return (
      patterned?.schema ??
      (alternatives.length > 0 && additionalProperties === false ? true : (additionalProperties ?? true))
    )
  }
}
