/**
 * Mutates real specs and documents for as long as it is given, and says which mutants break what must always hold:
 *
 *     npm run fuzz -- --minutes 10 --seed 1
 *
 * Each mutant has a number; `--seed N --minutes 0` tries that one again. What breaks is written to `fuzz-N.txt`.
 */
import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readSeedProjects } from './seed-projects.ts'
import { runTrial, type Trial } from './trial.ts'

/** Milliseconds after which a mutant that is still being tried is taken for one that hangs. */
const SILENCE = 120_000

/** What the process that tries tells the one that watches it. */
type Message = { readonly begun: number } | { readonly done: Trial }

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    folder: { type: 'string', default: '.' },
    worker: { type: 'boolean', default: false },
  },
})
const [first, end] = [Number(values.seed), Date.now() + Number(values.minutes) * 60_000]

if (values.worker) await tryOnAndOn()
else process.exitCode = (await watch()) ? 0 : 1

async function tryOnAndOn(): Promise<void> {
  const projects = readSeedProjects()
  let seed = first
  do {
    send({ begun: seed })
    send({ done: await runTrial(seed, projects) })
    seed++
    // What is sent goes out only when nothing else is to be done.
    await new Promise((resolve) => setImmediate(resolve))
  } while (Date.now() < end)
  process.disconnect()
}

function send(message: Message): void {
  process.send?.(message)
}

/** Whether all went well. A process that hangs or dies is told of, and another goes on after its seed. */
async function watch(): Promise<boolean> {
  let [seed, tried, broken] = [first, 0, 0]
  const complain = (trial: Trial): void => {
    broken++
    const file = `${values.folder}/fuzz-${trial.seed}.txt`
    const { complaints, kind, path, text } = trial
    writeFileSync(file, `seed ${trial.seed}: ${kind}, ${path}\n${complaints.join('\n')}\n${'='.repeat(80)}\n${text}`)
    console.log(`seed ${trial.seed}: ${kind}, ${path}: ${complaints[0]?.slice(0, 300)} → ${file}`)
  }
  do {
    const last = await runWorker(seed, (trial) => {
      tried++
      if (trial.complaints.length > 0) complain(trial)
    })
    if (last.ended) break
    complain({ seed: last.seed, kind: 'anything', path: '', text: '', complaints: [`it ${last.how}`] })
    seed = last.seed + 1
  } while (Date.now() < end)
  console.log(`Tried ${tried} mutants from seed ${first} on; ${broken} broke something.`)
  return broken === 0
}

interface WorkerEnd {
  readonly ended: boolean
  readonly seed: number
  readonly how: string
}

function runWorker(seed: number, onTrial: (trial: Trial) => void): Promise<WorkerEnd> {
  const left = Math.max(0, (end - Date.now()) / 60_000)
  const argv = ['--worker', '--seed', String(seed), '--minutes', String(left)]
  const child = fork(fileURLToPath(import.meta.url), argv)
  let [current, how] = [seed, 'ends the process']
  const hangs = (): void => {
    how = 'hangs'
    child.kill('SIGKILL')
  }
  let timer = setTimeout(hangs, SILENCE)
  child.on('message', (message: Message) => {
    clearTimeout(timer)
    timer = setTimeout(hangs, SILENCE)
    if ('begun' in message) current = message.begun
    else onTrial(message.done)
  })
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ ended: code === 0, seed: current, how })
    })
  })
}
