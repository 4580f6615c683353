import { NodeHost } from '../node/node-host.ts'
import { readTextFile } from '../node/text-file.ts'
import { printable } from '../report/printable.ts'
import type { AffectedReason } from '../service/affected-reason.ts'
import type { AffectedSpec } from '../service/affected.ts'
import { chooseAffected, openChanges, spellRange, stateReader } from './affected-specs.ts'
import type { Arguments } from './arguments.ts'
import { mentionLeftOut } from './left-out.ts'
import { loadConfig } from './load-config.ts'
import { locateProject } from './locate-project.ts'
import { pathsFrom, type PathFromHere } from './relocate.ts'
import { selectSpecs } from './select-specs.ts'
import { say, type ExitCode, type Shell } from './shell.ts'
import { UsageError } from './usage-error.ts'

const NO_CHANGE =
  '`spec-lint affected` wants `--since <revision>` or `--staged`, or a swagger document that could be changed'

/**
 * Prints the specs that a change concerns, each with the reason; those that any change of the swagger documents named
 * could concern, where none is asked about.
 *
 * @throws UsageError and ConfigError where that cannot be told.
 */
export async function printAffected(request: Arguments, shell: Shell): Promise<ExitCode> {
  const [report] = request.reports
  const format = report?.format ?? 'text'
  if (format !== 'text' && format !== 'json') throw new UsageError('`spec-lint affected` prints `text` or `json`')
  if (report?.file !== undefined) {
    throw new UsageError(`\`spec-lint affected\` prints to standard output, and not to \`${report.file}\``)
  }
  const { root, configPath } = locateProject(request.config, request.paths, shell)
  const disk = new NodeHost(root)
  const changes = await openChanges(request.changes, disk, configPath, shell)
  const config = await loadConfig(configPath, shell.cwd, stateReader(changes, disk.root, readTextFile))
  const host = changes?.after ?? disk
  const selection = selectSpecs(request.paths, { host, config, configPath, root: disk.root, cwd: shell.cwd })
  if (request.changes === undefined && selection.swagger.length === 0) throw new UsageError(NO_CHANGE)
  const fromHere = pathsFrom(disk.root, shell.cwd)
  mentionLeftOut(selection, request, fromHere, shell)
  const affected = await chooseAffected({ host, config, selection, changes })
  shell.stdout.write(format === 'json' ? renderJson(affected, fromHere) : renderText(affected, fromHere))
  if (affected.length > 0) return 0
  const change = request.changes === undefined ? selection.swagger.map(fromHere).join(' ') : spellRange(request.changes)
  say(shell, `no spec is affected by \`${change}\``)
  return 0
}

/** A line for each spec. */
function renderText(affected: readonly AffectedSpec[], fromHere: PathFromHere): string {
  const lines = affected.map(({ file, reasons }) => {
    const why = reasons.map((reason) => explain(reason, fromHere)).join('; ')
    return printable(why === '' ? fromHere(file) : `${fromHere(file)}: ${why}`)
  })
  return lines.map((line) => `${line}\n`).join('')
}

function explain(reason: AffectedReason, fromHere: PathFromHere): string {
  switch (reason.kind) {
    case 'spec':
      return 'the spec is changed'
    case 'config':
      return `the config ${fromHere(reason.file)} is changed`
    case 'submodule':
      return `the submodule ${fromHere(reason.file)} is at another commit`
    case 'swagger':
      return `its swagger document ${fromHere(reason.file)} came, went, or can be read no more or again`
    case 'operation': {
      const where =
        reason.file === undefined
          ? ''
          : ` ${reason.change === 'changed' ? 'in' : reason.change === 'added' ? 'to' : 'from'} ${fromHere(reason.file)}`
      return `${reason.operation} is ${reason.change}${where}`
    }
  }
}

function renderJson(affected: readonly AffectedSpec[], fromHere: PathFromHere): string {
  const specs = affected.map(({ file, reasons }) => ({
    file: fromHere(file),
    reasons: reasons.map((reason) =>
      'file' in reason && reason.file !== undefined ? { ...reason, file: fromHere(reason.file) } : reason,
    ),
  }))
  return `${JSON.stringify({ schemaVersion: 1, affected: specs }, undefined, 2)}\n`
}
