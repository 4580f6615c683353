import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Arguments } from './arguments.ts'
import { BASELINE_NAME } from './baseline-name.ts'
import { type ProjectPlace, searchedForConfig } from './locate-project.ts'
import type { OutputGround, Shell } from './shell.ts'

/**
 * What the output of a whole run rests on: besides what its judgements rest on, the places where the project, its baseline
 * and what is to be linted were sought.
 *
 * @param judged what the judgements rest on.
 * @returns `undefined` where the same command would do more than write the same, or rests on more than the disk.
 */
export function outputGround(
  judged: OutputGround,
  request: Arguments,
  { root, configPath }: ProjectPlace,
  { cwd }: Shell,
): OutputGround | undefined {
  const typed = request.paths.map((path) => resolve(cwd, path))
  if (!isRepeatable(request) || !typed.every((path) => existsSync(path))) return undefined
  const baseline = typeof request.baseline === 'string' ? resolve(cwd, request.baseline) : join(root, BASELINE_NAME)
  const searched = searchedForConfig(request.config, request.paths, { cwd })
  return {
    until: judged.until,
    lookedAt: {
      contents: judged.lookedAt.contents,
      places: new Set([
        ...judged.lookedAt.places,
        ...searched,
        ...typed,
        ...typed.map((path) => dirname(path)),
        ...(configPath === undefined ? [] : [configPath]),
        baseline,
      ]),
    },
  }
}

/** Whether it writes to its streams alone, and asks nothing but the disk. */
function isRepeatable({ reports, changes, cache, timing, updateBaseline, watch }: Arguments): boolean {
  const onlyWrites = reports.every(({ file }) => file === undefined) && !updateBaseline && !watch
  return onlyWrites && changes === undefined && cache === undefined && !timing
}
