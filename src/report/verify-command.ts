import type { Diagnostic } from '../diagnostic/diagnostic.ts'

/** What a shell takes as it stands. */
const PLAIN = /^[\w@%+=:,./][\w@%+=:,./-]*$/

/**
 * The command that judges a file of a report again, as typed in a POSIX shell where the report was made: the finding is
 * gone when no diagnostic of its report has the fingerprint. A swagger document stands for the specs that depend on it.
 * With `--no`, npx runs what is installed, and fetches nothing.
 */
export function verifyCommand({ file }: Pick<Diagnostic, 'file'>): string {
  // What begins with a hyphen would be an option.
  const path = file.startsWith('-') ? `./${file}` : file
  const quoted = PLAIN.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
  return `npx --no -- spec-lint --format json ${quoted}`
}
