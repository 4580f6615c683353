import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { readLibraryYaml } from '../../src/syntax/library-yaml.ts'
import { readOutline } from '../../src/syntax/read-outline.ts'
import { scanYaml } from '../../src/syntax/scan-yaml.ts'
import { EmbeddedText } from '../../src/text/embedded-text.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import { drawNode } from './comparable.ts'
import { plainYaml, yamlText } from './yaml-arbitrary.ts'

const CORPUS = '../shared/corpus'

function whole(text: string): EmbeddedText {
  return EmbeddedText.contiguous(new SourceFile('a.yaml', text), { start: 0, end: text.length })
}

/** Holds the scanner to the library; false where it is not sure. */
async function agrees(embedded: EmbeddedText): Promise<boolean> {
  const scanned = scanYaml(embedded)
  if (scanned === undefined) return false
  const { value, problems } = await readLibraryYaml(embedded, 'document')
  const { text } = embedded.host
  expect(drawNode(scanned.value, text)).toEqual(drawNode(value, text))
  expect(problems).toEqual([])
  return true
}

/** The frontmatter and the fences of YAML and JSON of every Markdown file. */
async function blocksOf(paths: readonly string[]): Promise<EmbeddedText[]> {
  const found: EmbeddedText[] = []
  for (const path of paths) {
    const { frontmatter, blocks } = await readOutline(new SourceFile(path, readFileSync(path, 'utf8')))
    if (frontmatter !== undefined) found.push(frontmatter.content)
    for (const block of blocks) {
      if (block.kind === 'fence' && ['yaml', 'yml', 'json'].includes(block.language.value)) found.push(block.content)
    }
  }
  return found
}

describe('the scanner, where it is sure, says what the library says, which finds nothing wrong', () => {
  it('of YAML that is hard to read', async () => {
    let sure = 0
    await fc.assert(
      fc.asyncProperty(yamlText, async (text) => {
        if (await agrees(whole(text))) sure++
      }),
      { numRuns: 6000 },
    )
    expect(sure).toBeGreaterThan(500)
  })

  it('of JSON as tools print it, of which it is always sure', async () => {
    await fc.assert(
      fc.asyncProperty(plainYaml, async (text) => {
        expect(await agrees(whole(text))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('of YAML in a fence that is indented, listed or quoted', async () => {
    const inFence = fc.tuple(yamlText, fc.constantFrom('  ', '> ', '>> ', '1. ', '\t')).map(([text, before]) => {
      const lines = ['```yaml', ...text.split('\n'), '```']
      const rest = before === '1. ' ? '   ' : before
      return lines.map((line, index) => (index === 0 ? before : rest) + line).join('\n')
    })
    await fc.assert(
      fc.asyncProperty(inFence, async (markdown) => {
        const { blocks } = await readOutline(new SourceFile('a.md', markdown))
        for (const block of blocks) if (block.kind === 'fence') await agrees(block.content)
      }),
      { numRuns: 400 },
    )
  })

  it('of the specs of this project', async () => {
    const blocks = await blocksOf(globSync('specs/**/*.md'))
    expect(blocks).not.toEqual([])
    for (const block of blocks) expect(await agrees(block), block.text).toBe(true)
  })

  it.skipIf(!existsSync(CORPUS))('of real specs (skipped where there is no corpus)', { timeout: 60_000 }, async () => {
    const blocks = await blocksOf(globSync(`${CORPUS}/**/*.md`))
    let sure = 0
    for (const block of blocks) if (await agrees(block)) sure++
    expect(sure / blocks.length).toBeGreaterThan(0.97)
  })

  it.skipIf(!existsSync(CORPUS))(
    'of real documents (skipped where there is no corpus)',
    { timeout: 120_000 },
    async () => {
      const texts = globSync(`${CORPUS}/oas/**/*.yaml`).map((path) => readFileSync(path, 'utf8'))
      const small = texts.filter((text) => text.length < 30_000)
      let sure = 0
      for (const text of small) if (await agrees(whole(text))) sure++
      expect(sure / small.length).toBeGreaterThan(0.9)
    },
  )
})

it.each([
  ['an anchor', 'a: &x 1\n'],
  ['an alias', 'a: *x\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a key given twice', 'a: 1\na: 2\n'],
  ['a key given twice in braces', '{a: 1, a: 2}\n'],
  ['a template without quotes', 'a: {{x}}\n'],
  ['a tab', 'a:\tb\n'],
  ['a second document', 'a: 1\n---\nb: 2\n'],
  ['a directive', '%YAML 1.1\n---\na: 1\n'],
  ['a bracket that is never closed', 'a: [1, 2\n'],
  ['a quote that is never closed', 'a: "b\n'],
  ['an indentation that fits nothing', 'a:\n    b: 1\n  c: 2\n'],
  ['a key in a value', 'a: b: c\n'],
  ['keys beyond counting levels', Array.from({ length: 60 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
])('the scanner is not sure of %s', (_, text) => {
  expect(scanYaml(whole(text))).toBeUndefined()
})
