import { resolve } from 'node:path'
import { isFile } from '../../node/text-file.ts'
import { replaceText, WriteError } from '../../node/write-file.ts'
import { counted } from '../../report/wording.ts'
import type { UpdateOutcome } from '../../service/refresh/model.ts'
import { pathInProject } from '../locate-project.ts'
import { pathsFrom } from '../relocate.ts'
import { selectSpecs } from '../select-specs.ts'
import type { Shell } from '../shell.ts'
import { terminalStyle, wantsColor } from '../terminal-style.ts'
import { displayDiff, unifiedDiff } from '../unified-diff.ts'
import { UsageError } from '../usage-error.ts'
import type { NewTask } from './arguments.ts'
import type { NewProject } from './project.ts'
import { tell } from './tell.ts'

type Updated = UpdateOutcome & { kind: 'updated' }

/**
 * Brings specs up to date with the swagger. All are worked out before the first is written, so that one that is none
 * leaves everything as it is.
 *
 * @throws UsageError where a file is no spec, or its operation is not declared, or it cannot be written.
 */
export async function updateSpecs(
  { files, diff }: NewTask & { kind: 'update' },
  project: NewProject,
  shell: Shell,
): Promise<void> {
  const { scaffolder, root } = project
  const specs: Updated[] = []
  const paths = new Set(files.flatMap((file) => specPaths(file, project, shell.cwd)))
  for (const path of paths) specs.push(updatedOf(path, await scaffolder.update(path)))
  const changed = specs.filter(({ before, after }) => after !== before)
  const fromHere = pathsFrom(root, shell.cwd)
  if (diff) await printDiff(changed, fromHere, shell)
  for (const { path, before, after, changes, open } of changed) {
    if (!diff) {
      write(root, path, before, after)
      shell.stdout.write(`${path}\n`)
    }
    for (const change of changes) tell(shell, `${path} ${change}`)
    for (const name of open) tell(shell, `${path} sends \`{{${name}}}\`, which nothing supplies yet; add a step for it`)
  }
  const left = specs.length - changed.length
  const rest = left > 0 ? `; ${counted(left, 'spec')} had nothing to bring up to date` : ''
  tell(shell, `${diff ? 'would update' : 'updated'} ${counted(changed.length, 'spec')}${rest}`)
}

/** A file that is named as itself, be it one that the config ignores; the specs that a folder or a glob stands for. */
function specPaths(file: string, { host, config, configPath, root }: NewProject, cwd: string): readonly string[] {
  const path = pathInProject(file, root, cwd)
  if (path === undefined) throw new UsageError(`\`${file}\` lies outside the project \`${root}\``)
  if (isFile(resolve(cwd, file))) return [path]
  const { files } = selectSpecs([file], { host, config, configPath, root, cwd })
  if (files.length === 0) throw new UsageError(`no spec matches \`${file}\``)
  return files
}

function updatedOf(path: string, outcome: UpdateOutcome): Updated {
  switch (outcome.kind) {
    case 'updated':
      return outcome
    case 'absent':
      throw new UsageError(`there is no file \`${path}\` in the project`)
    case 'no-spec':
      throw new UsageError(`\`${path}\` is no spec: its frontmatter has no \`endpoint\` that can be read`)
    case 'unknown-operation': {
      const names = [...new Set(outcome.nearest.map(({ label }) => `\`${label}\``))]
      const nearest = names.length === 0 ? '' : `; the nearest: ${names.join(', ')}`
      throw new UsageError(
        `no swagger document declares \`${outcome.endpoint}\`, the endpoint of \`${path}\`${nearest}`,
      )
    }
  }
}

function write(root: string, path: string, before: string, after: string): void {
  try {
    replaceText(root, path, before, after)
  } catch (error) {
    if (error instanceof WriteError) throw new UsageError(error.message)
    throw error
  }
}

async function printDiff(specs: readonly Updated[], fromHere: (path: string) => string, shell: Shell): Promise<void> {
  const { stdout } = shell
  const diff = unifiedDiff(specs.map((spec) => ({ ...spec, path: fromHere(spec.path) })))
  const colored = wantsColor(undefined, shell, stdout)
  stdout.write(colored || stdout.isTTY ? displayDiff(diff, await terminalStyle(colored)) : diff)
}
