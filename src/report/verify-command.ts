import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { RunSettings } from '../diagnostic/lint-result.ts'

/** What a shell takes as it stands. */
const PLAIN = /^[\w@%+=:,./-]+$/

/**
 * The command that judges a file of a report again, as typed in a POSIX shell where the report was made: the finding is
 * gone when no diagnostic of its report has the fingerprint. A swagger document stands for the specs that depend on it.
 * With `--no`, npx runs what is installed, and fetches nothing.
 *
 * @param settings of the run; without them, the command goes by the defaults.
 */
export function verifyCommand({ file }: Pick<Diagnostic, 'file'>, settings: RunSettings = {}): string {
  // What begins with a hyphen would be an option.
  const path = file.startsWith('-') ? `./${file}` : file
  const words = ['npx', '--no', '--', 'spec-lint', '--format', 'json', ...optionsOf(settings), path]
  return words.map(quoted).join(' ')
}

function optionsOf({ config, rules = {}, failOn, maxWarnings, baseline }: RunSettings): readonly string[] {
  return [
    ...optionOf('config', config),
    ...Object.entries(rules).flatMap(([name, severity]) => ['--rule', `${name}=${severity}`]),
    ...(failOn === undefined ? [] : ['--fail-on', failOn]),
    ...(maxWarnings === undefined ? [] : ['--max-warnings', String(maxWarnings)]),
    ...optionOf('baseline', baseline),
  ]
}

function optionOf(option: string, said: string | false | undefined): readonly string[] {
  if (said === undefined) return []
  return said === false ? [`--no-${option}`] : [`--${option}`, said]
}

function quoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
