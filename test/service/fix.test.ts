import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts'
import { fixSpecs } from '../../src/service/fix.ts'
import type { Lint } from '../../src/service/fix-bench.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import { memoryHost } from '../harness/memory-host.ts'
import { diagnosticAt, resultOf } from '../report/example.ts'

const PATH = 'specs/a.md'

/** A linter that wants words replaced, the first that it finds. */
function wanting(replacements: readonly (readonly [string, string])[]): Lint {
  return async (host) => {
    const source = new SourceFile(PATH, host.read(PATH) ?? '')
    const found = replacements.find(([word]) => source.text.includes(word))
    return resultOf(found === undefined ? [] : [replacing(source, ...found)])
  }
}

function replacing(source: SourceFile, word: string, replacement: string): Diagnostic {
  const { range } = diagnosticAt(source, word)
  return diagnosticAt(source, word, {
    severity: 'info',
    message: `“${word}” is off.`,
    fix: { title: 'replace it', safety: 'safe', edits: [{ file: PATH, range, text: replacement }] },
  })
}

function fix(text: string, replacements: readonly (readonly [string, string])[]) {
  return fixSpecs(memoryHost(new Map([[PATH, text]])), wanting(replacements), {})
}

describe('fixing', () => {
  it('goes on with what a fix brings to light', async () => {
    const { changes, settled, circular } = await fix('one', [
      ['one', 'two'],
      ['two', 'three'],
    ])
    expect(changes.map(({ after }) => after)).toEqual(['three'])
    expect({ settled, circular }).toEqual({ settled: true, circular: false })
  })

  it.each([
    ['what was there at first', 'one'],
    ['what an earlier fix had made', 'none'],
  ])('stops where a fix brings back %s', async (_what, text) => {
    const { settled, circular } = await fix(text, [
      ['none', 'one'],
      ['one', 'two'],
      ['two', 'one'],
    ])
    expect({ settled, circular }).toEqual({ settled: false, circular: true })
  })

  it('takes back what leaves a finding where it was', async () => {
    const { changes, rolledBack, settled } = await fix('one', [['one', 'one and more']])
    expect(changes).toEqual([])
    expect(rolledBack.map(({ fix: { title } }) => title)).toEqual(['replace it'])
    expect(settled).toBe(true)
  })

  it('tries the fixes of a long file one by one, in as many rounds as that takes', async () => {
    const text = `bad1 bad2 bad3 good ${'a'.repeat(90_000)}`
    const lint: Lint = async (host) => {
      const source = new SourceFile(PATH, host.read(PATH) ?? '')
      const wanted = ['bad1', 'bad2', 'bad3', 'good'].filter((word) => source.text.includes(word))
      const harm = () => diagnosticAt(source, 'harm', { message: 'Harm was done.', fingerprint: 'harm' })
      return resultOf([
        ...wanted.map((word) => ({
          ...replacing(source, word, word === 'good' ? 'best' : 'harm'),
          fingerprint: word,
        })),
        ...(source.text.includes('harm') ? [harm()] : []),
      ])
    }
    const { changes, rolledBack, settled } = await fixSpecs(memoryHost(new Map([[PATH, text]])), lint, {})
    expect(changes.map(({ after }) => after.slice(0, 19))).toEqual(['bad1 bad2 bad3 best'])
    expect(rolledBack).toHaveLength(3)
    expect(settled).toBe(true)
  })

  it('leaves to another run what takes a long file many rounds', async () => {
    const words = Array.from({ length: 12 }, (_, index) => `word${String(index).padStart(2, '0')}`)
    const replacements = words.slice(1).map((word, index) => [words[index] ?? '', word] as const)
    const short = await fix('word00', replacements)
    expect({ after: short.changes[0]?.after, settled: short.settled }).toEqual({ after: 'word11', settled: true })
    const long = await fix(`word00 ${'a'.repeat(250_000)}`, replacements)
    expect({ after: long.changes[0]?.after.slice(0, 6), settled: long.settled }).toEqual({
      after: 'word04',
      settled: false,
    })
  })

  it('leaves to another run what never ends', async () => {
    const { settled, circular } = await fix('one', [['one', 'two one']])
    expect({ settled, circular }).toEqual({ settled: false, circular: false })
  })
})
