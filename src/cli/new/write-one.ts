import type { OperationSearch } from '../../scaffold/find-operation.ts'
import type { Operation } from '../../swagger/model.ts'
import type { Shell } from '../shell.ts'
import { UsageError } from '../usage-error.ts'
import type { NewArguments } from './arguments.ts'
import { explanation } from './explanation.ts'
import type { NewProject } from './project.ts'
import { alreadyThere, writeSpec } from './write-spec.ts'
import { isFile } from '../../node/text-file.ts'
import { join } from 'node:path'

/**
 * Writes, prints or explains the spec of one operation.
 *
 * @throws UsageError where it is not to be done.
 */
export async function writeOne(
  operation: Operation,
  request: NewArguments,
  project: NewProject,
  shell: Shell,
): Promise<void> {
  const { scaffolder, template, now, root } = project
  const { task, domain, force } = request
  if (task.kind === 'explain') {
    const plan = await scaffolder.explain(operation)
    shell.stdout.write(task.format === 'json' ? `${JSON.stringify(plan, undefined, 2)}\n` : explanation(plan))
    return
  }
  const outcome = await scaffolder.scaffold(operation, { template, now, ...(domain === undefined ? {} : { domain }) })
  if (outcome.kind === 'no-endpoint') throw new UsageError(`no spec can have \`${operation.label}\` as its endpoint`)
  if (outcome.kind === 'no-domain')
    throw new UsageError(`nothing says the domain of \`${operation.label}\`; name it with \`--domain\``)
  const { path, text } = outcome.scaffold
  if (task.kind === 'stdout') {
    shell.stdout.write(text)
    return
  }
  const other = scaffolder.specsOf(operation).find((each) => each !== path)
  if (other !== undefined) throw new UsageError(`\`${operation.label}\` has a spec already: \`${other}\``)
  if (task.kind === 'write') writeSpec(root, path, text, force)
  else if (!force && isFile(join(root, path))) throw alreadyThere(path)
  shell.stdout.write(`${path}\n`)
}

/**
 * The operation that was meant.
 *
 * @throws UsageError where there is none, or more than one.
 */
export function meantOperation(said: string, search: OperationSearch): Operation {
  if (search.kind === 'found') return search.operation
  if (search.kind === 'several') {
    const files = [...new Set(search.operations.map(({ document }) => document.source.path))]
    const labels = [...new Set(search.operations.map(({ label }) => label))]
    if (files.length > 1) throw new UsageError(`\`${said}\` is declared in ${list(files)}; name one with \`--swagger\``)
    throw new UsageError(`\`${said}\` may be ${list(labels)}; name one with its method`)
  }
  // Who says a name is answered with names.
  const named = said.includes('/') ? [] : search.nearest.flatMap(({ operationId }) => operationId ?? [])
  const near = named.length > 0 ? named : search.nearest.map(({ label }) => label)
  const nearest = near.length === 0 ? '' : `; the nearest: ${list([...new Set(near)])}`
  throw new UsageError(`no swagger document of the project declares \`${said}\`${nearest}`)
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
