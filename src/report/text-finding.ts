import type { Diagnostic, Excerpt, Fix, RelatedDiagnostic } from '../diagnostic/diagnostic.ts'
import type { Range } from '../text/source-file.ts'
import { codeFrame, type FramedPlace } from './code-frame.ts'
import { printable } from './printable.ts'
import type { Style } from './style.ts'
import { position, sentence } from './wording.ts'

const INDENT = '  '
/** Frames of one finding share a gutter, and those of most findings do: line numbers of up to four figures. */
const LEAST_GUTTER = 4
/** How many candidates a finding may list. */
const MOST_CANDIDATES = 5

/**
 * One finding as lines: where, how bad, what and by which rule; the line itself; the other side with its line; then
 * what to do about it.
 */
export function renderFinding(diagnostic: Diagnostic, style: Style): readonly string[] {
  const { range, severity, message, ruleId, excerpt, related } = diagnostic
  const gutter = gutterOf(diagnostic)
  const head = [
    style.paint('position', position(range)),
    style.paint(severity, severity),
    sentence(message, style),
    style.paint('rule', ruleId),
  ].join('  ')
  return [
    INDENT + head,
    ...frameOf(range, excerpt, gutter, { character: '^', role: severity }, style),
    ...related.flatMap((other) => renderRelated(other, diagnostic, gutter, style)),
    ...notes(diagnostic).map(
      ([label, text]) => `${INDENT}  ${style.paint('label', `${label}:`)} ${hanging(text, style)}`,
    ),
  ]
}

function renderRelated(related: RelatedDiagnostic, owner: Diagnostic, gutter: number, style: Style): readonly string[] {
  const where = printable(`${related.file}:${position(related.range)}`)
  const head = `${INDENT}  ${style.paint('related', where)}  ${sentence(related.message, style)}`
  const sameLine = related.file === owner.file && related.range.start.line === owner.range.start.line
  if (sameLine) return [head]
  return [head, ...frameOf(related.range, related.excerpt, gutter, { character: '-', role: 'related' }, style)]
}

function frameOf(
  range: Range,
  excerpt: Excerpt | undefined,
  gutter: number,
  mark: { readonly character: string; readonly role: Diagnostic['severity'] | 'related' },
  style: Style,
): readonly string[] {
  if (excerpt === undefined || excerpt.text.trim() === '') return []
  const place: FramedPlace = { range, excerpt }
  return codeFrame(place, { gutter, mark, style }).map((line) => `${INDENT}  ${line}`)
}

function gutterOf({ range, related }: Diagnostic): number {
  const lines = [range, ...related.map((other) => other.range)].map((other) => String(other.start.line).length)
  return Math.max(LEAST_GUTTER, ...lines)
}

/** What to do, what a fix would change (guesses only where the help has not named them) and why the finding is mild. */
function notes({ help, turnedDown, fix, suggestions = [] }: Diagnostic): readonly (readonly [string, string])[] {
  const candidates = suggestions.slice(0, MOST_CANDIDATES).filter((candidate) => !says(help, candidate))
  return [
    ...(help === undefined ? [] : [['help', help] as const]),
    ...(fix === undefined || (fix.safety === 'unsafe' && says(help, fix))
      ? []
      : [['fix', `${fix.title} (${fix.safety})`] as const]),
    ...(candidates.length === 0
      ? []
      : [['try', candidates.map((candidate) => candidate.title).join(', or ')] as const]),
    ...(turnedDown === undefined ? [] : [['mild', `because ${turnedDown}`] as const]),
  ]
}

/** Whether the help already gives every name that the fix would put in. */
function says(help: string | undefined, { title }: Fix): boolean {
  if (help === undefined) return false
  const names = title.match(/`[^`]+`/g) ?? []
  const said = withoutMarkup(help)
  return names.length > 0 && names.every((name) => said.includes(withoutMarkup(name)))
}

function withoutMarkup(text: string): string {
  return text.replace(/[`{}]/g, '')
}

function hanging(text: string, style: Style): string {
  return text
    .split('\n')
    .map((line) => sentence(line, style))
    .join(`\n${INDENT}      `)
}
