import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type FileContent, temporaryFolder, writeFiles } from '../node/temporary-folder.ts'
import { type Outcome, run } from './project.ts'

/** Why tests with git are left out, where they are. */
export const WITHOUT_GIT = spawnSync('git', ['--version']).status === 0 ? false : 'git is not installed'

/** A real repository, gone after the test. */
export interface GitProject {
  readonly folder: string
  git(...argv: readonly string[]): string
  write(files: Readonly<Record<string, FileContent>>): void
  remove(path: string): void
  /** Puts everything that is on the disk into a commit. */
  commit(): void
  /** Runs the command line in it. */
  run(...argv: readonly string[]): Promise<Outcome>
  /** Files that a run reports on. */
  checked(...argv: readonly string[]): Promise<readonly string[]>
}

/** The environment without what a hook that runs these tests may have set, and with nobody's own settings. */
export function gitEnvironment(): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  return {
    ...Object.fromEntries(own.map(([name, value]) => [name, value ?? ''])),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  }
}

/** A repository with the files in its first commit. */
export function gitProject(files: Readonly<Record<string, FileContent>>): GitProject {
  const { '.git/HEAD': _placeholder, ...committed } = files
  return repositoryIn(temporaryFolder(committed))
}

/** Makes a repository of a folder, with all that is in it in the first commit. */
export function repositoryIn(folder: string): GitProject {
  const env = gitEnvironment()
  const git = (...argv: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('git', argv, { cwd: folder, env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`git ${argv.join(' ')}: ${stderr}`)
    return stdout
  }
  const commit = () => {
    git('add', '--all')
    git('commit', '--quiet', '--no-verify', '--message', 'change')
  }
  git('init', '--quiet', '--initial-branch', 'main')
  commit()
  const runHere = (...argv: readonly string[]) => run(folder, argv, { env })
  return {
    folder,
    git,
    commit,
    write: (files) => writeFiles(folder, files),
    remove: (path) => rmSync(join(folder, path)),
    run: runHere,
    async checked(...argv) {
      const { stdout, stderr } = await runHere('--format', 'json', ...argv)
      if (stdout === '') throw new Error(stderr)
      return JSON.parse(stdout).files
    },
  }
}
