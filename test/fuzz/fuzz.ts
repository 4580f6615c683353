/**
 * Mutates real specs and documents for as long as it is given, and says which mutants break what must always hold:
 *
 *     npm run fuzz -- --minutes 10 --seed 1
 *
 * Each mutant has a number; `--seed N --minutes 0` tries that one again. What breaks is written to `fuzz-N.txt`. The
 * summary at the end counts what was tried and what broke; a signal ends the run early, with its summary.
 */
import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readToolArguments, refuseArguments } from '../../src/dev/tool-arguments.ts'
import { readSeedProjects } from './seed-projects.ts'
import { INVARIANTS, type Invariant } from './invariants.ts'
import { runTrial, type Trial } from './trial.ts'

const USAGE = `npm run fuzz -- [options]
  --minutes N      how long to try mutants, with at least one (default: 1)
  --seed N         number of the first one (default: by the clock)
  --folder FOLDER  where to write what breaks (default: this one)`

/** Milliseconds after which a mutant that is still being tried is taken for one that hangs. */
const SILENCE = 120_000

/** What ends a run early, with its summary. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** What the process that tries tells the one that watches it. */
type Message = { readonly begun: number } | { readonly done: Trial }

const { values } = readToolArguments(USAGE, {
  minutes: { type: 'string', default: '1' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  folder: { type: 'string', default: '.' },
  worker: { type: 'boolean', default: false },
})
const [first, end] = [numberOf('seed'), Date.now() + numberOf('minutes') * 60_000]

if (values.worker) await tryOnAndOn()
else process.exitCode = (await watch()) ? 0 : 1

/** The number that an option says; anything else would end the run at once, with nothing tried and nothing broken. */
function numberOf(option: 'minutes' | 'seed'): number {
  const number = Number(values[option])
  if (number >= 0) return number
  return refuseArguments(`fuzz: --${option} takes a number that is not below 0, not “${values[option]}”.`, USAGE)
}

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
  const started = Date.now()
  const [tried, broken] = [new Map<string, number>(), new Map<Invariant, number>()]
  const complain = (trial: Trial): void => {
    for (const invariant of new Set(trial.complaints.map((each) => each.invariant))) count(broken, invariant)
    const file = `${values.folder}/fuzz-${trial.seed}.txt`
    const { complaints, kind, project, path, text } = trial
    const head = `seed ${trial.seed}: ${kind} of ${project}, ${path}`
    writeFileSync(file, [head, ...complaints.map((each) => each.text), '='.repeat(80), text].join('\n'))
    console.log(`${head}: ${complaints[0]?.text.slice(0, 300)} → ${file}`)
  }
  let seed = first
  do {
    const last = await runWorker(seed, (trial) => {
      count(tried, trial.kind)
      if (trial.complaints.length > 0) complain(trial)
    })
    seed = last.seed + 1
    if (last.ended) break
    const { invariant, text } = last
    complain({
      seed: last.seed,
      kind: 'anything',
      project: '?',
      path: '?',
      text: '',
      complaints: [{ invariant, text }],
    })
  } while (Date.now() < end)
  const minutes = ((Date.now() - started) / 60_000).toFixed(1)
  console.log(`Tried ${sum(tried)} mutants in ${minutes} minutes, seeds ${first} to ${seed - 1}:`)
  for (const [kind, times] of tried) console.log(`${String(times).padStart(8)} ${kind}`)
  console.log('Mutants that broke something, by what must hold:')
  for (const invariant of INVARIANTS) console.log(`${String(broken.get(invariant) ?? 0).padStart(8)} ${invariant}`)
  return broken.size === 0
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, times) => total + times, 0)
}

/** How a worker ended: with its time, or with something that broke. */
interface WorkerEnd {
  /** Whether it ended because its time was over, or was told to. */
  readonly ended: boolean
  /** The mutant that it tried last. */
  readonly seed: number
  readonly invariant: Invariant
  readonly text: string
}

function runWorker(seed: number, onTrial: (trial: Trial) => void): Promise<WorkerEnd> {
  const left = Math.max(0, (end - Date.now()) / 60_000)
  const argv = ['--worker', '--seed', String(seed), '--minutes', String(left)]
  const child = fork(fileURLToPath(import.meta.url), argv)
  let [current, hangs, told] = [seed, false, false]
  const kill = (): void => {
    hangs = true
    child.kill('SIGKILL')
  }
  const stop = (): void => {
    told = true
    child.kill()
  }
  let timer = setTimeout(kill, SILENCE)
  for (const signal of SIGNALS) process.once(signal, stop)
  child.on('message', (message: Message) => {
    clearTimeout(timer)
    timer = setTimeout(kill, SILENCE)
    if ('begun' in message) current = message.begun
    else onTrial(message.done)
  })
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer)
      for (const signal of SIGNALS) process.off(signal, stop)
      resolve({
        ended: code === 0 || told,
        seed: current,
        invariant: hangs ? 'nothing hangs' : 'nothing throws',
        text: hangs ? `it says nothing for ${SILENCE / 1000} s` : 'it ends the process',
      })
    })
  })
}
