/** A mistake on the command line or in what it names: told in one sentence, and nothing was judged. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** "; did you mean `x`?", or nothing where there is no candidate. */
export function suggestion([nearest]: readonly string[]): string {
  return nearest === undefined ? '' : `; did you mean \`${nearest}\`?`
}
