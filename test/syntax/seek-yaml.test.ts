import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import type { Pointer } from '../../src/syntax/data-document.ts'
import { readLibraryYaml } from '../../src/syntax/library-yaml.ts'
import { locateNode } from '../../src/syntax/locate-node.ts'
import type { Node } from '../../src/syntax/node.ts'
import { readData } from '../../src/syntax/read-data.ts'
import { scanYaml } from '../../src/syntax/scan-yaml.ts'
import { YamlSeeker } from '../../src/syntax/seek-yaml.ts'
import { readYamlData } from '../../src/syntax/yaml-data.ts'
import { EmbeddedText } from '../../src/text/embedded-text.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import { plainYaml, yamlText } from './yaml-arbitrary.ts'

const CORPUS = '../shared/corpus'

function whole(text: string): EmbeddedText {
  return EmbeddedText.contiguous(new SourceFile('a.yaml', text), { start: 0, end: text.length })
}

/** The pointers to all that lies in a value. */
function* pointersOf(value: unknown, pointer: Pointer = []): Generator<Pointer> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    yield [...pointer, key]
    yield* pointersOf(inner, [...pointer, key])
  }
}

/** Holds what is sought to a tree of all positions: how many values are found, and how many are not for sure. */
function compare(embedded: EmbeddedText, value: unknown, tree: Node): { found: number; doubts: number } {
  let seeker = new YamlSeeker(embedded, value)
  const counts = { found: 0, doubts: 0 }
  const wrong: unknown[] = []
  for (const pointer of pointersOf(value)) {
    // One seeker reads as much as the text has, which all items of items are more than.
    const sought = seeker.seek(pointer) ?? (seeker = new YamlSeeker(embedded, value)).seek(pointer)
    const { start, end } = locateNode(tree, pointer)
    if (sought === undefined) counts.doubts++
    else if (sought.start === start && sought.end === end) counts.found++
    else wrong.push([pointer, sought, { start, end }])
  }
  expect(wrong).toEqual([])
  return counts
}

describe('a place that is sought', () => {
  it('is the one of the library, in YAML that is hard to read', async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(yamlText, async (text) => {
        const { value, problems } = readYamlData(text)
        const tree = await readLibraryYaml(whole(text), 'document')
        if (problems.length + tree.problems.length > 0 || tree.value === undefined) return
        found += compare(whole(text), value, tree.value).found
      }),
      { numRuns: 3000 },
    )
    expect(found).toBeGreaterThan(500)
  })

  it('is found in JSON as tools print it', async () => {
    await fc.assert(
      fc.property(plainYaml, (text) => {
        const tree = scanYaml(whole(text))?.value
        if (tree !== undefined) compare(whole(text), readYamlData(text).value, tree)
      }),
      { numRuns: 300 },
    )
  })

  it.skipIf(!existsSync(CORPUS))(
    'is that of the scanner in real documents, and is found (skipped where there is no corpus)',
    { timeout: 120_000 },
    () => {
      let found = 0
      let doubts = 0
      for (const path of globSync(`${CORPUS}/oas/**/*.{yaml,yml}`)) {
        const text = readFileSync(path, 'utf8')
        const tree = scanYaml(whole(text))?.value
        const { value, problems } = readYamlData(text)
        if (tree === undefined || problems.length > 0) continue
        const counts = compare(whole(text), value, tree)
        found += counts.found
        doubts += counts.doubts
      }
      expect(found).toBeGreaterThan(10_000)
      expect(doubts / found).toBeLessThan(0.01)
    },
  )

  it('is found in a long document with an anchor elsewhere, which is not read with all its positions', async () => {
    const text = `a: &x 1\nb: *x\nc:\n  d: 2\ne: |\n${'  f\n'.repeat(100_000)}`
    const { value } = readData(new SourceFile('a.yaml', text))
    const { start } = (await value?.locate(['c', 'd'])) ?? {}
    expect(start).toBe(text.indexOf('d: 2'))
  })

  it('is left to the whole tree where items of items of items are asked for', () => {
    const levels = 40
    const text = `${'- '.repeat(levels)}x\n${' '.repeat(2 * levels)}${'y'.repeat(10_000)}\n`
    const seeker = new YamlSeeker(whole(text), readYamlData(text).value)
    const found = Array.from({ length: levels }, (_, level) => seeker.seek(Array<string>(level + 1).fill('0')))
    expect(found.filter((span) => span !== undefined)).toHaveLength(1)
  })

  it.each([
    ['a merge key', 'x: &x { a: 1 }\ny:\n  <<: *x\n  b: 2\n', ['y', 'a']],
    ['an alias', 'x: &x { a: 1 }\ny: *x\n', ['y', 'a']],
    ['a key that is no text as it is written', 'x:\n  1.0: a\n', ['x', '1']],
    ['a key with a question mark', 'x:\n  ? a\n  : b\n', ['x', 'a']],
    ['lines that end with a carriage return alone', 'x: 1\ry: 2\n', ['y']],
    ['a line of a text that looks like a key', 'x:\n  y: "\n  z: 1"\n', ['x', 'y']],
    ['the whole document', 'x: 1\n', []],
  ])('is doubted with %s', (_, text, pointer) => {
    expect(new YamlSeeker(whole(text), readYamlData(text).value).seek(pointer)).toBeUndefined()
  })
})
