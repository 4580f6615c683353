import type { LintResult } from '../diagnostic/lint-result.ts'
import { nextTurn } from '../node/signals.ts'
import { replaceText, WriteError } from '../node/write-file.ts'
import { counted } from '../report/wording.ts'
import type { FileChange } from '../service/fix-bench.ts'
import type { FixOutcome } from '../service/fix.ts'
import type { PathFromHere } from './relocate.ts'
import { say, type Shell } from './shell.ts'
import { terminalStyle, wantsColor } from './terminal-style.ts'
import { displayDiff, unifiedDiff } from './unified-diff.ts'

/** How many fixes that were taken back are told. */
const MOST_LISTED = 20

/** How fixes are to be made. */
export interface FixMode {
  /** Also those that want a look. */
  readonly unsafe: boolean
  /** Print what would be changed, and write nothing. */
  readonly dry: boolean
}

/** Where the files are, and who is told. */
export interface FixPlace {
  /** Absolute path of the project, without links. */
  readonly root: string
  readonly fromHere: PathFromHere
  readonly color: boolean | undefined
  readonly shell: Shell
}

/** What a run with fixes came to. */
export interface FixedRun {
  /** What is found with the fixes made. */
  readonly result: LintResult
  /** Every change that was to be written has been. */
  readonly complete: boolean
}

/**
 * Writes the changes, or prints them where nothing is to be written, and says on standard error what was done. Whoever
 * ends the process meanwhile finds each file either fixed or as it was.
 */
export async function saveFixes(outcome: FixOutcome, { dry }: FixMode, place: FixPlace): Promise<FixedRun> {
  const { result, changes } = outcome
  if (dry) await printChanges(changes, place)
  const written = dry ? changes : await saveChanges(changes, place)
  mention(outcome, written, dry, place)
  return { result, complete: written.length === changes.length }
}

/** Those that could be written. */
async function saveChanges(changes: readonly FileChange[], place: FixPlace): Promise<readonly FileChange[]> {
  const written: FileChange[] = []
  for (const change of changes) {
    if (saveChange(change, place)) written.push(change)
    await nextTurn()
  }
  return written
}

/** Writes one change; `false`, and a sentence on standard error, where the file was left as it is. */
export function saveChange({ path, before, after }: FileChange, { root, shell }: FixPlace): boolean {
  try {
    replaceText(root, path, before, after)
    return true
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    say(shell, error.message)
    return false
  }
}

/** Prints changes as a diff on standard output. */
export async function printChanges(
  changes: readonly FileChange[],
  { fromHere, color, shell }: FixPlace,
): Promise<void> {
  const { stdout } = shell
  const diff = unifiedDiff(changes.map((change) => ({ ...change, path: fromHere(change.path) })))
  const colored = wantsColor(color, shell, stdout)
  const style = await terminalStyle(colored)
  stdout.write(colored || stdout.isTTY ? displayDiff(diff, style) : diff)
}

function mention(
  { rolledBack, settled, circular }: FixOutcome,
  changes: readonly FileChange[],
  dry: boolean,
  { fromHere, shell }: FixPlace,
): void {
  const count = changes.reduce((sum, change) => sum + change.fixes.length, 0)
  const what = count === 0 ? 'nothing' : `${counted(count, 'finding')} in ${counted(changes.length, 'file')}`
  say(shell, `${dry ? 'would fix' : 'fixed'} ${what}`)
  for (const { diagnostic, fix } of rolledBack.slice(0, MOST_LISTED)) {
    const at = `${fromHere(diagnostic.file)}:${diagnostic.range.start.line}`
    say(shell, `left ${at} alone: to ${fix.title} (${diagnostic.ruleId}) would bring a new finding or leave this one`)
  }
  if (rolledBack.length > MOST_LISTED) say(shell, `and ${rolledBack.length - MOST_LISTED} more like these`)
  if (circular) say(shell, 'stopped, since fixes undo each other; this is a defect of spec-lint, please report it')
  else if (!settled) say(shell, 'stopped, since each fix lets others come to light; run it again to make those as well')
}
