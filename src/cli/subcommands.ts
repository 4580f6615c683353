/** What may stand in place of paths, besides `complete`. */
export const SUBCOMMANDS: readonly { readonly word: string; readonly meaning: string }[] = [
  { word: 'apply', meaning: 'make the fix of one finding' },
  { word: 'affected', meaning: 'list the specs that a change affects' },
]

/** Every word that may stand there. */
export const SUBCOMMAND_WORDS: readonly string[] = [...SUBCOMMANDS.map(({ word }) => word), 'complete']
