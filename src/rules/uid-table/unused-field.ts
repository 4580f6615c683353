import { singular } from '../../infer/words.ts'
import type { SpecContext } from '../../project/model.ts'
import { escapeRegExp } from '../../text/escape-regexp.ts'
import { isSlip, nearestNames } from '../../text/nearest-name.ts'
import type { Operation } from '../../swagger/model.ts'
import { type LeafNames, leafNames } from '../schema-leaves.ts'
import type { UidRow } from '../../spec/model.ts'
import type { Rule } from '../rule.ts'
import { uidRows } from '../uid-operations.ts'
import { didYouMean, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    const { operation } = context
    // Without the operation nobody knows which fields it takes.
    if (operation === undefined) return
    const rows = uidRows(context)
    if (rows.every((row) => row.fields.length === 0)) return
    const spoken = spokenNames(context)
    const isSpoken = speltAs(spoken)
    const asked = rowsAskingFor(rows)
    const strange = rows.flatMap((row) =>
      row.fields.filter(
        ({ value }) => !isSpoken(value) && !standsInRequests(context, value) && !leadsToOthers(value, row, asked),
      ),
    )
    if (strange.length === 0) return
    // Schemas are walked last, as most fields are known without them.
    const body = bodyNames(operation)
    const names = new Set([...body.names, ...spoken])
    const isKnown = speltAs(names)
    for (const field of strange) {
      if (isKnown(field.value) || isLongName(field.value, names, operation)) continue
      const last = lastWord(field.value)
      const near = nearestNames(last, names)
      // A body that is left open may take it, unless it is plainly a slip in a name that is known.
      if (body.openAtTop && !near.some((name) => isSlip(name, last))) continue
      // So may an open object within it, of which the row then speaks: `notes.author_id`.
      if (body.open && isKnown(firstWord(field.value))) continue
      const nearest = near.map((name) => inPlaceOf(last, field.value, name))
      const [only] = nearest
      yield {
        at: { span: field.span },
        message: `${quoted(field.value)} is neither a parameter nor a body field of ${quoted(operation.label)}, and no step uses it.`,
        help: didYouMean(nearest) ?? 'Remove the row, or name the field as the request does.',
        evidence: field.value,
        related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
        ...(only !== undefined && nearest.length === 1
          ? { fix: { title: `rename to ${quoted(only)}`, safety: 'unsafe', edits: [{ span: field.span, text: only }] } }
          : {}),
      }
    }
  },
}

/** The fields of the operation's body. */
function bodyNames({ requestBody }: Operation): LeafNames {
  const bodies = (requestBody?.content ?? []).flatMap((content) => content.schema ?? [])
  return leafNames(bodies.filter((schema) => schema.origin === 'schema'))
}

/** The parameters of the operation and everything that the steps speak of. */
function spokenNames({ spec, steps, operation }: SpecContext): ReadonlySet<string> {
  const names = new Set<string>()
  for (const parameter of operation?.parameters ?? []) names.add(parameter.name)
  for (const { operation: called } of steps) for (const name of called?.template.parameters ?? []) names.add(name)
  for (const name of namesInBraces(spec.frontmatter.operation?.path.value ?? '')) names.add(name)
  for (const { step } of steps) {
    for (const placeholder of step.placeholders) names.add(placeholder.name)
    for (const extract of step.extracts) names.add(extract.name.value)
    for (const entry of [...step.params, ...step.formFields, ...step.fileFields]) names.add(entry.key)
  }
  return names
}

/** The rows whose operations ask for a parameter, by its name. */
function rowsAskingFor(rows: readonly UidRow[]): ReadonlyMap<string, ReadonlySet<UidRow>> {
  const asked = new Map<string, Set<UidRow>>()
  for (const row of rows) {
    for (const cell of [row.get, row.create, row.cleanup]) {
      for (const name of cell?.endpoints.flatMap(({ path }) => namesInBraces(path.value)) ?? []) {
        const known = asked.get(fold(name))
        if (known === undefined) asked.set(fold(name), new Set([row]))
        else known.add(row)
      }
    }
  }
  return asked
}

/** Whether the operations of another row ask for a field: `client_uid` where matters are listed by client. */
function leadsToOthers(field: string, own: UidRow, asked: ReadonlyMap<string, ReadonlySet<UidRow>>): boolean {
  return [field, lastWord(field)].some((name) => {
    const rows = asked.get(fold(name))
    return rows !== undefined && (rows.size > 1 || !rows.has(own))
  })
}

function namesInBraces(path: string): readonly string[] {
  return Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name = '']) => name)
}

/** Tells whether a field, or the last word of its path, is one of some names in whatever spelling. */
function speltAs(names: ReadonlySet<string>): (field: string) => boolean {
  let spellings: ReadonlySet<string> | undefined
  return (field) => {
    const word = lastWord(field)
    if (names.has(field) || names.has(word)) return true
    spellings ??= new Set(Array.from(names, fold))
    return spellings.has(fold(field)) || spellings.has(fold(word))
  }
}

/**
 * Whether a field is the long name of something that the operation takes: `cart_uid` of `{uid}` in `/carts/{uid}` or of a
 * bare `id` in the body of an operation on carts, `service_id` of the items of `services`.
 */
function isLongName(field: string, names: ReadonlySet<string>, operation: Operation): boolean {
  const resource = resourceOf(field)
  if (resource === undefined) return false
  if ([...names].some((name) => singularOf(name) === singularOf(resource))) return true
  const takesBareId = [...names].some((name) => /^(?:id|uid|uuid|guid)s?$/i.test(name))
  const words = new Set(
    operation.template.segments.flatMap((segment) => segment.text.split(/[^A-Za-z]+/)).map(singularOf),
  )
  return (
    takesBareId &&
    singularOf(resource)
      .split('_')
      .every((word) => words.has(singularOf(word)))
  )
}

/** `client_package` of `client_package_uid` and of `clientPackageUid`. */
function resourceOf(field: string): string | undefined {
  const words = field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
  return /^(.+)_(?:id|uid|uuid|guid)s?$/.exec(words)?.[1]
}

/** Letter case aside. */
function singularOf(word: string): string {
  return singular(word.toLowerCase())
}

/** Whether a request of the spec, in whatever form it is written, has the field. */
function standsInRequests({ spec }: SpecContext, field: string): boolean {
  const word = new RegExp(`(?<![\\w])${escapeRegExp(lastWord(field))}(?![\\w])`)
  return [spec.prerequisites.section, spec.testRequest.section]
    .flatMap((section) => section?.blocks ?? [])
    .some((block) => block.kind === 'fence' && word.test(block.content.text))
}

/** `items` of `items[].product_id`; nothing of a bare name. */
function firstWord(field: string): string {
  return /^(\w+)[.[]/.exec(field)?.[1] ?? ''
}

/** `items[].product_id` is about `product_id`. */
function lastWord(field: string): string {
  return field.split(/[.[\]]+/).findLast((part) => part !== '') ?? field
}

/** `items[].id` where `id` is meant in place of `uid` in `items[].uid`. */
function inPlaceOf(last: string, field: string, name: string): string {
  const start = field.lastIndexOf(last)
  return field.slice(0, start) + name + field.slice(start + last.length)
}

/** `clientUid` and `client_uid` are one name; an underscore in another place is another one. */
function fold(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-\s]/g, '_')
    .toLowerCase()
}
