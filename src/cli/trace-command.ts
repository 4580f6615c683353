import { NodeHost } from '../node/node-host.ts'
import { enumerated, position } from '../report/wording.ts'
import type { Trace, TraceDefinition, TraceUse } from '../service/trace.ts'
import { nearestNames } from '../text/nearest-name.ts'
import type { Arguments } from './arguments.ts'
import { loadConfig } from './load-config.ts'
import { locateProject } from './locate-project.ts'
import { pathsFrom } from './relocate.ts'
import { selectSpecs } from './select-specs.ts'
import { say, type ExitCode, type Shell } from './shell.ts'
import type { Task } from './task.ts'
import { suggestion, UsageError } from './usage-error.ts'

/**
 * Prints where a placeholder of one spec gets its value and where it is sent.
 *
 * @throws UsageError where there is no such spec, or nothing of that name in it.
 */
export async function trace(
  { name, file }: Extract<Task, { kind: 'trace' }>,
  request: Arguments,
  shell: Shell,
): Promise<ExitCode> {
  const { root, configPath } = locateProject(request.config, [file], shell)
  const config = await loadConfig(configPath, shell.cwd)
  const host = new NodeHost(root)
  const { files } = selectSpecs([file], { host, config, configPath, root: host.root, cwd: shell.cwd })
  const [spec, ...others] = files
  if (spec === undefined || others.length > 0) throw new UsageError(`\`${file}\` is not one spec`)
  const { createSpecLint } = await import('../service/create-spec-lint.ts')
  const found = await createSpecLint(host, config).trace(name, spec)
  if (found === undefined) throw new UsageError(`cannot read \`${file}\``)
  if (found.definitions.length + found.uses.length === 0) {
    throw new UsageError(`\`${file}\` has no \`{{${name}}}\`${suggestion(nearestNames(name, found.names))}`)
  }
  shell.stdout.write(render(found, pathsFrom(host.root, shell.cwd)(spec)))
  if (found.uses.some((use) => use.undefined)) say(shell, `\`{{${name}}}\` has no value where it is marked`)
  return 0
}

function render(found: Trace, file: string): string {
  const lines = [
    `{{${found.name}}} in ${file}`,
    ...(found.supply === undefined ? [] : [`  ${found.supply === 'config' ? 'supplied by the config' : 'built in'}`]),
    ...found.definitions.map((definition) => renderDefinition(definition, file)),
    ...found.uses.map((use) => renderUse(use, file)),
  ]
  return `${lines.join('\n')}\n`
}

function renderDefinition({ step, operation, path, types, range }: TraceDefinition, file: string): string {
  const from = operation === undefined ? '' : ` of ${operation}`
  return `  extracted  ${file}:${position(range)}  by ${step} from ${path}${from}${typed(types)}`
}

function renderUse(use: TraceUse, file: string): string {
  const where = `${use.consumer.replaceAll('`', '')}${use.operation === undefined ? '' : ` of ${use.operation}`}${typed(use.types)}`
  const origin = use.undefined ? '  (no value here)' : use.from === undefined ? '' : `  (from ${use.from})`
  return `  sent       ${file}:${position(use.range)}  by ${use.step} as ${where}${origin}`
}

function typed(types: readonly string[]): string {
  return types.length === 0 ? '' : `: ${enumerated(types)}`
}
