import type { Config } from '../config/model.ts'
import type { Host } from '../service/host.ts'
import type { Arguments } from './arguments.ts'
import { folderAdvice } from './folder-advice.ts'
import type { ProjectPlace } from './locate-project.ts'
import type { PathFromHere } from './relocate.ts'
import type { Selection } from './select-specs.ts'
import { say, type Shell } from './shell.ts'
import { UsageError } from './usage-error.ts'

/**
 * Says what of that which was named is not among the specs.
 *
 * @throws UsageError where something matched nothing and that is not allowed.
 */
export function mentionLeftOut(
  { excluded, unmatched }: Selection,
  { errorOnUnmatchedPattern }: Pick<Arguments, 'errorOnUnmatchedPattern'>,
  fromHere: PathFromHere,
  shell: Shell,
): void {
  if (unmatched.length > 0) {
    const message = `no spec matches ${unmatched.join(' or ')}`
    if (errorOnUnmatchedPattern) throw new UsageError(message)
    say(shell, message)
  }
  if (excluded.length === 0) return
  const names = excluded.map((path) => `\`${fromHere(path)}\``).join(', ')
  say(shell, `${names} ${excluded.length === 1 ? 'is' : 'are'} excluded by the config's \`ignore\``)
}

/** Says so where the config's patterns lead to no swagger document: much is then called undeclared that is not. */
export function mentionNoSwagger(
  host: Host,
  { swagger, ignore }: Config,
  { root, configPath }: ProjectPlace,
  shell: Shell,
): void {
  if (host.list(swagger, ignore).length > 0) return
  const hasConfig = configPath !== undefined
  const patterns = swagger.map((pattern) => `\`${pattern}\``).join(', ') || 'no pattern'
  const sought = hasConfig ? `the config's \`swagger\` (${patterns})` : patterns
  const advice = hasConfig
    ? folderAdvice(swagger, root, '*.{json,yaml,yml}')
    : '; `spec-lint --init` looks for the others'
  say(
    shell,
    `no swagger document matches ${sought}, so that operations are sought in those alone that specs name${advice}`,
  )
}
