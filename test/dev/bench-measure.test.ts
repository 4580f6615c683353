import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

import { median, RunError, Stopwatch, type Command } from '../../src/dev/bench/measure.ts'
import { growthOf, judge } from '../../src/dev/bench/verdict.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spec-lint-measure-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function program(name: string, text: string): Command {
  const path = join(folder, name)
  writeFileSync(path, text)
  return { argv: [path], cwd: folder }
}

/** Keeps the processor busy for a number of milliseconds. */
const SPIN = `const spin = (ms) => {
  const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }
  for (const end = used() + ms; used() < end; );
};`

describe('a stopwatch', () => {
  const stopwatch = new Stopwatch(folder)

  test('counts the CPU time of a process', () => {
    expect(stopwatch.measure(program('busy.cjs', `${SPIN} spin(300)`)).cpu).toBeGreaterThan(300)
  })

  test('counts what a process does as it ends, in whatever way it ends', () => {
    const ends = { 'end.cjs': '', 'exit.cjs': 'process.exit(1)' }
    for (const [name, end] of Object.entries(ends)) {
      const { cpu } = stopwatch.measure(program(name, `${SPIN} process.on('exit', () => spin(300)); ${end}`))
      expect(cpu).toBeGreaterThan(300)
    }
  })

  test('sees waiting in the wall time alone', () => {
    const { cpu, wall } = stopwatch.measure(program('wait.mjs', 'await new Promise((done) => setTimeout(done, 400))'))
    expect(wall).toBeGreaterThan(400)
    expect(cpu).toBeLessThan(wall)
  })

  test('sees the memory of the process, and not that of its starter', () => {
    const own = Buffer.alloc(150_000_000, 1)
    const { peak } = stopwatch.measureEmpty()
    expect(own).toHaveLength(150_000_000)
    expect(peak).toBeGreaterThan(10_000_000)
    expect(peak).toBeLessThan(120_000_000)
    const large = stopwatch.measure(program('large.cjs', 'globalThis.kept = Buffer.alloc(200_000_000, 1)'))
    expect(large.peak - peak).toBeGreaterThan(180_000_000)
  })

  test('gives processes nothing of its own environment but the path', () => {
    const { stdout } = stopwatch.run(program('environment.cjs', 'console.log(Object.keys(process.env).sort().join())'))
    expect(stdout.trim()).toBe('HOME,LANG,PATH,TMPDIR')
  })

  test('refuses figures of a process that failed', () => {
    const failing = program('failing.cjs', 'console.error("no such thing"); process.exitCode = 2')
    expect(() => stopwatch.measure(failing)).toThrow(
      new RunError(`node ${failing.argv[0]} ended with 2: no such thing`),
    )
    expect(() => stopwatch.measure(program('killed.cjs', 'process.kill(process.pid, "SIGKILL")'))).toThrow(RunError)
  })
})

describe('figures', () => {
  test('a median is the one in the middle, whatever the order', () => {
    expect(median([30, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 100])).toBe(3)
    expect(() => median([])).toThrow(RangeError)
  })

  test('growth is 1 where every spec costs the same, whatever it costs to start', () => {
    const linear = [10, 1, 5].map((specs) => ({ specs, cpu: 700 + 3 * specs }))
    expect(growthOf(linear)).toBeCloseTo(1)
    expect(growthOf([1, 5, 10].map((specs) => ({ specs, cpu: specs * specs })))).toBeCloseTo(100 / 55)
    expect(growthOf(linear.slice(1))).toBeUndefined()
  })

  test('a target is met at its limit, missed above it, and left out where its figure is unknown', () => {
    const figures = { cpu: 80, wall: 100, peak: 600, ratio: 2 }
    const targets = [
      { figure: 'ratio', limit: 2 },
      { figure: 'peak', limit: 599 },
      { figure: 'growth', limit: 1.15 },
    ] as const
    expect(judge(targets, figures, undefined)).toEqual([
      { figure: 'ratio', limit: 2, value: 2, met: true },
      { figure: 'peak', limit: 599, value: 600, met: false },
    ])
    expect(judge(targets, figures, 1.2).at(-1)).toEqual({ figure: 'growth', limit: 1.15, value: 1.2, met: false })
  })
})
