import type { Excerpt } from '../diagnostic/diagnostic.ts'
import type { Range } from '../text/source-file.ts'

/** A place in a file, with the line that it starts on where that is known. */
export interface SarifPlace {
  readonly file: string
  readonly range: Range
  readonly excerpt?: Excerpt
}

/** A region of SARIF: 1-based, the end exclusive, in UTF-16 units as the run's `columnKind` says. */
export interface SarifRegion {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

/** `physicalLocation` of a place. */
export function physicalLocation(place: SarifPlace) {
  return { artifactLocation: { uri: toUri(place.file) }, region: firstLineOf(place) }
}

/** The whole of a range: what a fix replaces must not be cut. */
export function toRegion({ start, end }: Range): SarifRegion {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/**
 * A path as a relative reference: every segment is encoded, so that a colon makes no scheme and a `#` no fragment of it.
 */
export function toUri(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map((segment) => encodeURIComponent(segment))
    .join('/')
}

/** Code scanning shows a place on one line better than one that goes on: such a one is cut to its first line. */
function firstLineOf({ range, excerpt }: SarifPlace): SarifRegion {
  const region = toRegion(range)
  if (excerpt === undefined || region.startLine === region.endLine) return region
  const endColumn = excerpt.firstColumn + excerpt.text.trimEnd().length
  return endColumn <= region.startColumn ? region : { ...region, endLine: region.startLine, endColumn }
}
