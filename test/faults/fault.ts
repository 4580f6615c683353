import type { SpecLines } from './spec-lines.ts'

/** One mistake of the kind that people make when they write a spec. */
export interface Fault {
  /** What was mistaken: “a letter of a step's path”. */
  readonly name: string
  /** Rules of which any may tell of it. */
  readonly rules: readonly string[]
  /** It shows on another line than the first one that it changes: a field that is gone shows where its body begins. */
  readonly showsElsewhere?: true
  /** The spec with the mistake in it, once for each place and each way to make it there. */
  plant(spec: SpecLines, project: ProjectFacts): Iterable<PlantedFault>
}

/** A spec with one mistake in it. */
export interface PlantedFault {
  readonly text: string
  /** 1-based lines of the changed text on which a finding shows its reader the mistake; nearly always one. */
  readonly lines: readonly number[]
  /** “`GET` → `GTE`”. */
  readonly description: string
}

/** What a fault must know to be one: a typo that gives something equally valid is no mistake that anyone can see. */
export interface ProjectFacts {
  /** Whether some document declares the operation, with placeholders where the path has them. */
  declares(method: string, path: string): boolean
  /** What an operation documents; `undefined` where it is not declared. */
  describe(method: string, path: string): OperationFacts | undefined
}

/** What a document says of one operation, read apart from the linter. */
export interface OperationFacts {
  /** Documented statuses, as they are written. */
  readonly statuses: readonly string[]
  /** Fields at the top of a JSON body with one plain schema; empty where it has alternatives. */
  readonly fields: ReadonlyMap<string, FieldFacts>
}

/** One field of a body. */
export interface FieldFacts {
  readonly required: boolean
  /** JSON type, where there is exactly one. */
  readonly type: string | undefined
  readonly isEnumeration: boolean
}

/** Spellings of a word that a slip of the finger gives: two letters swapped, one dropped, one wrong. */
export function misspellings(word: string): readonly string[] {
  const middle = Math.floor(word.length / 2)
  const swapped = swapNear(word, middle)
  const wrong = word[middle] === 'x' ? 'q' : 'x'
  return [
    ...(swapped === undefined ? [] : [swapped]),
    ...(word.length > 3 ? [word.slice(0, middle) + word.slice(middle + 1)] : []),
    word.slice(0, middle) + wrong + word.slice(middle + 1),
  ]
}

/** The word with the two unequal neighbours swapped that are nearest to a place. */
function swapNear(word: string, place: number): string | undefined {
  const starts = Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => at)
  const at = starts
    .toSorted((first, second) => Math.abs(first - place) - Math.abs(second - place))
    .find((start) => word[start] !== word[start + 1])
  return at === undefined ? undefined : `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`
}

/** The text with part of one line replaced. */
export function replaceOnLine(
  spec: SpecLines,
  line: number,
  column: number,
  old: string,
  fresh: string,
  description = `\`${old}\` → \`${fresh}\``,
): PlantedFault {
  const lines = spec.lines.map(({ text, number }) =>
    number === line ? text.slice(0, column) + fresh + text.slice(column + old.length) : text,
  )
  return { text: lines.join('\n'), lines: [line], description }
}
