import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts'
import type { Position } from '../../src/text/source-file.ts'
import type { ProjectFiles } from './page.ts'

/** Longest message that still fits on two lines of a terminal, with its place before it. */
const LONGEST_MESSAGE = 220

/** A finding about what is not there has no text to stand on. */
const MISSING = /\b(?:no|not|none|never|nothing|missing|without|lacks?|absent|empty|only)\b/

/** White space is what a finding stands on only where it is what is wrong. */
const WHITE_SPACE = /\b(?:tabs?|spaces?|indent\w*|blanks?)\b/i

/**
 * What is wrong with the places of findings: figures that do not agree with the text, ranges that cover nothing
 * though something is there.
 */
export function checkPlaces(diagnostics: readonly Diagnostic[], files: ProjectFiles): readonly string[] {
  const onText = diagnostics.flatMap((diagnostic) => {
    const { file, range, message } = diagnostic
    const complaints: string[] = []
    const covered = (files.get(file) ?? '').slice(range.start.offset, range.end.offset)
    if (covered === '' && !MISSING.test(message))
      complaints.push('its range is empty and nothing is said to be missing')
    if (covered !== covered.trim() && !WHITE_SPACE.test(message))
      complaints.push(`its range begins or ends with white space: ${JSON.stringify(covered)}`)
    return complaints.map((complaint) => `${name(diagnostic)} ${complaint}`)
  })
  return [...checkFigures(diagnostics, files), ...onText]
}

/** Figures that do not agree with the text, of findings and of what they point to. */
export function checkFigures(diagnostics: readonly Diagnostic[], files: ProjectFiles): readonly string[] {
  return diagnostics.flatMap((diagnostic) =>
    [diagnostic, ...diagnostic.related]
      .flatMap(({ file, range }) => checkRange(file, range, files))
      .map((complaint) => `${name(diagnostic)} ${complaint}`),
  )
}

function checkRange(file: string, { start, end }: Diagnostic['range'], files: ProjectFiles): string[] {
  const text = files.get(file)
  if (text === undefined) return [`stands in ${file}, which is no file of the project`]
  if (start.offset > end.offset || start.offset < 0 || end.offset > text.length) {
    return [`covers ${start.offset} to ${end.offset} of the ${text.length} characters of ${file}`]
  }
  return [start, end].flatMap((position) => {
    const { line, column } = positionAt(text, position.offset)
    const same = line === position.line && column === position.column
    return same
      ? []
      : [`says ${position.line}:${position.column} for offset ${position.offset}, which is ${line}:${column}`]
  })
}

/** Line and column by counting, apart from the product's index. */
function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r(?!\n)/)
  const last = lines.at(-1) ?? ''
  const mark = lines.length === 1 && last.startsWith('\uFEFF') ? 1 : 0
  return { line: lines.length, column: last.length - mark + 1, offset }
}

/** What is wrong with the wording of findings. */
export function checkWording(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap((diagnostic) => {
    const { message, help, related, fix, suggestions = [] } = diagnostic
    const complaints: string[] = []
    if (!/^[\p{Lu}`]/u.test(message)) complaints.push('the message does not begin with a capital or a backtick')
    if (!message.endsWith('.')) complaints.push('the message does not end with a full stop')
    if (isSeveralSentences(message)) complaints.push('the message is more than one sentence')
    if (message.length > LONGEST_MESSAGE) complaints.push(`the message has ${message.length} characters`)
    if (help === undefined) complaints.push('there is no help')
    else if (!/[.?]$/.test(help)) complaints.push('the help does not end with a full stop or question mark')
    for (const text of [message, help ?? '', ...related.map((other) => other.message)])
      complaints.push(...checkText(text))
    for (const { title } of [...(fix === undefined ? [] : [fix]), ...suggestions]) {
      if (!/^\p{Ll}/u.test(title) || /[.!?]$/.test(title)) complaints.push(`“${title}” is no imperative clause`)
    }
    for (const { message: clause } of related) {
      if (/[.!?]$/.test(clause)) complaints.push(`“${clause}” is no clause: it ends as a sentence does`)
    }
    return complaints.map((complaint) => `${name(diagnostic)} ${complaint}`)
  })
}

function isSeveralSentences(message: string): boolean {
  return /[.!?]\s+[\p{Lu}`]/u.test(message.replace(/`[^`]*`/g, '`x`').replace(/\b(?:e\.g|i\.e)\./g, ''))
}

function checkText(text: string): string[] {
  const complaints: string[] = []
  if (/\bundefined\b(?! *(?:variable|placeholder))|\[object |\bNaN\b/.test(text.replace(/`[^`]*`/g, ''))) {
    complaints.push(`“${text}” shows a value of the program`)
  }
  if (((text.match(/`/g) ?? []).length & 1) === 1) complaints.push(`“${text}” has an unpaired backtick`)
  if (/\n| {2}|\s$/.test(text)) complaints.push(`“${text}” has a line break or doubled spaces`)
  return complaints
}

/** Fingerprints that two findings of one run share. */
export function checkFingerprints(diagnostics: readonly Diagnostic[]): readonly string[] {
  const seen = new Map<string, Diagnostic>()
  return diagnostics.flatMap((diagnostic) => {
    const other = seen.get(diagnostic.fingerprint)
    seen.set(diagnostic.fingerprint, diagnostic)
    if (diagnostic.fingerprint === '') return [`${name(diagnostic)} has no fingerprint`]
    return other === undefined ? [] : [`${name(diagnostic)} has the fingerprint of ${name(other)}`]
  })
}

/** How complaints name a finding. */
export function name({ file, range, message }: Diagnostic): string {
  return `${file}:${range.start.line}:${range.start.column} “${message}”`
}
