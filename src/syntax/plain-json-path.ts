import type { JsonPath, PathSegment } from './json-path.ts'

/**
 * Reads the plain form that nearly every path has: `$`, then names and indices (`$.data[0]['first name']`).
 * `undefined` on anything else, which may still be a path.
 */
export function readPlainJsonPath(text: string): JsonPath | undefined {
  if (text[0] !== '$') return undefined
  const segments: PathSegment[] = []
  let at = 1
  while (at < text.length) {
    const segment = text[at] === '.' ? readName(text, at + 1) : text[at] === '[' ? readBracket(text, at) : undefined
    if (segment === undefined) return undefined
    segments.push(segment)
    at = segment.end
  }
  return { text, segments }
}

const NAME = /[A-Za-z_\u0080-\uD7FF\uE000-\uFFFF][A-Za-z0-9_\u0080-\uD7FF\uE000-\uFFFF]*/y
const INDEX = /\[(0|-?[1-9]\d{0,14})\]/y
const QUOTED = /\[(?:'([^'"\\\p{Cc}\p{Cs}]*)'|"([^'"\\\p{Cc}\p{Cs}]*)")\]/uy

function readName(text: string, start: number): PathSegment | undefined {
  NAME.lastIndex = start
  const name = NAME.exec(text)?.[0]
  return name === undefined ? undefined : { kind: 'name', name, start, end: start + name.length }
}

function readBracket(text: string, start: number): PathSegment | undefined {
  INDEX.lastIndex = start
  const index = INDEX.exec(text)
  if (index !== null) return { kind: 'index', index: Number(index[1]), start, end: start + index[0].length }
  QUOTED.lastIndex = start
  const quoted = QUOTED.exec(text)
  if (quoted === null) return undefined
  return { kind: 'name', name: quoted[1] ?? quoted[2] ?? '', start, end: start + quoted[0].length }
}
