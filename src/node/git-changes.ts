import { relative, sep } from 'node:path'
import type { Host } from '../service/host.ts'
import { OverlayHost } from '../service/overlay-host.ts'
import { GitError, GitRepository } from './git.ts'
import type { NodeHost } from './node-host.ts'

/** Two states of a project, of which git knows one or both. */
export interface GitChanges {
  readonly before: Host
  readonly after: Host
  /** Files of the project that differ, absent ones included; relative to its root. */
  readonly changed: ReadonlySet<string>
  /** What is different on the disk from {@link after}: path → text, `undefined` for a file that is not there. */
  readonly overlay: ReadonlyMap<string, string | undefined>
  /** Submodules that are at another commit; what differs in them is not among the files. */
  readonly submodules: readonly string[]
}

/** A file as git has it: the name of its content; `undefined` where it is absent. */
type Entry = string | undefined

/** Modes of what has a text of its own; links and submodules have none. */
const REGULAR = new Set(['100644', '100755'])

const SUBMODULE = '160000'

/** Of submodules, their commits count, and not what is changed in them without one. */
const BY_COMMIT = '--ignore-submodules=dirty'

/**
 * What the next commit changes: before it stands the last commit, after it the index. What git ignores is read from
 * the disk, as tools that generate files leave it there; what it was not told of is not there.
 *
 * @param disk the project in the working tree.
 * @throws GitError where there is no repository, or a merge is not finished.
 */
export function stagedChanges(disk: NodeHost, env: Readonly<Record<string, string | undefined>>): GitChanges {
  const { git, pathspec, inProject } = openProject(disk, env)
  const command = ['status', '--porcelain=v2', '-z', '--untracked-files=all', '--no-renames', BY_COMMIT]
  const index = new Map<string, Entry>()
  const head = new Map<string, Entry>()
  const submodules: string[] = []
  for (const record of git.records([...command, ...pathspec])) {
    if (record.startsWith('u '))
      throw new GitError(`a merge is not finished: \`${fields(record, 10).rest}\` has conflicts`)
    if (record.startsWith('? ')) index.set(inProject(record.slice(2)), undefined)
    if (!record.startsWith('1 ')) continue
    const { parts, rest } = fields(record, 8)
    const [, state = '..', , headMode = '', indexMode = '', , headId, indexId] = parts
    const path = inProject(rest)
    const [staged, unstaged] = state
    // Added with `--intent-to-add`: the file is announced, and nothing of it is in the index.
    const isAnnounced = staged === '.' && unstaged === 'A'
    const isFile = REGULAR.has(indexMode) || indexMode === '000000'
    if (isFile && (unstaged !== '.' || staged === 'D')) {
      index.set(path, isAnnounced || staged === 'D' ? undefined : indexId)
    }
    if (staged === '.') continue
    head.set(path, REGULAR.has(headMode) ? headId : undefined)
    if (headMode === SUBMODULE || indexMode === SUBMODULE) submodules.push(path)
  }
  const texts = git.texts([...index.values(), ...head.values()].filter((id) => id !== undefined))
  const overlay = withTexts(index, texts)
  const after = new OverlayHost(disk, overlay)
  const before = new OverlayHost(after, withTexts(head, texts))
  return { before, after, changed: new Set(head.keys()), overlay, submodules }
}

/**
 * What was changed since a revision: before stands the commit at which the current branch left that revision's, after
 * it the working tree with all that is not committed yet.
 *
 * @param disk the project in the working tree.
 * @param revision as typed: a branch, a tag, a commit.
 * @throws GitError where there is no repository, or no such commit in it.
 */
export function changesSince(
  disk: NodeHost,
  revision: string,
  env: Readonly<Record<string, string | undefined>>,
): GitChanges {
  const { git, pathspec, inProject } = openProject(disk, env)
  const base = forkPoint(git, commitOf(git, revision))
  const old = new Map<string, Entry>()
  const submodules: string[] = []
  const diff = ['diff', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', BY_COMMIT, base]
  const records = git.records([...diff, ...pathspec])
  for (let at = 0; at + 1 < records.length; at += 2) {
    const [mode = '', modeNow, id] = (records[at] ?? '').slice(1).split(' ')
    const path = inProject(records[at + 1] ?? '')
    old.set(path, REGULAR.has(mode) ? id : undefined)
    if (mode === SUBMODULE || modeNow === SUBMODULE) submodules.push(path)
  }
  const untracked = git.records(['ls-files', '--others', '--exclude-standard', '-z', ...pathspec])
  // Taken out of the index and still there, a file is in both lists: it was there before, too.
  for (const path of untracked.map(inProject)) if (!old.has(path)) old.set(path, undefined)
  const texts = git.texts([...old.values()].filter((id) => id !== undefined))
  const before = new OverlayHost(disk, withTexts(old, texts))
  return { before, after: disk, changed: new Set(old.keys()), overlay: new Map(), submodules }
}

function commitOf(git: GitRepository, revision: string): string {
  if (revision.startsWith('-')) throw unknownCommit(git, revision)
  try {
    return git
      .run(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
      .toString('latin1')
      .trim()
  } catch (error) {
    throw error instanceof GitError && error.message.startsWith('git says') ? unknownCommit(git, revision) : error
  }
}

function unknownCommit(git: GitRepository, revision: string): GitError {
  const isShallow = git.run(['rev-parse', '--is-shallow-repository']).toString('latin1').trim() === 'true'
  const advice = isShallow ? '; this clone is shallow and lacks most of them: fetch it' : ''
  return new GitError(`git knows no commit \`${revision}\`${advice}`)
}

/** The commit itself where the two have none in common, or where there is no commit to compare it with. */
function forkPoint(git: GitRepository, commit: string): string {
  try {
    return git.run(['merge-base', commit, 'HEAD']).toString('latin1').trim()
  } catch {
    return commit
  }
}

interface GitProject {
  readonly git: GitRepository
  /** Leaves out what is not in the project. */
  readonly pathspec: readonly string[]
  /** A path from the top of the repository as one from the root of the project. */
  inProject(path: string): string
}

function openProject({ root }: NodeHost, env: Readonly<Record<string, string | undefined>>): GitProject {
  const git = new GitRepository(root, env)
  const prefix = relative(git.top, root).split(sep).join('/')
  return {
    git,
    pathspec: prefix === '' ? [] : ['--', prefix],
    inProject: (path) => (prefix === '' ? path : path.slice(prefix.length + 1)),
  }
}

/** The first fields of a record, and what follows them: a path, which may hold spaces. */
function fields(record: string, count: number): { readonly parts: readonly string[]; readonly rest: string } {
  const parts = record.split(' ')
  return { parts: parts.slice(0, count), rest: parts.slice(count).join(' ') }
}

function withTexts(
  entries: ReadonlyMap<string, Entry>,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, string | undefined> {
  return new Map([...entries].map(([path, id]) => [path, id === undefined ? undefined : texts.get(id)]))
}
