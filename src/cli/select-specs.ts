import { existsSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import type { Config } from '../config/model.ts'
import { matchesPattern } from '../lint/file-pattern.ts'
import { CONFIG_NAMES } from '../node/find-config.ts'
import { isFile, isFolder } from '../node/text-file.ts'
import { isDataFile } from '../service/data-file.ts'
import type { Host } from '../service/host.ts'
import { escapeGlob } from '../text/escape-glob.ts'
import { folderAdvice } from './folder-advice.ts'
import { pathInProject } from './locate-project.ts'
import { missingPath } from './missing-path.ts'
import { standingPath, withStandingFolders } from './standing-path.ts'
import { pathsFrom } from './relocate.ts'
import { FAMILIAR_WORDS, SUBCOMMAND_WORDS } from './subcommands.ts'
import { suggestion, UsageError } from './usage-error.ts'

/** What the command line and the config together select. Paths are relative to the root of the project. */
export interface Selection {
  /** Sorted, each once. */
  readonly files: readonly string[]
  /** Swagger documents, or parts of such, that are named: what depends on them is meant. */
  readonly swagger: readonly string[]
  /** Named on the command line, and excluded by the config. */
  readonly excluded: readonly string[]
  /** What matched nothing, as a message names it. */
  readonly unmatched: readonly string[]
}

const NOTHING: Selection = { files: [], swagger: [], excluded: [], unmatched: [] }

/** The project in which specs are sought. */
export interface SearchSpace {
  readonly host: Host
  readonly config: Config
  /** Where the config was read; `undefined` where all settings are defaults. */
  readonly configPath: string | undefined
  readonly root: string
  readonly cwd: string
}

/**
 * The specs that are to be linted: what is named, else what the config's `specs` matches. What the config ignores
 * stays out even where it is named, since hooks name whatever was changed.
 *
 * @param paths files, folders and globs, as typed.
 * @throws UsageError where a path leads nowhere, out of the project, or to something that is no spec.
 */
export function selectSpecs(paths: readonly string[], space: SearchSpace): Selection {
  if (paths.length === 0) return selectAll(space)
  const selections = paths.map((path) => selectOne(path, space))
  return {
    files: [...new Set(selections.flatMap(({ files }) => files))].toSorted(),
    swagger: [...new Set(selections.flatMap(({ swagger }) => swagger))].toSorted(),
    excluded: [...new Set(selections.flatMap(({ excluded }) => excluded))].toSorted(),
    unmatched: selections.flatMap(({ unmatched }) => unmatched),
  }
}

function selectAll({ host, config, configPath, root, cwd }: SearchSpace): Selection {
  const files = host.list(config.specs, config.ignore)
  if (files.length > 0) return { ...NOTHING, files }
  const patterns = config.specs.map((pattern) => `\`${pattern}\``).join(', ') || 'no pattern'
  const sought =
    configPath === undefined
      ? `${patterns}, and no config says where else they are; ${configAdvice({ host, root, cwd })}`
      : `the config's \`specs\` (${patterns})${folderAdvice(config.specs, root, '*.md')}`
  return { ...NOTHING, unmatched: [sought] }
}

/** For a folder above several projects, the first of their configs. */
function configAdvice({ host, root, cwd }: Pick<SearchSpace, 'host' | 'root' | 'cwd'>): string {
  const [below] = host.list([`**/{${CONFIG_NAMES.join(',')}}`], [])
  return below === undefined
    ? '`spec-lint --init` writes one'
    : `name one with \`--config ${pathsFrom(root, cwd)(below)}\``
}

function selectOne(typed: string, space: SearchSpace): Selection {
  const { root, cwd } = space
  const path = standingPath(typed, cwd)
  const inside = pathInProject(path, root, cwd)
  const absolute = resolve(cwd, path)
  const isThere = existsSync(absolute)
  if (!isThere && !isPattern(path, cwd)) {
    if (path === '-') throw new UsageError('there is no `-`; specs are read from files, and none from standard input')
    const familiar = FAMILIAR_WORDS.get(path)
    if (familiar === undefined) throw missingPath(path, cwd, SUBCOMMAND_WORDS)
    throw new UsageError(`there is no command \`${path}\`, and no such path${suggestion([familiar])}`)
  }
  if (inside === undefined) {
    throw new UsageError(`\`${path}\` lies outside the project \`${root}\`; name its config with \`--config\``)
  }
  if (!isThere) return found(path, inside, listSpecs([withStandingFolders(inside, root)], space))
  if (isFolder(absolute)) return selectFolder(path, inside, space)
  if (!isSpecFile(inside) && !isDataFile(inside))
    throw new UsageError(`\`${path}\` is no Markdown file, and every spec is one`)
  if (!isFile(absolute)) throw new UsageError(`\`${path}\` is neither a file nor a folder`)
  return isIgnored(inside, space)
    ? { ...NOTHING, excluded: [inside] }
    : { ...NOTHING, [isSpecFile(inside) ? 'files' : 'swagger']: [inside] }
}

/** The specs in a folder, else the swagger documents in it. */
function selectFolder(path: string, inside: string, space: SearchSpace): Selection {
  const selection = found(path, inside, listFolder(inside, space))
  if (selection.unmatched.length === 0) return selection
  const { host, config } = space
  const swagger = host.list(config.swagger, config.ignore).filter((document) => document.startsWith(`${inside}/`))
  return swagger.length > 0 ? { ...NOTHING, swagger } : selection
}

interface Listing {
  readonly files: readonly string[]
  /** Whether there would be files if the config ignored none. */
  readonly allIgnored: boolean
}

/** @param inside the path from the root of the project. */
function found(path: string, inside: string, { files, allIgnored }: Listing): Selection {
  if (files.length > 0) return { ...NOTHING, files }
  if (allIgnored) return { ...NOTHING, excluded: [inside === '' ? '.' : inside] }
  return { ...NOTHING, unmatched: [`\`${path}\`${adviceOn(path)}`] }
}

/** Whether a path at which nothing is may be a pattern, and not one of Windows on another system. */
function isPattern(path: string, cwd: string): boolean {
  return /[*?[{(!]/.test(path) && !(path.includes('\\') && existsSync(resolve(cwd, path.replaceAll('\\', '/'))))
}

/** What to do about a pattern that was meant otherwise than it is read. */
function adviceOn(pattern: string): string {
  if (/^!(?!\()/.test(pattern)) return ", and what is to be left out stands under the config's `ignore`"
  return sep === '/' && pattern.includes('\\') ? ', in which folders are separated by `/` on this system' : ''
}

/** Specs in a folder: those that the config knows, or, in one that it does not know, every Markdown file. */
function listFolder(folder: string, space: SearchSpace): Listing {
  const { host, config } = space
  const prefix = folder === '' ? '' : `${folder}/`
  const files = host.list(config.specs, config.ignore).filter((path) => path.startsWith(prefix))
  if (files.length > 0) return { files, allIgnored: false }
  if (folder === '') return { files, allIgnored: host.list(config.specs, []).length > 0 }
  return listSpecs([`${escapeGlob(folder)}/**`], space)
}

function listSpecs(patterns: readonly string[], { host, config }: SearchSpace): Listing {
  const files = host.list(patterns, config.ignore).filter(isSpecFile)
  return { files, allIgnored: files.length === 0 && host.list(patterns, []).some(isSpecFile) }
}

function isSpecFile(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path)
}

function isIgnored(path: string, { config }: SearchSpace): boolean {
  return [...config.ignore, '**/node_modules/**'].some((pattern) => matchesPattern(pattern, path))
}
