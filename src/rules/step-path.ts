import type { ProposedFix } from '../diagnostic/finding.ts'
import type { StepContext } from '../project/model.ts'
import { HTTP_METHODS } from '../spec/http-methods.ts'
import type { EndpointReference, Step } from '../spec/model.ts'
import type { Operation } from '../swagger/model.ts'
import { segmentValues } from '../swagger/segment-values.ts'
import { coverSpans, isAsWritten, type Located, spanOfPart } from '../text/span.ts'
import { quoted } from './wording.ts'

/**
 * What a step calls; `undefined` where that cannot be told: a method or path that is absent or no such thing (see
 * `steps/shape`), one that begins with a server, a path with a broken placeholder in it (see `variables/syntax`).
 */
export function callOf({ method, path, placeholders }: Step): EndpointReference | undefined {
  if (method === undefined || path === undefined || path.pathname.value === '' || !HTTP_METHODS.has(method.value))
    return undefined
  if (placeholders.some(({ malformed, site }) => malformed && site === 'path')) return undefined
  if (serverOf(path.pathname.value) !== '') return undefined
  return { method, path: path.pathname, query: undefined, span: coverSpans(method.span, path.span) }
}

/** The server that a path begins with, an address or a placeholder for one; empty where it begins as a path does. */
export function serverOf(path: string): string {
  return /^(?:[A-Za-z][\w+.-]*:\/\/[^/?#]*|\{\{\w+\}\}(?=\/))/.exec(path)?.[0] ?? ''
}

/** `GET /clients/{id}` as messages write it. */
export function spellCall({ method, path }: EndpointReference): string {
  return quoted(`${method.value} ${path.value}`)
}

/** The segments of a path with their places; all of the path where escapes stand between value and text. */
export function segmentsOf(path: Located<string>): readonly Located<string>[] {
  return [...path.value.matchAll(/[^/]+/g)].map(({ 0: value, index }) => ({
    value,
    span: spanOfPart(path, index, index + value.length),
  }))
}

/** What stands in a path for a parameter of an operation. */
export interface PathValue {
  readonly parameter: string
  readonly value: Located<string>
}

/** The values that a path has for the parameters of an operation. Segments are counted from the end, as prefixes may be left out. */
export function pathValues(path: Located<string>, { template: { segments } }: Operation): readonly PathValue[] {
  const said = segmentsOf(path)
  return segments.flatMap((segment, index) => {
    const asked = said.at(index - segments.length)
    if (asked === undefined || segment.parameters.length === 0) return []
    return segmentValues(asked.value, segment).map(({ parameter, text, start, end }) => ({
      parameter,
      value: { value: text, span: isAsWritten(asked) ? spanOfPart(asked, start, end) : asked.span },
    }))
  })
}

/** Segments as other tools write a parameter, `:id`; `value` is the name. They are sent as they stand. */
export function colonParameters(path: Located<string>): readonly Located<string>[] {
  return segmentsOf(path).flatMap(({ value, span }) => (/^:\w+$/.test(value) ? [{ value: value.slice(1), span }] : []))
}

/** A literal segment, and what was meant in its place. */
export interface Misspelling {
  readonly said: Located<string>
  readonly meant: string
}

/** Where a path departs from another one, if that is in one literal segment; values and parameters fit each other. */
export function misspeltSegment(path: Located<string>, meant: string): Misspelling | undefined {
  const said = segmentsOf(path)
  const wanted = meant.split('/').filter((segment) => segment !== '')
  if (said.length !== wanted.length) return undefined
  const departing = said.flatMap((segment, index) => {
    const other = wanted[index] ?? ''
    const same = segment.value === other || (segment.value.includes('{') && other.includes('{'))
    return same ? [] : [{ said: segment, meant: other }]
  })
  const [only] = departing
  const literal = only !== undefined && !only.said.value.includes('{') && !only.meant.includes('{')
  return departing.length === 1 && literal && only.said.span !== path.span ? only : undefined
}

/** The same for a declared operation, with the prefix of its document or without. */
export function misspeltSegmentOf(path: Located<string>, operation: Operation): Misspelling | undefined {
  const full = operation.label.slice(operation.label.indexOf(' ') + 1)
  return misspeltSegment(path, full) ?? misspeltSegment(path, operation.template.text)
}

/**
 * Whether an operation may be what somebody meant to write: one of another method, or with another number of parameters,
 * does something else.
 */
export function isSpellingOf({ method, path }: EndpointReference, operation: Operation): boolean {
  const parameters = path.value.match(/\{+[^{}]*\}+|\/:\w+/g) ?? []
  return operation.method === method.value && operation.template.parameters.length === parameters.length
}

/** Writes what was meant. */
export function respell({ said, meant }: Misspelling): ProposedFix {
  return {
    title: `change ${quoted(said.value)} to ${quoted(meant)}`,
    safety: 'unsafe',
    edits: [{ span: said.span, text: meant }],
  }
}

/** Every declaration of what a step calls: two documents may have the same operation. */
export function operationsOf({ resolution, operation }: StepContext): readonly Operation[] {
  if (resolution?.kind === 'declared') return resolution.operations
  return operation === undefined ? [] : [operation]
}
