/** What fuzzing has found, as small as it could be made: each was wrong once. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import type { Parsed } from '../../src/diagnostic/finding.ts'
import { readJson } from '../../src/syntax/read-json.ts'
import { readOutline } from '../../src/syntax/read-outline.ts'
import { readRemarkOutline } from '../../src/syntax/remark-outline.ts'
import { readYaml } from '../../src/syntax/read-yaml.ts'
import { readData } from '../../src/syntax/read-data.ts'
import { EmbeddedText } from '../../src/text/embedded-text.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import { memoryHost } from '../harness/memory-host.ts'
import { checkOutline } from './invariants.ts'

async function problemsOf(text: string) {
  const source = new SourceFile('a.yaml', text)
  return (await readYaml(EmbeddedText.contiguous(source, { start: 0, end: text.length }))).problems
}

describe('two byte order marks', () => {
  const text = '\uFEFF\uFEFF# A\n\n## B\n\n```yaml\na: 1\n```\n'

  it('move nothing out of its place', async () => {
    const source = new SourceFile('a.md', text)
    const { blocks } = await readRemarkOutline(source)
    expect(blocks.map(({ span }) => source.slice(span))).toEqual(['## B', '```yaml\na: 1\n```'])
  })

  it('are read by the fast reader as by the reference', async () => {
    expect(await checkOutline(new SourceFile('a.md', text))).toEqual([])
  })
})

describe('what is wrong with YAML', () => {
  it.each([
    ['a key out of line, with lines that end in CR CR LF', 'a:\r\r\n    b: 1\r\r\n  c: 2\r\r\n'],
    ['a colon in a value, with CRLF', 'a: b: c\r\nd: 1\r\n'],
    ['a collection for a key, with CRLF', 'a: {{b: [c]}}\r\nd: 1\r\n'],
  ])('is never said to end within the end of a line: %s', async (_what, text) => {
    const problems = await problemsOf(text)
    expect(problems).not.toEqual([])
    for (const { span } of problems) {
      for (const at of [span.start, span.end]) expect(text.slice(at - 1, at + 1)).not.toBe('\r\n')
    }
  })

  it('is told once a line', async () => {
    const problems = await problemsOf('a: {{b}: {c}: {{d}: 1}: {e}: 2}\n')
    expect(new Set(problems.map(({ message }) => message)).size).toBe(problems.length)
  })
})

it('an object that ends in a comment which is never closed ends where its file does', async () => {
  const source = new SourceFile('a.json', '{""/*\r\n')
  expect(await readData(source).value?.locate([])).toEqual({ start: 0, end: source.text.length })
})

it.each<readonly [string, (source: SourceFile) => Promise<Parsed<unknown>>]>([
  ['document', async (source) => readData(source)],
  ['config', (source) => readJson(EmbeddedText.contiguous(source, { start: 0, end: source.text.length }))],
])('a JSON text of a %s whose line ends in a backslash ends before the end of that line', async (_what, read) => {
  const source = new SourceFile('a.json', '{"a": "b\\\r\n}\r\n')
  const { problems } = await read(source)
  expect(problems.map(({ span }) => source.slice(span))).toContainEqual('"b\\')
})

it('what is wrong with a document of YAML stands where it stands below two byte order marks as well', () => {
  const source = new SourceFile('a.yaml', '\uFEFF\uFEFFa: 1\r\nb: [\r\n}\r\n')
  expect(readData(source).problems.map(({ span }) => source.slice(span))).toEqual(['}'])
})

it('Markdown below two byte order marks has its frontmatter refused by none of the readers', async () => {
  const { frontmatter } = await readOutline(new SourceFile('a.md', '\uFEFF\uFEFF---\na: 1\n---\n'))
  expect(frontmatter).toBeUndefined()
})

it('backticks that are code in a list item, by the blanks before them, are no fence that a fix could close', async () => {
  const host = memoryHost(new Map([['specs/a.md', '# A\n\n-     ```\n\n## B\n']]))
  const outcome = await createSpecLint(host, DEFAULT_CONFIG).fix({ only: ['document/fence'], unsafe: true })
  expect(outcome.before.diagnostics).toEqual([])
  expect(outcome.changes).toEqual([])
})
