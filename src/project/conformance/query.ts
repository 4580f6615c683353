import { entryOf, type Node } from '../../syntax/node.ts'
import type { SourceFile } from '../../text/source-file.ts'
import { isAsWritten, type Located } from '../../text/span.ts'
import type { Step } from '../../spec/model.ts'
import { isCredential } from '../../swagger/credentials.ts'
import type { Operation, Parameter, SchemaView } from '../../swagger/model.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import { setOf } from '../../text/set-of.ts'
import { findMismatches } from './find-mismatches.ts'
import { chooseMedia } from './media-choice.ts'
import type { Mismatch } from './mismatch.ts'
import { isOpenKey } from './placeholder-value.ts'
import { keysOf } from './schema-stack.ts'

/** How the query that a step sends differs from the one that its operation documents. */
export interface QueryDifference {
  readonly unknown: readonly UnknownParameter[]
  /** Required and not sent, those left out that a misspelt name stands for. */
  readonly missing: readonly Parameter[]
  readonly deprecated: readonly { readonly name: Located<string>; readonly parameter: Parameter }[]
  /** Mismatches of values; their trails begin with the parameter's name. */
  readonly values: readonly Mismatch[]
}

/** A query parameter that is sent, and which the operation does not declare. */
export interface UnknownParameter {
  readonly name: Located<string>
  /** Documented query parameters that are not sent and look like it, nearest first. */
  readonly candidates: readonly string[]
  /** What is required and not sent, and which this one seems to stand for: a candidate, or all that is missing. */
  readonly replaces: Parameter | undefined
}

/** A query parameter as a step gives it, in `params` or in the path. */
interface SentParameter {
  readonly name: Located<string>
  readonly value: Node
}

/** Undocumented parameters of one call for which a documented one is sought: more than that are not told of. */
const MOST_GUESSES = 100

/**
 * Holds the query of a step against its operation.
 *
 * @param allowed names that every operation takes
 */
export function queryDifference(
  step: Step,
  operation: Operation,
  allowed: readonly string[],
  source: SourceFile,
): QueryDifference {
  const declared = operation.parameters.filter((parameter) => parameter.in === 'query')
  const targets = new QueryTargets(declared)
  const sent = sentParameters(step).flatMap((each) => spelledOut(each, targets))
  const given = new Set<Parameter>()
  const strange: Located<string>[] = []
  const values: Mismatch[] = []
  const deprecated: { readonly name: Located<string>; readonly parameter: Parameter }[] = []
  for (const { name, value } of sent) {
    if (isOpenKey(name.value)) continue
    const target = targets.of(name.value)
    if (target === undefined) {
      strange.push(name)
      continue
    }
    given.add(target.parameter)
    if (target.parameter.deprecated) deprecated.push({ name, parameter: target.parameter })
    if (target.unknownMember !== undefined)
      values.push(unknownMember(name, target.parameter, target.unknownMember, sent))
    if (target.schema === undefined) continue
    const site = { trail: [name.value], anchor: name.span }
    values.push(...findMismatches(value, target.schema, site, { source, textual: true }))
  }
  // A name that is not known yet, or a query that is documented as one text, may be any parameter.
  const isOpen =
    sent.some(({ name }) => isOpenKey(name.value)) ||
    operation.parameters.some(({ in: place }) => place === 'querystring')
  if (isOpen) return { unknown: [], missing: [], deprecated, values }
  const absent = declared.filter((parameter) => !given.has(parameter))
  const unknown = unknownParameters(
    operation.hasMoreParameters
      ? []
      : strange.filter(({ value }) => !isAllowed(value, allowed) && !isCredential(operation.document, 'query', value)),
    absent,
    operation,
  )
  const replaced = new Set(unknown.map((each) => each.replaces))
  return {
    unknown,
    missing: absent.filter((parameter) => parameter.required && !replaced.has(parameter)),
    deprecated,
    values,
  }
}

function sentParameters(step: Step): readonly SentParameter[] {
  const params = step.params.map((entry) => ({ name: { value: entry.key, span: entry.keySpan }, value: entry.value }))
  const inPath = (step.path?.query ?? []).map(({ name, value }) => ({
    name,
    value: { kind: 'scalar', value: value.value, style: 'double', span: value.span } as const,
  }))
  return [...inPath, ...params]
}

/** `filter: { state: open }` where the parameter is called `filter[state]`: the members, by the names that they are sent as. */
function spelledOut(sent: SentParameter, targets: QueryTargets): readonly SentParameter[] {
  const { name, value } = sent
  if (value.kind !== 'map' || targets.of(name.value) !== undefined) return [sent]
  const members = value.entries.map((entry) => ({
    name: { value: `${name.value}[${entry.key}]`, span: entry.keySpan },
    value: entry.value,
  }))
  return members.some((member) => targets.of(member.name.value) !== undefined) ? members : [sent]
}

/** The parameter that a name stands for, and the schema of the value under it where that is known. */
interface QueryTarget {
  readonly parameter: Parameter
  readonly schema: SchemaView | undefined
  /** Of `a[b]`, the `b` that the object `a` does not list. */
  readonly unknownMember?: string
}

/** What the names of a query stand for, by the parameters that are declared. */
class QueryTargets {
  readonly #declared: readonly Parameter[]
  readonly #byName = new Map<string, Parameter>()
  #byMember: ReadonlyMap<string, Parameter> | undefined

