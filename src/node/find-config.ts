import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isFile, isFolder, readTextFile } from './text-file.ts'

/** File names of a config, besides the `spec-lint` key of a `package.json`. */
export const CONFIG_NAMES: readonly string[] = ['json', 'jsonc', 'yaml', 'yml'].map(
  (extension) => `spec-lint.config.${extension}`,
)

/** What a folder with a project in it has, where no config says so. */
const PROJECT_FOLDERS = ['specs', 'swagger'] as const

/** What the search for a config came to; paths are absolute. */
export type ConfigSearch =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'none' }
  /** Several in one folder: nobody can know which one is meant. */
  | { readonly kind: 'ambiguous'; readonly paths: readonly string[] }

/**
 * The nearest config at or above a folder. The search ends at the root of the repository: a config above it belongs to
 * something else.
 *
 * @param folder absolute path to start from.
 */
export function findConfig(folder: string): ConfigSearch {
  for (const candidate of foldersUpward(folder)) {
    const paths = [...CONFIG_NAMES, 'package.json'].map((name) => join(candidate, name)).filter(holdsConfig)
    const [path] = paths
    if (paths.length > 1) return { kind: 'ambiguous', paths }
    if (path !== undefined) return { kind: 'found', path }
  }
  return { kind: 'none' }
}

/**
 * Every place at which {@link findConfig} and {@link guessRoot} may look, starting from a folder; absolute paths.
 *
 * @param folder absolute path to start from.
 */
export function searchedPlaces(folder: string): readonly string[] {
  const names = ['.git', 'package.json', ...CONFIG_NAMES, ...PROJECT_FOLDERS]
  return [...foldersUpward(folder)].flatMap((candidate) => names.map((name) => join(candidate, name)))
}

/**
 * The folder that paths of a project without config are relative to: the nearest one at or above `folder` that has both
 * a `specs` and a `swagger` folder, else the root of the repository, else `folder` itself.
 *
 * @param folder absolute path to start from.
 */
export function guessRoot(folder: string): string {
  const folders = [...foldersUpward(folder)]
  const project = folders.find((candidate) => PROJECT_FOLDERS.every((name) => isFolder(join(candidate, name))))
  return project ?? folders.find(isRepositoryRoot) ?? folder
}

/** A folder and those above it, up to the root of the repository or of the file system. */
function* foldersUpward(folder: string): Generator<string> {
  for (let at = folder; ; at = dirname(at)) {
    yield at
    if (isRepositoryRoot(at) || dirname(at) === at) return
  }
}

function isRepositoryRoot(folder: string): boolean {
  // A file in a worktree or submodule, a folder elsewhere.
  return existsSync(join(folder, '.git'))
}

function holdsConfig(path: string): boolean {
  return path.endsWith('package.json') ? hasConfigKey(readTextFile(path)) : isFile(path)
}

/** Whether the text of a `package.json` has our key. One that cannot be parsed is npm's concern, not ours. */
export function hasConfigKey(text: string | undefined): boolean {
  if (text?.includes('"spec-lint"') !== true) return false
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, 'spec-lint')
  } catch {
    return false
  }
}
