import type { Finding, ProposedFix } from '../diagnostic/finding.ts'
import type { ExtractedValue } from '../project/flow-types.ts'
import type { SpecContext } from '../project/model.ts'
import { byLikeness, isSlip, nearestNames } from '../text/nearest-name.ts'
import { followPath, pathsEndingIn, type Departure } from '../project/response-path.ts'
import type { JsonPath } from '../syntax/json-path.ts'
import type { Operation, SchemaView } from '../swagger/model.ts'
import type { Located, Span } from '../text/span.ts'
import { contradiction } from './contradiction.ts'
import { didYouMean, listed, listedBriefly, quoted, sentences } from './wording.ts'

type Undocumented = Extract<ExtractedValue, { kind: 'undocumented' }>

/**
 * Tells where a path into a response leaves what is documented: the segment, what is known at that point, and where
 * the swagger says so. One operation that many specs misread is one cause.
 *
 * @param text the path as it stands in the spec; offsets of `path` count from its start.
 */
export function describeDeparture(
  { acknowledges, spec }: SpecContext,
  operation: Operation,
  { departure, response, root }: Undocumented,
  path: JsonPath,
  text: Located<string>,
  pathOffset = text.span.start,
): Omit<Finding, 'evidence'> {
  const span = segmentSpan(departure, path, text, pathOffset, spec.source.text)
  const asked = spelled(path, departure.segment + 1)
  const byExample = departure.schema.origin === 'example'
  const label = `the ${byExample ? 'example' : 'documented'} ${quoted(response.status)} response of ${quoted(operation.label)}`
  const known = knownThere(departure, path)
  const name = departure.asked.kind === 'name' ? departure.asked.name : ''
  const rest = path.segments.slice(departure.segment + 1)
  const alike = name === '' ? [] : nearestNames(name, departure.known).filter((each) => leads(departure, each, rest))
  const isSure = alike.some(
    (each) => isSlip(name, each) || (rest.length === 0 && !isContainer(departure.schema.properties.get(each))),
  )
  // What lies behind a filter is where it is asked for: it is the test that is wrong.
  const isTest = departure.reason === 'filter' || departure.reason === 'filter-value'
  const elsewhere = isSure || isTest ? [] : documentedElsewhere(root, path, departure)
  // `data` of `$.data.id` need not be meant for `metadata` where `$.id` is documented.
  const nearest = elsewhere.length > 0 ? [] : alike
  const fix =
    renameTo(nearest, departure, span, name, spec.source.text) ??
    (isOfOwner(path, departure.segment, elsewhere) ? moveTo(elsewhere, path, text, spec.source.text) : undefined)
  const acknowledged = name !== '' && acknowledges(name)
  const help = [
    known,
    didYouMean(isTest ? meantByTest(departure) : nearest),
    elsewhere.length > 0 ? `It documents ${listed(elsewhere, 'and')}.` : undefined,
    byExample ? 'Only an example documents this response, and it may be incomplete.' : undefined,
    acknowledged ? `The spec's own notes name ${quoted(name)}.` : undefined,
  ]
  return {
    at: { span },
    message: `${quoted(asked)} is not in ${label}.`,
    help: sentences(...help),
    ...(acknowledged ? { severity: 'info' } : {}),
    against: contradiction(operation),
    cause: {
      key: `${operation.identity} ${asked}`,
      title: `${quoted(asked)} is read from ${quoted(operation.label)}, whose ${byExample ? 'example' : 'documented'} response does not have it`,
    },
    related: [{ at: departure.schema.place, message: `what ${quoted(operation.label)} documents there` }],
    ...(fix === undefined ? {} : { fix }),
  }
}

function knownThere(departure: Departure, path: JsonPath): string {
  const parent = quoted(spelled(path, departure.segment))
  const asked = departure.asked.kind === 'name' ? departure.asked.name : ''
  const known = listedBriefly(byLikeness(asked, departure.known))
  switch (departure.reason) {
    case 'keys':
      return `${parent} has ${known}.`
    case 'filter':
      return `The items of ${parent} have ${known}.`
    case 'filter-value':
      return `${quoted(departure.inVain?.equality.names.join('.') ?? '')} is one of ${listedBriefly(departure.inVain?.values ?? [])} there, so the filter finds nothing.`
    case 'not-list':
      return departure.known.length > 0 ? `${parent} is no list; it has ${known}.` : `${parent} is no list.`
    case 'not-object':
      return departure.schema.items === undefined
        ? `${parent} has no members.`
        : `${parent} is a list: name an item, as in ${quoted(`${spelled(path, departure.segment)}[0]`)}.`
  }
}

/** What a filter that finds nothing may have been meant to test, or to test for. */
function meantByTest({ asked, inVain, known }: Departure): readonly string[] {
  if (inVain !== undefined) return nearestNames(String(inVain.equality.value), inVain.values)
  const names = asked.kind === 'filter' ? asked.names.flatMap(([name]) => name ?? []) : []
  const missing = names.find((name) => !known.includes(name))
  return missing === undefined ? [] : nearestNames(missing, known)
}

