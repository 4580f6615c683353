import type { SourceFile } from '../text/source-file.ts'
import type { Located, Span } from '../text/span.ts'
import { findEndpointReferences } from './endpoint-reference.ts'
import type { EndpointReference, ExtractCell, ResolutionReading, ResolutionStep, Section, UidTable } from './model.ts'
import { titleKey } from './section-names.ts'
import { walkSections } from './sections.ts'
import { readExtractCell, readFieldCell } from './uid-cells.ts'

/**
 * The start of an item: a field's name at the start of a line, after a list marker at most. In bold it is a field by
 * itself; in backticks a colon or dash must follow; and a bare word must look like an identifier as well, since
 * "Note: …" is none.
 */
const ITEM =
  /^[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(?:\*\*(?<bold>[^*\r\n]{1,200})\*\*|`(?<code>[^`\r\n]{1,200})`(?=[ \t]*[:–—-])|(?<bare>[A-Za-z][\w-]*)(?=[ \t]*:))/

/** What a field is called: one name, or several with a separator; white space is one blank each. */
const FIELD = /^[a-z_][\w.[\]-]*(?:(?: ?[/,&] ?| (?:and|or) )[a-z_][\w.[\]-]*)*(?: ?\([^()]*\))? ?:?$/

const LONGEST_FIELD = 200

/** Operations before a path, the last ones, that it may be a path into the answers of. */
const MOST_SOURCES = 5

/** Paths of one item that are looked at; people name one or two. */
const MOST_READINGS = 20

/** What has been read of an item so far. */
interface OpenItem {
  readonly fields: readonly Located<string>[]
  readonly endpoints: EndpointReference[]
  readonly readings: ResolutionReading[]
  readonly start: number
  end: number
}

/**
 * Reads the items of `Resolution Steps`, the prose that repeats the UID table. A word with a capital letter is a field
 * only where the table has it.
 */
export async function readResolutionSteps(
  source: SourceFile,
  sections: readonly Section[],
  table: UidTable | undefined,
): Promise<readonly ResolutionStep[]> {
  const inTable = new Set(table?.rows.flatMap(({ fields }) => fields.map((field) => field.value)))
  const steps: ResolutionStep[] = []
  for (const section of walkSections(sections)) {
    if (section.role !== 'other' || titleKey(section.title.value) !== 'resolution steps') continue
    for (const part of walkSections([section]))
      steps.push(...(await readSection(source, part, inTable, part !== section)))
  }
  return steps
}

/** The items of one section's own prose. A subsection may have a field for its title, and is an item then. */
async function readSection(
  source: SourceFile,
  section: Section,
  inTable: ReadonlySet<string>,
  titled: boolean,
): Promise<readonly ResolutionStep[]> {
  const items: OpenItem[] = []
  if (titled && isField(section.title.value, inTable)) {
    // The title's value is free of markup, so it is the file's text that has the offsets.
    items.push(openItem({ value: source.slice(section.title.span), span: section.title.span }))
  }
  for (const line of proseLines(source, section)) {
    const text = source.slice(line)
    const field = fieldOf(text, line.start, inTable)
    if (field !== undefined) items.push(openItem(field, line.start + (text.length - text.trimStart().length)))
    const item = items.at(-1)
    if (item === undefined || text.trim() === '') continue
    item.end = line.start + text.trimEnd().length
    for (const endpoint of findEndpointReferences(text, line.start)) item.endpoints.push(endpoint)
    if (item.readings.length >= MOST_READINGS) continue
    for (const path of await pathsIn(text, line.start)) {
      const from = item.endpoints.slice(-MOST_SOURCES).filter(({ span }) => span.end <= path.span.start)
      if (from.length > 0) item.readings.push({ path, from })
    }
  }
  return items.flatMap(({ fields, endpoints, readings, start, end }) =>
    fields.map((field) => ({ field, endpoints, readings, span: { start, end } })),
  )
}

/** The code spans of a line that are paths beyond doubt: from the root, or of several members. */
async function pathsIn(line: string, offset: number): Promise<readonly ExtractCell[]> {
  const paths: ExtractCell[] = []
  for (const { 1: value = '', index } of line.matchAll(/`([^`]+)`/g)) {
    if (!/^\$|^\w+[.[]/.test(value)) continue
    const start = offset + index + 1
    const path = await readExtractCell({ value, span: { start, end: start + value.length } })
    if (path.kind === 'path' && path.problems.length === 0) paths.push(path)
  }
  return paths
}

function openItem(field: Located<string>, start = field.span.start): OpenItem {
  return { fields: readFieldCell(field), endpoints: [], readings: [], start, end: field.span.end }
}

function fieldOf(line: string, offset: number, inTable: ReadonlySet<string>): Located<string> | undefined {
  const match = ITEM.exec(line)
  const { bold, code, bare } = match?.groups ?? {}
  const name = bold ?? code ?? bare
  if (match === null || name === undefined || !isField(name, inTable)) return undefined
  if (code !== undefined && !/^[\w-]+$/.test(code)) return undefined
  if (bare !== undefined && !inTable.has(bare) && !/_|^(?:id|uid|uuid)$/.test(bare)) return undefined
  const value = name.replace(/\s*:\s*$/, '')
  const start = offset + match[0].length - name.length - (bold === undefined ? (code === undefined ? 0 : 1) : 2)
  return { value, span: { start, end: start + value.length } }
}

function isField(text: string, inTable: ReadonlySet<string>): boolean {
  if (text.length > LONGEST_FIELD) return false
  const name = text.replace(/[`\s]+/g, ' ').trim()
  return FIELD.test(name) || inTable.has(name.replace(/ ?:$/, ''))
}

/** The lines of a section's own text, as far as they are in none of its blocks. */
function* proseLines(source: SourceFile, section: Section): Generator<Span> {
  const end = section.subsections[0]?.span.start ?? section.span.end
  let start = section.title.span.end
  for (const block of section.blocks) {
    if (block.span.start > start) yield* linesOf(source, { start, end: block.span.start })
    start = Math.max(start, block.span.end)
  }
  yield* linesOf(source, { start, end })
}

function* linesOf(source: SourceFile, span: Span): Generator<Span> {
  let { start } = span
  for (const line of source.slice(span).split(/\r\n|\n|\r/)) {
    yield { start, end: start + line.length }
    start += line.length
    start += source.text.startsWith('\r\n', start) ? 2 : 1
  }
}
