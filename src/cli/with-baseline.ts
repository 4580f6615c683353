import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { nextExpiry, parseBaseline, renderBaseline, type Baseline } from '../lint/baseline.ts'
import { isLedOut } from '../node/led-out.ts'
import { readTextFile } from '../node/text-file.ts'
import { whyUnread } from '../node/why-unread.ts'
import { writeAtomically, WriteError } from '../node/write-file.ts'
import { counted } from '../report/wording.ts'
import { applyBaseline, updateBaseline } from '../service/baseline.ts'
import { followMoves, type Move } from '../service/baseline-moves.ts'
import type { BaselineFile, BaselinePlace } from './baseline-file.ts'
import { say, type Shell } from './shell.ts'
import { UsageError } from './usage-error.ts'

/** How many entries of a kind are listed. */
const MOST_LISTED = 20

/** A result without what a baseline holds. */
export interface Unaccepted {
  readonly told: LintResult
  /** From when on the baseline holds less, in milliseconds since the epoch; `Infinity` where it always holds the same. */
  readonly until: number
}

/**
 * Hides what the baseline holds, after bringing it up to date where that is asked for, and tells what became of it.
 *
 * @throws UsageError where the file is not there, is no baseline, or cannot be written.
 */
export function withBaseline(
  result: LintResult,
  file: BaselineFile,
  update: boolean,
  place: BaselinePlace,
): Unaccepted {
  const run = { complete: place.complete, now: new Date() }
  const isThere = (path: string) => existsSync(join(place.root, path))
  const { baseline: old, moves } = followMoves(readBaseline(file, update, place), result, isThere)
  const baseline = update ? updateBaseline(result, old, run) : old
  const { result: told, stale, expired } = applyBaseline(result, baseline, run)
  if (update) save(file, old, baseline, place.shell)
  tellMoves(moves, update, place)
  tell(stale, 'is in the baseline and is found no more; `--update-baseline` takes it out', place)
  tell(expired, 'was accepted until {until}, and counts again', place)
  // That a file is gone is not among what the output of this run is known to rest on.
  return { told, until: moves.length > 0 ? run.now.getTime() : nextExpiry(baseline, run.now) }
}

function readBaseline({ shown, path }: BaselineFile, update: boolean, place: BaselinePlace): Baseline {
  if (isLedOut(path, place.root))
    throw new UsageError(`the baseline \`${shown}\` is a link that leads out of the project`)
  if (update && !existsSync(path)) return []
  // What is written is based on what it takes the place of.
  const text = update ? readTextFile(path) : place.read(path)
  if (text === undefined && existsSync(path)) {
    throw new UsageError(`cannot read the baseline \`${shown}\`: ${whyUnread(path)}`)
  }
  if (text === undefined) {
    throw new UsageError(`there is no baseline \`${shown}\`; \`--update-baseline\` writes one`)
  }
  const baseline = parseBaseline(text)
  if (typeof baseline === 'string') {
    const advice = /^<{7} /m.test(text)
      ? ', but has the marks of a merge; take one side, and run `--update-baseline`'
      : ''
    throw new UsageError(`\`${shown}\` is no baseline: ${baseline}${advice}`)
  }
  return baseline
}

function save({ shown, path }: BaselineFile, old: Baseline, baseline: Baseline, shell: Shell): void {
  const text = renderBaseline(baseline)
  const before = new Set(old.map(({ fingerprint }) => fingerprint))
  const after = new Set(baseline.map(({ fingerprint }) => fingerprint))
  const added = [...after].filter((fingerprint) => !before.has(fingerprint)).length
  const pruned = [...before].filter((fingerprint) => !after.has(fingerprint)).length
  try {
    if (readTextFile(path) !== text) writeAtomically(path, text, statSync(path, { throwIfNoEntry: false }))
  } catch (error) {
    if (error instanceof WriteError) throw new UsageError(error.message)
    throw error
  }
  say(shell, `\`${shown}\` holds ${counted(baseline.length, 'finding')}: ${added} new, ${pruned} taken out`)
}

function tellMoves(moves: readonly Move[], update: boolean, { fromHere, shell }: BaselinePlace): void {
  const advice = update ? '' : '; `--update-baseline` notes it'
  for (const { from, to } of moves.slice(0, MOST_LISTED)) {
    say(shell, `\`${fromHere(from)}\` of the baseline is taken to be \`${fromHere(to)}\` now${advice}`)
  }
  if (moves.length > MOST_LISTED) say(shell, `and ${moves.length - MOST_LISTED} more that were renamed${advice}`)
}

function tell(entries: Baseline, what: string, { fromHere, shell }: BaselinePlace): void {
  for (const { rule, file, path, until = '' } of entries.slice(0, MOST_LISTED)) {
    const where = path === '' ? '' : ` (${path})`
    say(shell, `\`${rule}\` in \`${fromHere(file)}\`${where} ${what.replace('{until}', () => until)}`)
  }
  if (entries.length > MOST_LISTED) say(shell, `and ${entries.length - MOST_LISTED} more like these`)
}
