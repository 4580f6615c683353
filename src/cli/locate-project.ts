import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { CONFIG_NAMES, findConfig, guessRoot, searchedPlaces, type ConfigSearch } from '../node/find-config.ts'
import { isInside } from '../node/is-inside.ts'
import { isLedOut } from '../node/led-out.ts'
import { isFile, isFolder } from '../node/text-file.ts'
import { enumerated } from '../text/enumerated.ts'
import type { Shell } from './shell.ts'
import { shownFrom } from './shown-from.ts'
import { UsageError } from './usage-error.ts'

/** Where a project is; both paths are absolute and without links in their folders. */
export interface ProjectPlace {
  /** What paths of the config and of the specs are relative to. */
  readonly root: string
  /** `undefined` where there is no config. */
  readonly configPath: string | undefined
}

/**
 * Finds the project: the folder of the config that is named; else of the nearest config at or above the working
 * directory, or at or above the paths where they lie elsewhere; else a guess.
 *
 * @param config path of a config, `false` for none, `undefined` for the nearest.
 * @param paths what is to be linted, as typed.
 * @throws UsageError where the config is not there, or where nobody can know which one is meant.
 */
export function locateProject(
  config: string | false | undefined,
  paths: readonly string[],
  { cwd }: Pick<Shell, 'cwd'>,
): ProjectPlace {
  if (typeof config === 'string') return placeOf(namedConfig(config, cwd), cwd)
  const base = commonFolder(paths, cwd)
  const nearest = config === false ? undefined : nearestConfig(base, cwd)
  if (config === undefined && nearest === undefined) refuseSeveral(paths, cwd)
  return nearest === undefined ? { root: guessRoot(base), configPath: undefined } : placeOf(nearest, cwd)
}

/** Every place where {@link locateProject} looks for a config or a project; absolute paths. */
export function searchedForConfig(
  config: string | false | undefined,
  paths: readonly string[],
  { cwd }: Pick<Shell, 'cwd'>,
): readonly string[] {
  if (typeof config === 'string') return []
  // A folder below may become a project of its own.
  const named = config === false ? [] : namedFolders(paths, cwd)
  return [...new Set([cwd, commonFolder(paths, cwd), ...named].flatMap(searchedPlaces))]
}

function placeOf(configPath: string, cwd: string): ProjectPlace {
  if (isLedOut(configPath, dirname(configPath))) {
    throw new UsageError(`the config \`${shownFrom(cwd, configPath)}\` is a link that leads out of the project`)
  }
  return { root: realpathSync.native(dirname(configPath)), configPath }
}

function namedConfig(config: string, cwd: string): string {
  if (config === '') throw new UsageError('`--config` names no file')
  const path = resolve(cwd, config)
  if (isFolder(path)) {
    const name = CONFIG_NAMES.find((each) => isFile(join(path, each)))
    const advice = name === undefined ? 'there is no config in it' : `name \`${shownFrom(cwd, join(path, name))}\``
    throw new UsageError(`\`${config}\` is a folder, and \`--config\` takes a file; ${advice}`)
  }
  if (!isFile(path)) throw new UsageError(`there is no config file \`${config}\``)
  if (!/\.(?:jsonc?|ya?ml)$/i.test(path)) throw new UsageError(`the config \`${config}\` is neither JSON nor YAML`)
  return path
}

/** The config of the working directory, unless what is to be linted lies outside its project. */
function nearestConfig(base: string, cwd: string): string | undefined {
  const here = foundPath(findConfig(cwd), cwd)
  if (here !== undefined && isInside(dirname(here), base)) return here
  return foundPath(findConfig(base), cwd)
}

/**
 * Refuses paths of which some have a config that is not above the others: each would be judged by none.
 *
 * @throws UsageError with the projects.
 */
function refuseSeveral(paths: readonly string[], cwd: string): void {
  // That something is not there is told first.
  if (!paths.every((path) => existsSync(resolve(cwd, path)) || /[*?[{]/.test(path))) return
  const configs = namedFolders(paths, cwd).flatMap((folder) => foundPath(findConfig(folder), cwd) ?? [])
  const [first, ...others] = new Set(configs.map((path) => `\`${shownFrom(cwd, dirname(path))}\``))
  if (first === undefined) return
  const projects =
    others.length === 0
      ? `${first} is a project of its own, and not all that is named lies in it`
      : `${enumerated([first, ...others])} are projects of their own`
  throw new UsageError(`${projects}; run spec-lint for each project, or give them a config together`)
}

/** The folders in which what is named lies, each once; absolute paths without links. */
function namedFolders(paths: readonly string[], cwd: string): readonly string[] {
  return [...new Set(paths.map((path) => realpathSync.native(nearestFolder(resolve(cwd, path)))))]
}

function foundPath(search: ConfigSearch, cwd: string): string | undefined {
  if (search.kind !== 'ambiguous') return search.kind === 'found' ? search.path : undefined
  const names = search.paths.map((path) => `\`${shownFrom(cwd, path)}\``)
  throw new UsageError(`${names.join(' and ')} both configure this folder; keep one, or name one with \`--config\``)
}

/** The deepest folder that holds everything that is to be linted; the working directory where nothing is named. */
function commonFolder(paths: readonly string[], cwd: string): string {
  const folders = namedFolders(paths, cwd).map((folder) => folder.split(sep))
  const [first, ...others] = folders
  if (first === undefined) return cwd
  const shared = first.findIndex((segment, depth) => others.some((other) => other[depth] !== segment))
  const common = shared < 0 ? first : first.slice(0, shared)
  // The root of the file system is the one folder whose path ends in a separator.
  return common.length < 2 ? `${common.join(sep)}${sep}` : common.join(sep)
}

/** The nearest folder at or above a path; of a glob, the folder from which it is sought. */
function nearestFolder(path: string): string {
  let folder = path
  while (!isFolder(folder)) folder = dirname(folder)
  return folder
}

/**
 * What was typed (a file, a folder, a glob) as a path from the root of the project.
 *
 * @returns `/` as separator, `''` for the root itself; `undefined` where it leads out.
 */
export function pathInProject(path: string, root: string, cwd: string): string | undefined {
  const typed = resolve(cwd, path)
  const folder = nearestFolder(typed)
  // A link on the way to the project is followed; one inside of it is a name like any other.
  const candidates = [typed, join(realpathSync.native(folder), relative(folder, typed))]
  const inside = candidates.find((candidate) => isInside(root, candidate))
  return inside === undefined ? undefined : relative(root, inside).split(sep).join('/')
}
