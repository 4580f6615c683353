import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { node } from '../cli/built-package.ts'
import type { Outcome } from '../cli/project.ts'

/** What a program did that the rest of the machine could notice. */
export interface Deed {
  readonly kind: 'network' | 'process' | 'read' | 'write'
  /** A call with what it was given, or an absolute path. */
  readonly what: string
}

/** What a run came to, and what it did on the way. */
export interface Witnessed extends Outcome {
  readonly deeds: readonly Deed[]
}

const WITNESS = fileURLToPath(new URL('./witness.cjs', import.meta.url))

/**
 * Runs Node with a witness that refuses sockets, look-ups and processes, and writes down files.
 *
 * @param env besides the plain environment; the caches are in a folder of their own, which is no deed.
 */
export async function witnessed(cwd: string, argv: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Witnessed> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spec-lint-witness-')))
  const file = join(folder, 'deeds')
  try {
    const outcome = await node(cwd, ['--require', WITNESS, ...argv], {
      SPEC_LINT_WITNESS: file,
      XDG_CACHE_HOME: join(folder, 'cache'),
      ...env,
    })
    const deeds = readLines(file).map((line): Deed => JSON.parse(line))
    return { ...outcome, deeds: deeds.filter(({ what }) => what !== folder && !what.startsWith(`${folder}/`)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1)
  } catch {
    return []
  }
}

/** Paths of what was read or written outside of folders. */
export function outside(deeds: readonly Deed[], kind: 'read' | 'write', folders: readonly string[]): readonly string[] {
  const paths = deeds.filter((deed) => deed.kind === kind).map(({ what }) => what)
  return [...new Set(paths)].filter(
    (path) => !folders.some((folder) => path === folder || path.startsWith(`${folder}/`)),
  )
}
