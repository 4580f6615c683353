import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { readRemarkOutline } from '../../src/syntax/remark-outline.ts'
import { scanOutline } from '../../src/syntax/scan-outline.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import { comparableOutline } from './comparable.ts'
import { markdown, tameMarkdown } from './markdown-arbitrary.ts'

const CORPUS = '../shared/corpus'

/** Holds the scanner to remark; false where it is not sure. */
async function agrees(source: SourceFile): Promise<boolean> {
  const scanned = scanOutline(source)
  if (scanned === undefined) return false
  expect(comparableOutline(scanned)).toEqual(comparableOutline(await readRemarkOutline(source)))
  return true
}

describe('the scanner, where it is sure, says what remark says', () => {
  it('of Markdown that is hard to read', async () => {
    let sure = 0
    await fc.assert(
      fc.asyncProperty(markdown, async (text) => {
        if (await agrees(new SourceFile('a.md', text))) sure++
      }),
      { numRuns: 1500 },
    )
    expect(sure).toBeGreaterThan(200)
  })

  it('of Markdown as people write it, of which it is always sure', async () => {
    await fc.assert(
      fc.asyncProperty(tameMarkdown, async (text) => {
        expect(await agrees(new SourceFile('a.md', text))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['', true],
    ['||  \n', true],
    ['| <!-- a -->\n', false],
    ['|\n', false],
    ['a\n', false],
  ])('of a table with so many rows that their cells are not read, and then %j', async (last, isSure) => {
    const rows = Array.from({ length: 1002 }, (_, index) => `| ${index} | \\| b |\n`).join('')
    const source = new SourceFile('a.md', `| a | b |\n|---|---|\n${rows}${last}`)
    expect(await agrees(source)).toBe(isSure)
    const [table] = (await readRemarkOutline(source)).blocks
    expect(table?.kind === 'table' && table.rows.map(({ cells }) => cells.length).slice(998, 1002)).toMatchObject([
      2, 2, 0, 0,
    ])
  })

  it('of the specs of this project', async () => {
    const paths = globSync('specs/**/*.md')
    expect(paths).not.toEqual([])
    for (const path of paths) {
      expect(await agrees(new SourceFile(path, readFileSync(path, 'utf8'))), path).toBe(true)
    }
  })

  it.skipIf(!existsSync(CORPUS))('of real specs (skipped where there is no corpus)', { timeout: 60_000 }, async () => {
    const paths = globSync(`${CORPUS}/**/*.md`)
    let sure = 0
    for (const path of paths) {
      if (await agrees(new SourceFile(path, readFileSync(path, 'utf8')))) sure++
    }
    expect(sure / paths.length).toBeGreaterThan(0.97)
  })
})

it.each([
  ['a setext heading', 'Title\n---\n'],
  ['an underline that looks like an empty item', 'Title\n-\n'],
  ['a heading in a list', '- # x\n'],
  ['a heading in a list in a list', '- - # x\n'],
  ['a fence in a quote', '> ```\n> a\n> ```\n'],
  ['a fence in a footnote', '[^1]: ```\n'],
  ['a table in a paragraph', 'text\n| a |\n|---|\n'],
  ['a comment in a line', 'text <!-- a -->\n'],
  ['a block of HTML', '<details>\n\n## x\n\n</details>\n'],
  ['a lone CR', 'a\r# b\n'],
  ['an escape in a heading', '# a \\# b\n'],
  ['a tab before a fence', '\t```\n'],
])('the scanner is not sure of %s', (_, text) => {
  expect(scanOutline(new SourceFile('a.md', text))).toBeUndefined()
})
