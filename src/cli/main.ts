import type { Config } from '../config/model.ts'
import type { Arguments } from './arguments.ts'
import { ConfigError, loadConfig } from './load-config.ts'
import { locateProject } from './locate-project.ts'
import { readCommandLine } from './read-command-line.ts'
import { sayCrash } from './say-crash.ts'
import { say, type ExitCode, type Shell } from './shell.ts'
import { terminalStyle, wantsColor } from './terminal-style.ts'
import { UsageError } from './usage-error.ts'

/**
 * The command line: arguments in, reports and an exit code out. Never rejects.
 *
 * @param argv what was typed after the program's name.
 */
export async function main(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  try {
    const parsing = await readCommandLine(argv)
    if (parsing.kind === 'run') return await run(parsing.arguments, shell)
    shell.stdout.write(parsing.text)
    return 0
  } catch (error) {
    if (error instanceof UsageError) say(shell, error.message)
    else sayCrash(error, shell, say)
    return 2
  }
}

async function run(request: Arguments, shell: Shell): Promise<ExitCode> {
  try {
    if (request.task.kind === 'lint') {
      const { lint } = await import('./lint-command.ts')
      const asked = await usableCache(request, shell)
      if (!asked.watch) return await lint(asked, shell)
      const { watch } = await import('./watch-command.ts')
      return await watch(asked, shell, lint)
    }
    if (request.task.kind === 'trace') {
      const { trace } = await import('./trace-command.ts')
      return await trace(request.task, request, shell)
    }
    if (request.task.kind === 'apply') {
      const { apply } = await import('./apply-command.ts')
      return await apply(request.task, request, shell)
    }
    if (request.task.kind === 'affected') {
      const { printAffected } = await import('./affected-command.ts')
      return await printAffected(request, shell)
    }
    if (request.task.kind === 'init') {
      const { init } = await import('./init-command.ts')
      return await init(request.task, request, shell)
    }
    if (request.task.kind === 'print-saved') {
      const { printSaved } = await import('./print-saved.ts')
      return await printSaved(request.task.reports, request, shell)
    }
    shell.stdout.write(await print(request, shell))
    return 0
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    shell.stderr.write(error.render(await terminalStyle(wantsColor(request.color, shell, shell.stderr))))
    return 2
  }
}

/** Nobody who names no folder for the cache needs a look at it. */
async function usableCache(request: Arguments, shell: Shell): Promise<Arguments> {
  if (typeof request.cache !== 'string') return request
  const { usableFolder } = await import('./named-cache.ts')
  return { ...request, cache: usableFolder(request.cache, shell) }
}

/** What is asked for instead of linting. */
async function print({ task, color, config, paths }: Arguments, shell: Shell): Promise<string> {
  if (task.kind === 'print-config') {
    const { configPath } = locateProject(config, paths, shell)
    return printConfig(await loadConfig(configPath, shell.cwd))
  }
  if (task.kind === 'help-agent') return (await import('./agent-guide.ts')).AGENT_GUIDE
  const [{ explainRule, listRules }, { RULES }] = await Promise.all([
    import('./print-rules.ts'),
    import('../rules/index.ts'),
  ])
  const style = await terminalStyle(wantsColor(color, shell, shell.stdout))
  const rule = task.kind === 'explain' ? RULES.find(({ id }) => id === task.rule) : undefined
  return rule === undefined ? listRules(RULES, style) : explainRule(rule, style)
}

/** The settings as a config that could be read again. */
function printConfig({ tokens, ...config }: Config): string {
  return `${JSON.stringify({ ...config, tokens: { ...tokens, documented: tokens.documented ?? null } }, undefined, 2)}\n`
}
