import { beforeAll, describe, expect, it } from 'vitest'
import { readData } from '../../src/syntax/read-data.ts'
import { readOutline } from '../../src/syntax/read-outline.ts'
import { readYaml } from '../../src/syntax/read-yaml.ts'
import { readRemarkOutline } from '../../src/syntax/remark-outline.ts'
import { EmbeddedText } from '../../src/text/embedded-text.ts'
import { SourceFile } from '../../src/text/source-file.ts'

/**
 * Texts that make a reader with no bounds run for minutes or out of stack. Each reader gets far longer than it needs,
 * as machines differ; without its bounds it would need many times that.
 */
const PATIENCE = 10_000

/** The result of some work, which must not take long. */
async function quickly<T>(work: () => T | Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  expect(performance.now() - started).toBeLessThan(PATIENCE)
  return result
}

/** The messages of what is wrong with a Markdown text. */
async function told(text: string): Promise<string[]> {
  const { problems } = await quickly(() => readOutline(new SourceFile('a.md', text)))
  return problems.map(({ message }) => message)
}

const KNOWN = /^The (?:Markdown is too long|frontmatter|comment) /

/** Just below what is read of a Markdown file. */
const HALF_A_MEGABYTE = 500_000

function repeat(part: string, size = HALF_A_MEGABYTE): string {
  return part.repeat(Math.ceil(size / part.length))
}

/** Lines that are indented one further each. */
function staircase(step: string, size = HALF_A_MEGABYTE): string {
  return Array.from({ length: Math.sqrt(2 * size) }, (_, level) => `${' '.repeat(level)}${step}`).join('\n')
}

const MARKDOWN: readonly (readonly [string, string])[] = [
  ['brackets', repeat('[')],
  ['images', repeat('![[')],
  ['quote marks', repeat('>')],
  ['quotes and lists', repeat('> - ')],
  ['numbered lists in one line', repeat('1. ')],
  ['lists in lists', staircase('- a')],
  ['pipes', repeat('|')],
  ['a table of 100,000 cells', `|${repeat('a|', 200_000)}\n|${repeat('-|', 200_000)}\n`],
  ['a table of 100,000 rows', `| a |\n|---|\n${repeat('| b |\n')}`],
  ['backticks', repeat('`')],
  ['runs of backticks of every length', Array.from({ length: 1400 }, (_, length) => '`'.repeat(length)).join(' ')],
  ['emphasis', repeat('*a_ ')],
  ['strikethrough', repeat('~a')],
  ['a word', repeat('a')],
  ['addresses', repeat('a@')],
  ['footnotes', repeat('[^a')],
  ['definitions', repeat('[a]: b\n')],
  ['entities', repeat('&amp')],
  ['comments that are never closed', repeat('<!-- a\n')],
  ['tags', repeat('<a ')],
  ['underlined headings', repeat('a\n=\n')],
  ['headings', repeat('# `a` b\n')],
  ['spaces in a heading', `# a${repeat(' ')}b`],
  ['a quote that goes on lazily', `> a\n${repeat('b\n')}`],
  ['tabs', repeat('\t')],
  ['blank lines in a frontmatter', `---\n${repeat('\n')}---\n`],
  ['a frontmatter that is never closed', `---\n${repeat('a: 1\n')}`],
  ['line endings of old', repeat('\r')],
]

