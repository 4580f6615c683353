import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MOST_BYTES } from './text-file.ts'

/** Git is not there, there is no repository, or it does not know what it was asked about. */
export class GitError extends Error {
  override readonly name = 'GitError'
}

/** Most that git may say of which files there are. */
const LONGEST_LISTING = 256 * 1024 * 1024

/** Bytes of files that are asked for at once. */
const BATCH_BYTES = 64 * 1024 * 1024

/**
 * Runs git in one repository. Nothing that the files of the repository hold is run: neither external diffs nor text
 * conversions, and no lock is taken.
 */
export class GitRepository {
  /** The top of the working tree: absolute. */
  readonly top: string
  readonly #env: Readonly<Record<string, string | undefined>>

  /**
   * @param folder absolute path in a working tree.
   * @param env environment to run git in; in a hook it says which index is being committed.
   * @throws GitError where that is in no repository.
   */
  constructor(folder: string, env: Readonly<Record<string, string | undefined>>) {
    this.top = topOf(folder)
    this.#env = { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_LITERAL_PATHSPECS: '1', LC_ALL: 'C' }
  }

  /**
   * What a command prints.
   *
   * @throws GitError with what git says where it fails.
   */
  run(argv: readonly string[], input = ''): Buffer {
    const { status, stdout, stderr, error } = spawnSync('git', argv, {
      cwd: this.top,
      env: this.#env,
      input,
      maxBuffer: LONGEST_LISTING,
      windowsHide: true,
    })
    if (error !== undefined) {
      const isAbsent = 'code' in error && error.code === 'ENOENT'
      throw new GitError(isAbsent ? 'git is not installed' : `git could not be run: ${error.message}`)
    }
    if (status === 0) return stdout
    const [said = ''] = stderr.toString('utf8').trim().split('\n')
    throw new GitError(`git says: ${said.replace(/^(?:fatal|error): /, '') || `exit code ${status}`}`)
  }

  /** What a command prints, taken apart at its NULs. */
  records(argv: readonly string[]): readonly string[] {
    const records = this.run(argv).toString('utf8').split('\0')
    return records.at(-1) === '' ? records.slice(0, -1) : records
  }

  /**
   * The contents of files that git has stored.
   *
   * @param ids object names.
   * @returns name → text as UTF-8; without those that are absent or larger than a file may be.
   */
  texts(ids: Iterable<string>): ReadonlyMap<string, string> {
    const texts = new Map<string, string>()
    let batch: string[] = []
    let bytes = 0
    const flush = () => {
      if (batch.length > 0) readBatch(this.run(['cat-file', '--batch'], lines(batch)), texts)
      batch = []
      bytes = 0
    }
    for (const { id, size } of this.#sizes([...new Set(ids)])) {
      if (bytes + size > BATCH_BYTES) flush()
      batch.push(id)
      bytes += size
    }
    flush()
    return texts
  }

  /** Of those that are files, and not too large to be read. */
  #sizes(ids: readonly string[]): readonly { readonly id: string; readonly size: number }[] {
    if (ids.length === 0) return []
    const said = this.run(['cat-file', '--batch-check'], lines(ids)).toString('utf8')
    return said.split('\n').flatMap((line) => {
      const [id = '', type, size] = line.split(' ')
      return type === 'blob' && Number(size) <= MOST_BYTES ? [{ id, size: Number(size) }] : []
    })
  }
}

/** The output of `git cat-file --batch`: a line `<id> blob <size>`, the content, and the end of a line. */
function readBatch(output: Buffer, texts: Map<string, string>): void {
  for (let at = 0; at < output.length;) {
    const end = output.indexOf('\n', at)
    const [id = '', , size] = output.toString('latin1', at, end).split(' ')
    const start = end + 1
    at = start + Number(size) + 1
    texts.set(id, output.toString('utf8', start, at - 1))
  }
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('')
}

/** Found without git, whose idea of the working tree in a hook depends on where it is run. */
function topOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    // A file in a worktree or submodule, a folder elsewhere.
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) throw new GitError(`\`${folder}\` is in no git repository`)
  }
}
