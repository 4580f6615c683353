/**
 * Measures every hostile input on the program built from these sources, and prints what each costs:
 *
 *     npm run hostile
 *     npm run hostile -- --only yaml
 *
 * Ends in 1 where one costs more than it may, hangs, crashes, or does not say what it has to.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readToolArguments } from '../../src/dev/tool-arguments.ts'
import { FAMILIES } from './families/index.ts'
import { measure } from './measure.ts'
import { BOUND, EMPTY, tryInput, warmUp } from './trial.ts'

const USAGE = `npm run hostile -- [options]
  --only TEXT  inputs whose name holds this, such as yaml (default: all of them)`

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** An input as the table has it. */
interface Row {
  readonly name: string
  readonly cpu: number
  readonly memory: number
  readonly faults: readonly string[]
}

const { values } = readToolArguments(USAGE, { only: { type: 'string', default: '' } })
const folder = mkdtempSync(join(tmpdir(), 'spec-lint-hostile-package-'))
try {
  process.exitCode = (await measureAll(build(folder), values.only)) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Puts the built package into a folder; the folder of its launchers. */
function build(target: string): string {
  execFileSync(process.execPath, ['build.mjs', '--no-types', '--outdir', join(target, 'dist')], { cwd: REPOSITORY })
  for (const part of ['bin', 'package.json']) cpSync(join(REPOSITORY, part), join(target, part), { recursive: true })
  return join(target, 'bin')
}

async function measureAll(programs: string, only: string): Promise<boolean> {
  console.log(row(['ms CPU', 'MB', 'input']))
  const rows: Row[] = []
  await warmUp(programs)
  for (const [family, inputs] of Object.entries(FAMILIES)) {
    for (const input of inputs) {
      const name = `${family}: ${input.name}`
      if (!name.includes(only)) continue
      const { cost, faults } = await tryInput(input, programs)
      const all = [...faults, ...excesses(cost)]
      rows.push({ name, cpu: cost.cpu, memory: cost.memory, faults: all })
      console.log(row([cost.cpu.toFixed(0), cost.memory.toFixed(0), [name, ...all].join('; ')]))
    }
  }
  const { cpu } = await measure(folder, ['-e', '0'])
  return sumUp(rows, cpu)
}

function excesses({ cpu, memory }: { readonly cpu: number; readonly memory: number }): readonly string[] {
  return [
    ...(cpu > BOUND.cpu ? [`takes more than ${BOUND.cpu} ms`] : []),
    ...(memory > BOUND.memory ? [`takes more than ${BOUND.memory} MB`] : []),
  ]
}

/** Tells the worst; whether all is well. */
function sumUp(rows: readonly Row[], empty: number): boolean {
  const broken = rows.filter(({ faults }) => faults.length > 0)
  const slowest = rows.toSorted((first, second) => second.cpu - first.cpu)[0]
  const largest = rows.toSorted((first, second) => second.memory - first.memory)[0]
  console.log(
    `\n${rows.length} inputs, ${broken.length} beyond what they may cost. An empty Node: ${empty.toFixed(0)} ms.`,
  )
  if (slowest !== undefined) console.log(`Most CPU: ${slowest.cpu.toFixed(0)} ms of ${BOUND.cpu} (${slowest.name})`)
  if (largest !== undefined)
    console.log(`Most memory: ${largest.memory.toFixed(0)} MB of ${BOUND.memory} (${largest.name})`)
  const slowness = empty / EMPTY
  if (slowness > 1.5)
    console.log(`The machine is busy or slow: figures are some ${slowness.toFixed(1)} times those of a quiet one.`)
  for (const { name, faults } of broken) console.log(`BROKEN ${name}: ${faults.join('; ')}`)
  return broken.length === 0 && rows.length > 0
}

function row([cpu = '', memory = '', input = '']: readonly string[]): string {
  return `${cpu.padStart(7)} ${memory.padStart(5)}  ${input}`
}
