import { join } from 'node:path'
import { isFile } from '../../node/text-file.ts'
import { counted } from '../../report/wording.ts'
import type { Operation } from '../../swagger/model.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import { withProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import { suggestion, UsageError } from '../usage-error.ts'
import type { NewArguments, NewTask } from './arguments.ts'
import type { NewProject } from './project.ts'
import { tell } from './tell.ts'
import { writeSpec } from './write-spec.ts'

/** Why an operation gets no spec. */
interface Omitted {
  readonly operation: Operation
  readonly reason: string
}

/**
 * Writes a spec for every operation without one. All are made before the first is written, so that a mistake in the
 * template leaves nothing behind.
 *
 * @throws UsageError where there is no operation to write about.
 */
export async function writeAll(
  request: NewArguments,
  task: NewTask & { kind: 'all' },
  project: NewProject,
  shell: Shell,
): Promise<void> {
  const chosen = chooseOperations(request, task, project)
  if (chosen.length === 0) throw noneChosen(request, task, project)
  const missing = chosen.filter((operation) => project.scaffolder.specsOf(operation).length === 0)
  const { specs, omitted } = await withProgress(shell, `making ${counted(missing.length, 'spec')}`, (tick) =>
    makeSpecs(missing, request, project, tick),
  )
  for (const [path, text] of specs) {
    if (!task.dryRun) writeSpec(project.root, path, text, false)
    shell.stdout.write(`${path}\n`)
  }
  for (const { operation, reason } of omitted) tell(shell, `left out \`${operation.label}\`: ${reason}`)
  const there = chosen.length - missing.length
  const parts = [
    `${task.dryRun ? 'would write' : 'wrote'} ${counted(specs.size, 'spec')}`,
    ...(there > 0 ? [`${counted(there, 'operation')} had one`] : []),
    ...(omitted.length > 0 ? [`${omitted.length} left out`] : []),
  ]
  tell(shell, parts.join('; '))
}

/** Of what several documents declare, the first: one spec an operation. */
function chooseOperations(
  { domain }: NewArguments,
  { tag, method }: NewTask & { kind: 'all' },
  { scaffolder, document }: NewProject,
): readonly Operation[] {
  const distinct = new Map<string, Operation>()
  for (const operation of document?.operations ?? scaffolder.operations) {
    if (!distinct.has(operation.identity)) distinct.set(operation.identity, operation)
  }
  return [...distinct.values()].filter((operation) => {
    if (method !== undefined && operation.method !== method) return false
    if (tag !== undefined && !operation.tags.some((each) => each.toLowerCase() === tag.toLowerCase())) return false
    // A domain that nothing says is the one that is asked for.
    return domain === undefined || (scaffolder.domainOf(operation)?.name ?? domain) === domain
  })
}

function noneChosen(
  { domain }: NewArguments,
  { tag, method }: NewTask & { kind: 'all' },
  { scaffolder, document }: NewProject,
): UsageError {
  const operations = document?.operations ?? scaffolder.operations
  const where = document === undefined ? 'the project' : `\`${document.source.path}\``
  if (operations.length === 0) return new UsageError(`the swagger of ${where} declares no operation`)
  const asked = Object.entries({ tag, method, domain })
    .filter(([, said]) => said !== undefined)
    .map(([what, said]) => `the ${what} \`${said}\``)
  const tags = tag === undefined ? [] : nearestNames(tag, new Set(operations.flatMap((operation) => operation.tags)))
  return new UsageError(`no operation of ${where} has ${asked.join(' and ')}${suggestion(tags)}`)
}

async function makeSpecs(
  operations: readonly Operation[],
  { domain }: NewArguments,
  { scaffolder, template, now, root }: NewProject,
  tick: (done: number) => void,
): Promise<{ readonly specs: ReadonlyMap<string, string>; readonly omitted: readonly Omitted[] }> {
  const specs = new Map<string, string>()
  const omitted: Omitted[] = []
  for (const [index, operation] of operations.entries()) {
    tick(index)
    const outcome = await scaffolder.scaffold(operation, { template, now, ...(domain === undefined ? {} : { domain }) })
    if (outcome.kind === 'no-endpoint') omitted.push({ operation, reason: 'no spec can have it as its endpoint' })
    else if (outcome.kind === 'no-domain')
      omitted.push({ operation, reason: 'nothing says its domain; name one with `--domain`' })
    else if (specs.has(outcome.scaffold.path))
      omitted.push({ operation, reason: `another operation has the same file name, \`${outcome.scaffold.path}\`` })
    else if (isFile(join(root, outcome.scaffold.path)))
      omitted.push({ operation, reason: `\`${outcome.scaffold.path}\` is there, and about something else` })
    else specs.set(outcome.scaffold.path, outcome.scaffold.text)
  }
  return { specs, omitted }
}
