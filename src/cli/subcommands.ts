/** What may stand in place of paths, besides `complete`. */
export const SUBCOMMANDS: readonly { readonly word: string; readonly meaning: string }[] = [
  { word: 'apply', meaning: 'make the fix of one finding' },
  { word: 'affected', meaning: 'list the specs that a change affects' },
]

/** Every word that may stand there. */
export const SUBCOMMAND_WORDS: readonly string[] = [...SUBCOMMANDS.map(({ word }) => word), 'complete']

/** What many programs have as a command, and how the same is typed here. */
export const FAMILIAR_WORDS: ReadonlyMap<string, string> = new Map([
  ['lint', 'spec-lint'],
  ['check', 'spec-lint'],
  ['new', 'spec-new'],
  ...['help', 'version', 'init', 'fix', 'watch'].map((word) => [word, `spec-lint --${word}`] as const),
])