describe('Markdown', { timeout: 3 * PATIENCE }, () => {
  beforeAll(async () => {
    await readRemarkOutline(new SourceFile('warm-up.md', '# a\n'))
  })

  it.each(MARKDOWN)('of %s is read or refused at once', async (_, text) => {
    for (const message of await told(text)) expect(message).toMatch(KNOWN)
  })

  it.each(MARKDOWN)('of %s below something that asks for remark is, too', async (_, text) => {
    const source = new SourceFile('a.md', `---\na: 1\n---\n<br>\n\n${text}`)
    const { frontmatter } = await quickly(() => readOutline(source))
    expect(frontmatter?.content.text).toBe('a: 1\n')
  })

  it.each(MARKDOWN)('of %s in a smaller amount leaves remark a moment of work', async (_, text) => {
    for (const message of await told(`<br>\n\n${text.slice(0, 12_000)}`)) expect(message).toMatch(KNOWN)
  })

  it('that is refused still has its frontmatter, and says why', async () => {
    const { frontmatter, blocks, problems } = await readOutline(
      new SourceFile('a.md', `---\na: 1\n---\n<br>\n\n${repeat('[')}`),
    )
    expect(frontmatter?.content.text).toBe('a: 1\n')
    expect(blocks).toEqual([])
    expect(problems.map(({ message }) => message)).toEqual([
      'The Markdown is too long or too intricate to be read; nothing but its frontmatter is.',
    ])
  })

  it('of more than 512 KB is refused', async () => {
    expect(await told('a\n'.repeat(300_000))).toEqual([
      'The Markdown is too long to be read, with more than 512 KB; nothing but its frontmatter is.',
    ])
  })

  it('of half a megabyte that people could have written is read', async () => {
    const { blocks, problems } = await readOutline(
      new SourceFile('a.md', repeat('## A\n\nText of **some** words.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n')),
    )
    expect(blocks.length).toBeGreaterThan(5_000)
    expect(problems).toEqual([])
  })
})

const YAML: readonly (readonly [string, string])[] = [
  ['brackets', repeat('[')],
  ['braces', repeat('{')],
  ['brackets in templates', repeat('{{[')],
  ['templates', repeat('a: {{b}}\n')],
  ['dashes', repeat('- ')],
  ['question marks', repeat('? ')],
  ['colons', repeat(': ')],
  ['keys in values', repeat('a: ')],
  ['mappings in mappings', staircase('a:')],
  ['lists in lists', staircase('-')],
  ['quotes', repeat('"')],
  ['a quote that is never closed', `a: "${repeat('b\n')}`],
  ['backslashes in quotes', `a: "${repeat('\\')}"`],
  ['anchors', repeat('&a ')],
  ['aliases', `- &a x\n${repeat('- *a\n')}`],
  ['one key', repeat('a: 1\n')],
  ['directives', repeat('%a\n')],
  ['documents', repeat('---\n')],
  ['tabs', repeat('\t')],
  ['comments', repeat('#\n')],
  ['a block of text', `a: |\n${repeat('  b\n')}`],
  ['errors', repeat('a: }\n')],
  ['commas', `[${repeat(',')}`],
  ['control characters', repeat('\u0002\u001F\u0018')],
]

describe('YAML', { timeout: 3 * PATIENCE }, () => {
  it.each(YAML)('of %s in a fence is read or refused at once', async (_, text) => {
    const embedded = EmbeddedText.contiguous(new SourceFile('a.yaml', text), { start: 0, end: text.length })
    const { value, problems } = await quickly(() => readYaml(embedded))
    expect(value !== undefined || problems.length > 0 || text.startsWith('#')).toBe(true)
  })

  it.each(YAML)('of %s in a smaller fence is, too', async (_, text) => {
    const small = text.slice(0, 100_000)
    const embedded = EmbeddedText.contiguous(new SourceFile('a.yaml', small), { start: 0, end: small.length })
    expect((await quickly(() => readYaml(embedded))).problems.length).toBeLessThanOrEqual(20)
  })

  it.each(YAML)('of %s in a file is, too', async (_, text) => {
    for (const path of ['a.yaml', 'a.json']) {
      const { value, problems } = await quickly(() => readData(new SourceFile(path, text)))
      expect(value !== undefined || problems.length > 0).toBe(true)
    }
  })

  it('of mappings that go deep is cut before anything runs out of stack', () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
    const { value, problems } = readData(new SourceFile('a.json', deep))
    expect(value).toBeUndefined()
    expect(problems.map(({ message }) => message)).toEqual(['The JSON is nested deeper than 200 levels.'])
  })
})
