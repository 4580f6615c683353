import { DEFAULT_CONFIG } from '../config/defaults.ts'

/** What commander says, "error: unknown option '--formt'\n(Did you mean --format?)", as one sentence of ours. */
export function rewordCommander(message: string): string {
  return message
    .replace(/^error: /, '')
    .replace(/'([^']*)'/g, '`$1`')
    .replace(/^(unknown option `--[\w-]+)=[^`]*`/, '$1`')
    .replace(/^option `(?:-\w, )?(--[\w-]+)(.*)` argument missing$/, '`$1` wants a value: `$1$2`')
    .replace(/^required option `(.*)` not specified$/, '`$1` is missing')
    .replace(/^unknown option `--([a-z]+)[\w-]*`$/, (sentence, name: string) => `${sentence}${elsewhere(name)}`)
    .replace(
      /\s*\(Did you mean (?:one of )?(.*)\?\)$/s,
      (_, names: string) => `; did you mean ${names.replace(/[^\s,]+/g, '`$&`')}?`,
    )
}

/** Where it is said here what other linters have an option for. */
function elsewhere(name: string): string {
  if (name === 'stdin') return '; specs are read from files, and none from standard input'
  return Object.hasOwn(DEFAULT_CONFIG, name) ? `; \`${name}\` is a key of the config` : ''
}
