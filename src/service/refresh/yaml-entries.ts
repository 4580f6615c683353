import type { Sample } from '../../infer/sampling/model.ts'
import { yamlBlock } from '../../scaffold/yaml-text.ts'
import type { MapEntry, MapNode } from '../../syntax/node.ts'
import { lineEnd, lineEndingAt, lineStart } from '../../text/lines.ts'
import type { TextEdit } from '../../text/text-edit.ts'

/** A key and what is to stand under it. */
export type NewEntry = readonly [key: string, value: Sample]

/**
 * Adds entries to a mapping, in the manner in which it is written.
 *
 * @param after the entry that they follow; default: the last one
 * @returns `undefined` where it is written in a way that leaves no place to be sure of
 */
export function addEntries(
  text: string,
  map: MapNode,
  entries: readonly NewEntry[],
  after: MapEntry | undefined = map.entries.at(-1),
): TextEdit | undefined {
  if (entries.length === 0) return undefined
  if (text.charAt(map.span.start) === '{') return addInline(text, map, entries)
  if (after === undefined) return undefined
  const start = keyStart(text, after)
  const before = text.slice(lineStart(text, start), start)
  // Keys of an item of a list have its dash before the first of them.
  if (!/^[ \t]*(?:- +)*$/.test(before)) return undefined
  const end = lineEnd(text, contentStop(text, after))
  const ending = lineEndingAt(text)
  const block = yamlBlock({ kind: 'map', entries }, before.replaceAll('-', ' ')).replaceAll('\n', ending)
  return { span: { start: end, end }, text: `${ending}${block}` }
}

/** Between braces, on one line: JSON is YAML. */
function addInline(text: string, { entries: there, span }: MapNode, entries: readonly NewEntry[]): TextEdit {
  const added = entries.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(plainValue(value))}`).join(', ')
  const last = there.at(-1)
  const at = last === undefined ? span.start + 1 : Math.max(last.value.span.end, last.keySpan.end)
  const closing = last === undefined && !/^\s*\}/.test(text.slice(at, span.end)) ? ' ' : ''
  return { span: { start: at, end: at }, text: `${last === undefined ? '' : ', '}${added}${closing}` }
}

/** The value that a sample stands for. */
function plainValue(sample: Sample): unknown {
  if (sample.kind === 'scalar') return sample.value
  if (sample.kind === 'list') return sample.items.map(plainValue)
  return Object.fromEntries(sample.entries.map(([key, value]) => [key, plainValue(value)]))
}

/** Offset of a key, with the quote before it. */
function keyStart(text: string, { keySpan: { start } }: MapEntry): number {
  return /["']/.test(text.charAt(start - 1)) ? start - 1 : start
}

/** Offset of the last character of an entry; a block of text may end in line breaks. */
function contentStop(text: string, { keySpan, value }: MapEntry): number {
  let at = Math.max(keySpan.end, value.span.end)
  while (at > keySpan.end && /\s/.test(text.charAt(at - 1))) at--
  return at
}
