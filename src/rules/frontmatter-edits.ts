import type { ProposedFix } from '../diagnostic/finding.ts'
import type { Frontmatter, Spec } from '../spec/model.ts'
import type { MapEntry } from '../syntax/node.ts'
import { lineEndingAt } from '../text/lines.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Located, Span } from '../text/span.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { FIELD_TYPES } from './frontmatter-fields.ts'
import { safetyOfRename } from './rename-safety.ts'
import { quoted } from './wording.ts'

/** Where a finding about something that the frontmatter lacks stands: its opening `---`. */
export function openingOf({ span }: Frontmatter): Span {
  return { start: span.start, end: span.start + 3 }
}

/**
 * Puts a new field on a line of its own, after the fields that usually stand before it; `undefined` where the fields do
 * not stand on lines of their own.
 *
 * @param text its value as YAML.
 */
export function insertField({ frontmatter, source }: Spec, name: string, text: string): TextEdit | undefined {
  const { entries } = frontmatter
  const [first] = entries
  if (first === undefined || entries.some(({ keySpan }) => !startsLine(source, keySpan.start))) return undefined
  const order = [...FIELD_TYPES.keys()]
  const predecessor = entries.findLast(({ key }) => order.includes(key) && order.indexOf(key) < order.indexOf(name))
  const at = predecessor === undefined ? first.keySpan.start : nextLine(source, predecessor.value.span.end)
  return {
    span: { start: at, end: at },
    text: `${name}: ${asPlain(text)}${lineEndingAt(source.text, frontmatter.span.start)}`,
  }
}

/** Gives a field another name. */
export function renameField({ key, keySpan }: MapEntry, name: string): ProposedFix {
  const safety = safetyOfRename(key, name, FIELD_TYPES.keys())
  return { title: `rename to ${quoted(name)}`, safety, edits: [{ span: keySpan, text: name }] }
}

/** The span from the first to the last of some places; `undefined` where there is none. */
export function coverAll(located: readonly Located<unknown>[]): Span | undefined {
  const [first] = located
  const last = located.at(-1)
  return first === undefined || last === undefined ? undefined : { start: first.span.start, end: last.span.end }
}

/** Bare where every reader takes it for text, else in double quotes. */
function asPlain(text: string): string {
  return /^(?:\[\]|[\w./-]+(?: \/[\w./{}-]*)?)$/.test(text) ? text : JSON.stringify(text)
}

function startsLine({ text }: SourceFile, offset: number): boolean {
  return offset > 0 && '\r\n'.includes(text.charAt(offset - 1))
}

/** Where the line after an offset starts; the offset itself where it is the start of a line. */
function nextLine(source: SourceFile, offset: number): number {
  return startsLine(source, offset) ? offset : source.lines.startOf(source.positionAt(offset).line + 1)
}
