import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type HostileInput, MOST_BYTES, PLAIN } from './hostile-input.ts'
import { type Cost, measure } from './measure.ts'

/**
 * What the worst project of less than a megabyte may cost, the start of Node included: milliseconds of CPU on a quiet
 * machine of today, on which an empty Node takes 35 to 40, and megabytes.
 */
export const BOUND = { cpu: 1000, memory: 300 }

/** What an empty Node takes on the machine that the bound is about, in milliseconds of CPU. */
export const EMPTY = 35

/** What trying an input came to. */
export interface Trial {
  readonly cost: Cost
  /** What is wrong with how it ended, whatever it cost. */
  readonly faults: readonly string[]
}

/**
 * Runs the built programs once over a plain project, so that what V8 compiles of them is there when others are measured.
 *
 * @param programs folder of the launchers
 */
export async function warmUp(programs: string): Promise<void> {
  await tryInput({ name: 'a plain project', files: () => ({}) }, programs)
  await tryInput({ name: 'a plain operation', files: () => ({}), run: ['spec-new', '--help'] }, programs)
}

/**
 * Runs the built program over the files of an input.
 *
 * @param programs folder of the launchers
 */
export async function tryInput({ files, run = ['spec-lint'], told }: HostileInput, programs: string): Promise<Trial> {
  const project = { ...PLAIN, ...files() }
  const bytes = Object.values(project).reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const folder = mkdtempSync(join(tmpdir(), 'spec-lint-hostile-'))
  try {
    for (const [path, text] of Object.entries(project)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const [program, ...argv] = run
    const cost = await measure(folder, [
      join(programs, `${program}.js`),
      ...argv,
      ...(takesCache(run) ? ['--no-cache'] : []),
    ])
    const faults = [...faultsOf(cost, told), ...(bytes > MOST_BYTES ? [`has ${bytes} bytes`] : [])]
    return { cost, faults }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function takesCache([program, ...options]: readonly string[]): boolean {
  return program === 'spec-lint' && !options.includes('--from') && !options.includes('--init')
}

function faultsOf({ code, stdout, stderr }: Cost, told: RegExp | undefined): readonly string[] {
  const said = `${stdout}${stderr}`
  return [
    ...(code === -1 ? ['had to be ended'] : []),
    ...(/defect of spec-lint|^\s+at /m.test(stderr) ? ['shows a defect'] : []),
    ...(said === '' ? ['says nothing'] : []),
    ...(told === undefined || told.test(said) ? [] : [`does not say ${String(told)}`]),
  ]
}
