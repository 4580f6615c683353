import { TemplateError } from '../../scaffold/render-template.ts'
import { ConfigError } from '../load-config.ts'
import { sayCrash } from '../say-crash.ts'
import type { ExitCode, Shell } from '../shell.ts'
import { terminalStyle, wantsColor } from '../terminal-style.ts'
import { UsageError } from '../usage-error.ts'
import { type NewArguments, newUsage, parseNewCommandLine } from './arguments.ts'
import { openProject } from './project.ts'
import { tell } from './tell.ts'
import { updateSpecs } from './update-specs.ts'
import { writeAll } from './write-all.ts'
import { meantOperation, writeOne } from './write-one.ts'

/**
 * The command line of `spec-new`: arguments in, specs and an exit code out. Never rejects.
 *
 * @param argv what was typed after the program's name.
 * @param isInteractive whether a person can be asked.
 */
export async function newMain(argv: readonly string[], shell: Shell, isInteractive = false): Promise<ExitCode> {
  try {
    const parsing = parseNewCommandLine(argv)
    if (parsing.kind === 'run') return await run(parsing.arguments, shell, isInteractive)
    shell.stdout.write(parsing.text)
    return 0
  } catch (error) {
    if (error instanceof ConfigError)
      shell.stderr.write(error.render(await terminalStyle(wantsColor(undefined, shell, shell.stderr))))
    else if (error instanceof UsageError) tell(shell, error.message)
    else if (error instanceof TemplateError) tell(shell, `the template is broken: ${error.message}`)
    else sayCrash(error, shell, tell)
    return 2
  }
}

async function run(request: NewArguments, shell: Shell, isInteractive: boolean): Promise<ExitCode> {
  const { operation: said, task } = request
  if (said === '' && task.kind !== 'all' && task.kind !== 'update' && !isInteractive) {
    shell.stderr.write(newUsage())
    return 2
  }
  const project = await openProject(request, shell)
  if (task.kind === 'all') {
    await writeAll(request, task, project, shell)
    return 0
  }
  if (task.kind === 'update') {
    await updateSpecs(task, project, shell)
    return 0
  }
  if (said !== '') {
    await writeOne(meantOperation(said, project.scaffolder.find(said, project.document)), request, project, shell)
    return 0
  }
  const { chooseOperation } = await import('./choose-operation.ts')
  const chosen = await chooseOperation(project)
  if (chosen === undefined) return 2
  await writeOne(chosen, request, project, shell)
  return 0
}
