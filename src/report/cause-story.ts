import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { printable } from './printable.ts'
import type { Style } from './style.ts'
import { counted, position, sentence } from './wording.ts'

/** Findings of one cause that show in more than one spec. */
export interface CauseStory {
  readonly title: string
  /** The first finding of each spec, in order; two at least. */
  readonly findings: readonly Diagnostic[]
}

/** How many places a story names. */
const MOST_PLACES = 3

/** The causes that several specs share; what most of them share comes first. */
export function findStories({ diagnostics, files }: LintResult): readonly CauseStory[] {
  const specs = new Set(files)
  const byCause = new Map<string, { readonly title: string; readonly first: Map<string, Diagnostic> }>()
  for (const diagnostic of diagnostics) {
    const { cause, file, ruleId } = diagnostic
    if (cause === undefined || !specs.has(file)) continue
    const key = JSON.stringify([ruleId, cause.key])
    const story = byCause.get(key) ?? { title: cause.title, first: new Map<string, Diagnostic>() }
    byCause.set(key, story)
    if (!story.first.has(file)) story.first.set(file, diagnostic)
  }
  return [...byCause.values()]
    .filter(({ first }) => first.size > 1)
    .map(({ title, first }) => ({ title, findings: [...first.values()] }))
    .toSorted((first, second) => second.findings.length - first.findings.length)
}

/** One story as lines: how many specs share the cause, what it is, and where it shows first. */
export function renderStory({ title, findings }: CauseStory, style: Style): readonly string[] {
  const places = findings.slice(0, MOST_PLACES).map(({ file, range }) => `${printable(file)}:${position(range)}`)
  const more = findings.length - places.length
  return [
    `  ${style.paint('strong', counted(findings.length, 'spec'))}: ${sentence(title, style)}`,
    ...places.map((place) => `    ${style.paint('faint', place)}`),
    ...(more > 0 ? [`    ${style.paint('faint', `and ${more} more`)}`] : []),
  ]
}
