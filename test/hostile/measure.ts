import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a process has said and cost. */
export interface Cost {
  /** Its exit code; -1 where it had to be ended. */
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** Time of the processor, the program's and the system's on its behalf, in milliseconds. */
  readonly cpu: number
  /** Most memory at a time, in megabytes. */
  readonly memory: number
}

/** A process that is still running after this is ended, in milliseconds: it hangs. */
const PATIENCE = 60_000

/** The environment of this process without what would colour output or slow a process down. */
const { NODE_EXTRA_CA_CERTS: _1, FORCE_COLOR: _2, NODE_OPTIONS: _3, ...PLAIN_ENVIRONMENT } = process.env

const METER = fileURLToPath(new URL('./meter.cjs', import.meta.url))

/**
 * Where the processes keep the compiled code of the program, as they do from the second run on after an installation:
 * one folder for all of this process, so that no figure holds what only the first run ever pays. Nothing else may be
 * kept in it: what reads results of earlier runs is run with `--no-cache`.
 */
const CODE = mkdtempSync(join(tmpdir(), 'spec-lint-meter-code-'))
process.once('exit', () => rmSync(CODE, { recursive: true, force: true }))

/** Runs Node and says what that has cost. A process that had to be ended, or crashed, has no bound to its cost. */
export async function measure(cwd: string, argv: readonly string[]): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'spec-lint-meter-'))
  const file = join(folder, 'cost.json')
  try {
    const child = spawn(process.execPath, ['--require', METER, ...argv], {
      cwd,
      env: { ...PLAIN_ENVIRONMENT, SPEC_LINT_METER: file, XDG_CACHE_HOME: CODE },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    })
    const texts = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text))
    const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? -1)))
    return { code, ...texts, ...readCost(file) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readCost(file: string): { readonly cpu: number; readonly memory: number } {
  try {
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(file, 'utf8'))
    return { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }
  } catch {
    return { cpu: Infinity, memory: Infinity }
  }
}
