import type { Node } from '../syntax/node.ts'
import type { SourceFile } from '../text/source-file.ts'
import { decodePercent } from '../text/decode-percent.ts'
import type { Located } from '../text/span.ts'
import type { StepPath } from './model.ts'
import { readText } from './scalar-text.ts'
import { partsOf } from './text-parts.ts'

/** `{name}` that is not `{{name}}`. */
const SINGLE_BRACES = /(?<!\{)\{([^{}\s]+)\}(?!\})/g

/** Reads a step's `path`; `undefined` where it is not text. */
export function readStepPath(source: SourceFile, node: Node | undefined): StepPath | undefined {
  const text = readText(source, node)
  if (text === undefined) return undefined
  const spanOf = partsOf(source, text)
  const part: PartReader = (start, end) => ({ value: text.value.slice(start, end), span: spanOf(start, end) })
  const mark = text.value.indexOf('?')
  return {
    ...text,
    pathname: part(0, mark < 0 ? text.value.length : mark),
    query: mark < 0 ? [] : readQuery(text.value, mark + 1, part),
    singleBraces: findSingleBraces(text.value, part),
  }
}

/** A path without them, as nearly all are, is not worth the making of an iterator. */
function findSingleBraces(text: string, part: PartReader): readonly Located<string>[] {
  if (text.search(SINGLE_BRACES) < 0) return []
  return [...text.matchAll(SINGLE_BRACES)].map(({ index, 0: whole, 1: name = '' }) => ({
    value: name,
    span: part(index, index + whole.length).span,
  }))
}

type PartReader = (start: number, end: number) => Located<string>

/** The pairs from `start` to the end; `&&` and a trailing `&` make no pair. */
function readQuery(text: string, start: number, part: PartReader): StepPath['query'] {
  const pairs: StepPath['query'][number][] = []
  let at = start
  for (const pair of text.slice(start).split('&')) {
    const end = at + pair.length
    const equals = pair.indexOf('=')
    const nameEnd = equals < 0 ? end : at + equals
    const valueStart = equals < 0 ? end : nameEnd + 1
    if (pair !== '') pairs.push({ name: decoded(part(at, nameEnd)), value: decoded(part(valueStart, end)) })
    at = end + 1
  }
  return pairs
}

function decoded({ value, span }: Located<string>): Located<string> {
  return { value: decodePercent(value), span }
}
