import { DEFAULT_CONFIG } from '../../config/defaults.ts'
import { tokenKind } from '../../project/documented-tokens.ts'
import type { SpecContext } from '../../project/model.ts'
import { compareText } from '../../text/compare-text.ts'
import { isSlip } from '../../text/nearest-name.ts'

/** Words that specs use, with how many specs use each. */
export type WordCount = ReadonlyMap<string, number>

/** What the specs of a project say that a config could allow. */
export interface WordsInUse {
  readonly statuses: WordCount
  readonly tokens: WordCount
  /** Placeholders that nothing extracts and nobody makes up. */
  readonly variables: WordCount
  /** Those of which a UID table says that the environment has them. */
  readonly configured: ReadonlySet<string>
}

/** Words that are used often enough to be meant, and the others: slips, until somebody says otherwise. */
export interface Sorted {
  readonly common: readonly string[]
  readonly rare: readonly string[]
}

/** Counts the words of one project. */
export class WordCounter implements WordsInUse {
  readonly statuses = new Map<string, number>()
  readonly tokens = new Map<string, number>()
  readonly variables = new Map<string, number>()
  readonly configured = new Set<string>()

  /** @param context as it is with a config that supplies no variables. */
  add({ spec, flow, steps }: SpecContext): void {
    const { status, tokens = [] } = spec.frontmatter
    const kinds = [...tokens, ...steps.flatMap(({ step }) => step.token ?? [])]
    count(this.statuses, status === undefined ? [] : [status.value.trim()])
    count(
      this.tokens,
      kinds.map(({ value }) => value.trim()).filter((value) => /^\w[\w-]*$/.test(value)),
    )
    const unsupplied = flow.uses.filter(({ source }) => source.kind === 'undefined')
    count(
      this.variables,
      unsupplied.map(({ placeholder }) => placeholder.name),
    )
    for (const { fields, get } of spec.uidTable?.rows ?? []) {
      if (get?.kind === 'config') for (const { value } of fields) this.configured.add(value)
    }
  }
}

/** Once a spec: a word that one spec repeats is no more common for it. */
function count(words: Map<string, number>, used: readonly string[]): void {
  for (const word of new Set(used)) if (word !== '') words.set(word, (words.get(word) ?? 0) + 1)
}

/** Statuses that the project has besides the usual ones. */
export function sortStatuses({ statuses }: WordsInUse, specs: number): Sorted {
  return sort(statuses, specs, DEFAULT_CONFIG.statuses, (status) => DEFAULT_CONFIG.statuses.includes(status))
}

/** Kinds of token that the project has besides the usual ones. */
export function sortTokens({ tokens }: WordsInUse, specs: number): Sorted {
  const { kinds, synonyms } = DEFAULT_CONFIG.tokens
  const known = [...kinds, ...Object.keys(synonyms)]
  return sort(tokens, specs, known, (token) =>
    kinds.includes(tokenKind(token.replace(/[\s_-]tokens?$/i, ''), DEFAULT_CONFIG.tokens)),
  )
}

/** Names that do not say whose id they are: the environment supplies none such, a step forgot to extract it. */
const NAMELESS = new Set(['id', 'uid', 'uuid', 'guid'])

/** Placeholders that the environment of the project seems to supply. */
export function sortVariables({ variables, configured }: WordsInUse, specs: number): Sorted {
  const { common, rare } = sort(variables, specs, [], (name) => NAMELESS.has(name))
  const told = rare.filter((name) => configured.has(name))
  return { common: [...common, ...told].toSorted(), rare: rare.filter((name) => !told.includes(name)) }
}

/** Common is what a fiftieth of all specs has, and two of them at least, unless it is one slip away from a known word. */
function sort(words: WordCount, specs: number, known: readonly string[], isKnown: (word: string) => boolean): Sorted {
  const least = Math.max(2, specs / 50)
  const fresh = [...words]
    .filter(([word]) => !isKnown(word))
    .toSorted(([first], [second]) => compareText(first, second))
  const isCommon = ([word, times]: readonly [string, number]) =>
    times >= least && !known.some((other) => isSlip(word, other))
  return {
    common: fresh.filter(isCommon).map(([word]) => word),
    rare: fresh.filter((entry) => !isCommon(entry)).map(([word]) => word),
  }
}
