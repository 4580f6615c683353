/** What commander says, "error: unknown option '--formt'\n(Did you mean --format?)", as one sentence of ours. */
export function rewordCommander(message: string): string {
  return message
    .replace(/^error: /, '')
    .replace(/'([^']*)'/g, '`$1`')
    .replace(
      /\s*\(Did you mean (?:one of )?(.*)\?\)$/s,
      (_, names: string) => `; did you mean ${names.replace(/[^\s,]+/g, '`$&`')}?`,
    )
}
