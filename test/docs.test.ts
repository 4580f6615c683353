import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { generateDocs, staleFiles, writeStaleFiles } from '../src/dev/generated-files.ts'
import { replaceBetween } from '../src/dev/render-rules.ts'
import { readPageHead } from '../src/dev/rule-page.ts'
import { createRule } from '../src/dev/rule-skeleton.ts'

describe('the documentation of this repository', () => {
  test('is what the rules and their pages give', async () => {
    expect(staleFiles('.', await generateDocs('.'))).toEqual([])
  })

  const documents = [
    ...['.', 'docs', 'src'].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(folder, name)),
    ),
    ...readdirSync('src/rules', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('src/rules', name)),
  ]

  test.each(documents)('%s links to nothing that is not there', (document) => {
    const prose = readFileSync(document, 'utf8').replace(/^(`{3,})[^`\n]*\n[^]*?^\1`*\s*$/gm, '')
    const targets = [...prose.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target)
    expect(targets.filter((target) => !existsSync(join(dirname(document), target)))).toEqual([])
  })
})

describe('the head of a page', () => {
  test.each([
    ['# steps/a\n\nReports `a. b` and\nmore. Then prose.\n', { title: 'steps/a', summary: 'Reports `a. b` and more.' }],
    ['\uFEFF# steps/a\r\n\r\nReports it.\r\n', { title: 'steps/a', summary: 'Reports it.' }],
    ['## steps/a\n\nReports it.\n', 'the page does not begin with a level-1 heading'],
    [
      '# steps/a\n\n## Given\n',
      'the heading is not followed by a paragraph whose first sentence ends with a full stop',
    ],
    ['# steps/a\n\nno end\n', 'the heading is not followed by a paragraph whose first sentence ends with a full stop'],
  ])('of %j is read', (text, head) => {
    expect(readPageHead(text)).toEqual(head)
  })
})

const GENERATED = [
  'src/rules/index.ts',
  'docs/rules.md',
  'README.md',
  'schema/config.json',
  'src/config/validate.generated.js',
]

describe('in a repository with one rule', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'spec-lint-docs-'))
    put('src/rules/steps/one.ts', "export const rule = { severity: 'warning', fix: 'sometimes', check: () => [] }\n")
    put('src/rules/steps/one.md', '# steps/one\n\nReports what isn’t `a|b`. More.\n')
    for (const schema of readdirSync('schema')) put(`schema/${schema}`, readFileSync(`schema/${schema}`, 'utf8'))
    put('README.md', 'before\n<!-- rules:begin -->\nold\n<!-- rules:end -->\nafter\n')
  })
  afterEach(() => rmSync(root, { recursive: true }))

  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const get = (path: string): string => readFileSync(join(root, path), 'utf8')

  test('index, table and list are generated, and then nothing is stale', async () => {
    expect(writeStaleFiles(root, await generateDocs(root))).toEqual(expect.arrayContaining(GENERATED))
    expect(get('src/rules/index.ts')).toContain("import { rule as stepsOne } from './steps/one.ts'\n")
    expect(get('src/rules/index.ts')).toContain(
      "    id: 'steps/one',\n    summary: 'Reports what isn’t `a|b`.',\n    ...stepsOne,\n",
    )
    const row = '| [steps/one](src/rules/steps/one.md) | warning | error | sometimes | Reports what isn’t `a\\|b`. |'
    expect(get('README.md')).toMatch(/^before\n<!-- rules:begin -->\n/)
    expect(get('README.md')).toContain(`${row}\n<!-- rules:end -->\nafter\n`)
    expect(get('docs/rules.md')).toContain('## steps\n')
    expect(staleFiles(root, await generateDocs(root))).toEqual([])
  })

  test('what was altered by hand or by a new page is stale, and named', async () => {
    writeStaleFiles(root, await generateDocs(root))
    put('docs/rules.md', `${get('docs/rules.md')}by hand\n`)
    expect(staleFiles(root, await generateDocs(root))).toEqual(['docs/rules.md'])
    put('src/rules/steps/one.md', '# steps/one\n\nReports something else.\n')
    expect(staleFiles(root, await generateDocs(root))).toEqual(expect.arrayContaining(GENERATED.slice(0, 3)))
  })

  test.each([
    [
      'a page without a rule',
      'src/rules/steps/two.md',
      '# steps/two\n\nX.\n',
      'src/rules/steps/two.md is the page of no rule.',
    ],
    [
      'a rule without a page',
      'src/rules/steps/two.ts',
      'export const rule = 1',
      'The rule steps/two has no page: src/rules/steps/two.md is missing.',
    ],
    [
      'another title',
      'src/rules/steps/one.md',
      '# steps/two\n\nX.\n',
      "src/rules/steps/one.md is titled “steps/two”, which is not the rule's id.",
    ],
    [
      'no rule in the file',
      'src/rules/steps/one.ts',
      'export const judge = 1',
      'src/rules/steps/one.ts does not export a `rule`.',
    ],
    [
      'no markers',
      'README.md',
      'bare',
      'README.md does not have the markers <!-- rules:begin --> and <!-- rules:end -->, in this order.',
    ],
  ])('%s is an error that says so', async (_name, path, text, sentence) => {
    put(path, text)
    await expect(generateDocs(root)).rejects.toThrow(sentence)
  })

  test('a new rule gets its files and a place in the index', () => {
    expect(createRule(root, 'parameter-table/new-one')).toEqual({
      written: ['src/rules/parameter-table/new-one.ts', 'src/rules/parameter-table/new-one.md', 'src/rules/index.ts'],
    })
    expect(get('src/rules/parameter-table/new-one.ts')).toContain('export const rule: Rule = {')
    expect(get('src/rules/parameter-table/new-one.md')).toMatch(/^# parameter-table\/new-one\n/)
    expect(get('src/rules/index.ts')).toContain('...parameterTableNewOne,')
    expect(get('src/rules/index.ts')).toContain('...stepsOne,')
  })

  test.each(['steps', 'Steps/Two', 'steps/two/three', '../../x', 'steps/_two', 'steps/two-', ''])(
    'a new rule called %j is refused and nothing is written',
    (id) => {
      const before = readdirSync(root, { recursive: true })
      expect(createRule(root, id)).toEqual({ refusal: expect.stringContaining(`\`${id}\` is no name for a rule`) })
      expect(readdirSync(root, { recursive: true })).toEqual(before)
    },
  )

  test('a new rule with the name of an old one is refused', () => {
    expect(createRule(root, 'steps/one')).toEqual({ refusal: 'The rule `steps/one` exists already.' })
  })
})

test('text between markers is replaced, and only there', () => {
  expect(replaceBetween('a <!-- x:begin --> b <!-- x:end --> c', 'p.md', 'x', 'new')).toBe(
    'a <!-- x:begin -->\nnew\n<!-- x:end --> c',
  )
})