  constructor(declared: readonly Parameter[]) {
    this.#declared = declared
    for (const parameter of declared) {
      if (!this.#byName.has(parameter.name)) this.#byName.set(parameter.name, parameter)
    }
  }

  /** `a[]` and `a[b]` are of `a`, and so are the members of an object that is spread over the query. */
  of(name: string): QueryTarget | undefined {
    const exact = this.#byName.get(name)
    if (exact !== undefined) return { parameter: exact, schema: exact.schema }
    const [, base = name, member] = /^([^[\]]+)\[([^[\]]*)\]/.exec(name) ?? []
    const whole = this.#byName.get(base) ?? this.#byName.get(`${base}[]`)
    if (whole !== undefined) {
      const isNested = member !== undefined && (name.indexOf(']') < name.length - 1 || !/^\d*$/.test(member))
      if (!isNested)
        return { parameter: whole, schema: member === undefined || member === '' ? whole.schema : whole.schema.items }
      const schema = whole.schema.properties.get(name.slice(base.length + 1, -1))
      return schema === undefined && member !== undefined && name.endsWith(`[${member}]`) && isListed(whole.schema)
        ? { parameter: whole, schema, unknownMember: member }
        : { parameter: whole, schema }
    }
    this.#byMember ??= firstByMember(this.#declared)
    const parameter = this.#byMember.get(base)
    return parameter === undefined ? undefined : { parameter, schema: parameter.schema.properties.get(base) }
  }
}

/** Whether an object lists its members and leaves room for no others. */
function isListed({ properties, additionalProperties, patternProperties, alternatives }: SchemaView): boolean {
  const isOpen = additionalProperties !== undefined && additionalProperties !== false
  return properties.size > 0 && !isOpen && patternProperties.length === 0 && alternatives.length === 0
}

function unknownMember(
  name: Located<string>,
  { name: base, schema }: Parameter,
  member: string,
  sent: readonly SentParameter[],
): Mismatch {
  const known = [...keysOf(schema)]
  const absent = known.filter((key) => sent.every((each) => each.name.value !== `${base}[${key}]`))
  const start = name.span.start + name.value.lastIndexOf('[') + 1
  const candidates = isAsWritten(name) ? nearestNames(member, absent) : []
  return {
    kind: 'unknown-key',
    certainty: 'certain',
    // Of a name with escapes in it, offsets do not carry over.
    span: isAsWritten(name) ? { start, end: start + member.length } : name.span,
    trail: [base, member],
    schema,
    key: member,
    known,
    candidates,
    renames: candidates,
    replaces: undefined,
    elsewhere: undefined,
    closed: schema.additionalProperties === false,
  }
}

/** Members of objects that are spread over the query, each with the first parameter that has it. */
function firstByMember(declared: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  const members = new Map<string, Parameter>()
  for (const parameter of declared) {
    for (const key of keysOf(parameter.schema)) if (!members.has(key)) members.set(key, parameter)
  }
  return members
}

function isAllowed(name: string, allowed: readonly string[]): boolean {
  const names = setOf(allowed)
  return names.has(name) || names.has(name.replace(/\[.*$/s, ''))
}

function unknownParameters(
  names: readonly Located<string>[],
  absent: readonly Parameter[],
  operation: Operation,
): readonly UnknownParameter[] {
  const taken = new Set<Parameter>()
  const known = absent.map((parameter) => parameter.name)
  const only = onlyOneLeft(names, absent, operation)
  return names.map((name, index) => {
    const candidates = index < MOST_GUESSES ? nearestParameters(name.value, known) : []
    const replaces =
      candidates.length === 0
        ? only
        : absent.find(
            (parameter) =>
              parameter.required && !taken.has(parameter) && candidates.some((each) => isOf(each, parameter)),
          )
    if (replaces !== undefined) taken.add(replaces)
    return { name, candidates, replaces }
  })
}

/** Whether a name is that of a parameter, or of a member of it. */
function isOf(name: string, parameter: Parameter): boolean {
  return name === parameter.name || name.startsWith(`${parameter.name}[`)
}

/** Of a name with brackets, `create[gte]`, it may be what stands before them that is misspelt. */
function nearestParameters(name: string, known: readonly string[]): readonly string[] {
  const nearest = nearestNames(name, known)
  const open = name.indexOf('[')
  if (nearest.length > 0 || open <= 0) return nearest
  return nearestNames(name.slice(0, open), known).map((each) => each + name.slice(open))
}

/**
 * The one required parameter that is missing where one is too much: `origin` for `from`, which no likeness tells. What
 * is documented elsewhere in the operation is meant for there.
 */
function onlyOneLeft(
  [name, ...others]: readonly Located<string>[],
  absent: readonly Parameter[],
  { parameters, requestBody }: Operation,
): Parameter | undefined {
  const [only, ...further] = absent.filter((parameter) => parameter.required)
  if (name === undefined || others.length > 0 || further.length > 0) return undefined
  const body = requestBody && chooseMedia(requestBody, 'json')?.content.schema
  const isElsewhere = parameters.some((each) => each.name === name.value) || (body && keysOf(body).has(name.value))
  return isElsewhere === true ? undefined : only
}

/** Whether a step sends a field of that name in its body or form. */
export function isInBody(step: Step, name: string): boolean {
  if (entryOf(step.body?.value, name) !== undefined) return true
  return [...step.formFields, ...step.fileFields].some((entry) => entry.key === name)
}