/** Whether a value holds others, which nobody asks for under the name of one of them. */
function isContainer(schema: SchemaView | undefined): boolean {
  const types = [...(schema?.types ?? [])].filter((type) => type !== 'null')
  return types.length > 0 && types.every((type) => type === 'array' || type === 'object')
}

/** Whether the rest of a path may go on from a member, which a text or a number does not let it. */
function leads({ schema }: Departure, name: string, rest: JsonPath['segments']): boolean {
  const member = schema.properties.get(name)
  return member === undefined || followPath(member, { text: '', segments: rest }).kind !== 'undocumented'
}

/** Where else the value may be: behind other members, or right where the path goes astray, without what it names there. */
function documentedElsewhere(
  root: SchemaView,
  path: JsonPath,
  { segment, schema }: Pick<Departure, 'segment' | 'schema'>,
): readonly string[] {
  const names = namesBehind(path, segment)
  const [inside] = segment === 0 ? [] : pathsEndingIn(schema, names, 1)
  if (inside !== undefined) return [spelled(path, segment) + inside.slice(1)]
  const within = withoutAstray(root, path, segment)
  return [...new Set([...(within === undefined ? [] : [within]), ...pathsEndingIn(root, names)])]
}

/** The path without the member that it goes astray at, where that is documented. */
function withoutAstray(root: SchemaView, path: JsonPath, segment: number): string | undefined {
  const [astray, next] = path.segments.slice(segment)
  if (astray?.kind !== 'name') return undefined
  const before = path.segments.slice(0, segment)
  // The list may well be there, without the name that it is sought under.
  const tail = (next?.kind === 'index' ? [1, 2] : [1])
    .map((left) => path.segments.slice(segment + left))
    .find(
      (rest) => rest.length > 0 && followPath(root, { text: '', segments: [...before, ...rest] }).kind === 'documented',
    )
  if (tail === undefined) return undefined
  const [first] = tail
  const { text } = path
  const start = text.lastIndexOf(first?.kind === 'name' && text[first.start - 1] === '.' ? '.' : '[', first?.start ?? 0)
  return spelled(path, segment) + text.slice(start)
}

/** Whether a move leaves an `id` with the thing that it is read from: outside, it is that of another one. */
function isOfOwner(path: JsonPath, segment: number, elsewhere: readonly string[]): boolean {
  const asked = path.segments[segment]
  if (asked?.kind !== 'name' || !/^(?:id|uid|uuid|guid)$/i.test(asked.name)) return true
  const owner = path.segments.slice(0, segment).findLast((each) => each.kind === 'name')
  return owner === undefined || elsewhere.every((each) => each.startsWith(path.text.slice(0, owner.end)))
}

/** The members that a path names from a segment on. */
function namesBehind(path: JsonPath, segment: number): readonly string[] {
  return path.segments.slice(segment).flatMap((each) => (each.kind === 'name' ? [each.name] : []))
}

/** Reads the value where it is documented. */
function moveTo(
  elsewhere: readonly string[],
  path: JsonPath,
  text: Located<string>,
  source: string,
): ProposedFix | undefined {
  const [only] = elsewhere
  const plain = path.segments.every((segment) => segment.kind === 'name' || segment.kind === 'index')
  if (
    only === undefined ||
    elsewhere.length > 1 ||
    !plain ||
    source.slice(text.span.start, text.span.end) !== path.text
  )
    return undefined
  return { title: `read ${quoted(only)}`, safety: 'unsafe', edits: [{ span: text.span, text: only }] }
}

/** The path up to a number of segments, as it is written. */
function spelled(path: JsonPath, segments: number): string {
  const last = path.segments[segments - 1]
  return last === undefined ? '$' : path.text.slice(0, last.end)
}

/** The place of the segment; the whole path where its text has escapes, so that offsets do not carry over. */
function segmentSpan(
  departure: Departure,
  path: JsonPath,
  text: Located<string>,
  offset: number,
  source: string,
): Span {
  const { start, end } = departure.asked
  const span = { start: offset + start, end: offset + end }
  return source.slice(span.start, span.end) === path.text.slice(start, end) ? span : text.span
}

function renameTo(
  nearest: readonly string[],
  departure: Departure,
  span: Span,
  name: string,
  source: string,
): ProposedFix | undefined {
  const [only] = nearest
  if (only === undefined || nearest.length > 1 || departure.reason !== 'keys') return undefined
  const at = source.slice(span.start, span.end).indexOf(name)
  if (at < 0) return undefined
  const start = span.start + at
  return {
    title: `read ${quoted(only)}`,
    safety: 'unsafe',
    edits: [{ span: { start, end: start + name.length }, text: only }],
  }
}
