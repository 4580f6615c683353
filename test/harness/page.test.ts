import { describe, expect, test } from 'vitest'

import { parsePage, updateOutputs } from './page.ts'

const PAGE = `# steps/example

Reports \`a. b\` where it should not be. More is said here.

\`\`\`yaml
prose: may show anything
\`\`\`

## Given

\`\`\`\`yaml swagger/api.yaml
openapi: 3.0.0
\`\`\`\`

## Cases

### One

\`\`\`\`markdown specs/x/one.md
\`\`\`yaml
steps: []
\`\`\`
\`\`\`\`

\`\`\`\`text output
(no findings)
\`\`\`\`

### Two

\`\`\`\`yaml swagger/api.yaml
openapi: 3.1.0
\`\`\`\`

\`\`\`text output
\`\`\`

## Afterwards

\`\`\`nothing of this is read
\`\`\`
`

describe('a page', () => {
  test('gives its id and the first sentence of its first paragraph', () => {
    const page = parsePage('p.md', PAGE)
    expect(page).toMatchObject({ id: 'steps/example', summary: 'Reports `a. b` where it should not be.' })
  })

  test('gives each case the given files, overridden by its own', () => {
    const { cases } = parsePage('p.md', PAGE)
    expect(cases.map(({ title, files }) => [title, Object.fromEntries(files)])).toEqual([
      ['One', { 'swagger/api.yaml': 'openapi: 3.0.0\n', 'specs/x/one.md': '```yaml\nsteps: []\n```\n' }],
      ['Two', { 'swagger/api.yaml': 'openapi: 3.1.0\n' }],
    ])
    expect(cases.map(({ output }) => [output.text, output.line])).toEqual([
      ['(no findings)\n', 25],
      ['', 35],
    ])
  })

  test('keeps everything but the outputs when they are rewritten', () => {
    const page = parsePage('p.md', PAGE)
    const updated = updateOutputs(
      page,
      PAGE,
      new Map([
        ['One', 'a\nb\n'],
        ['Two', 'c\n'],
      ]),
    )
    expect(updated).toBe(
      PAGE.replace('(no findings)\n', 'a\nb\n').replace('```text output\n```', '```text output\nc\n```'),
    )
    expect(parsePage('p.md', updated).cases.map(({ output }) => output.text)).toEqual(['a\nb\n', 'c\n'])
  })

  test('is not rewritten with an output that would end its fence', () => {
    const page = parsePage('p.md', PAGE)
    expect(() => updateOutputs(page, PAGE, new Map([['Two', '```\n']]))).toThrow(
      'p.md:35 the fence of the output wants 4 backticks',
    )
  })

  test.each([
    ['no heading', 'Text.\n', 'p.md:1 the page does not begin with a level-1 heading'],
    ['no sentence', '# a/b\n\n## Given\n', 'p.md:1 the heading is not followed by a paragraph'],
    ['no case', '# a/b\n\nSo.\n', 'p.md:1 the page has no case'],
    [
      'an open fence',
      '# a/b\n\nSo.\n\n## Cases\n\n### A\n\n```text output\n',
      'the fence that opens on line 9 is never closed',
    ],
    ['a case without output', '# a/b\n\nSo.\n\n## Cases\n\n### A\n', 'p.md:7 the case “A” has no `text output` fence'],
    [
      'two outputs',
      `# a/b\n\nSo.\n\n## Cases\n\n### A\n${'```text output\n```\n'.repeat(2)}`,
      'p.md:10 the case “A” has two outputs',
    ],
    ['a fence without a path', '# a/b\n\nSo.\n\n## Given\n```yaml\n```\n', 'p.md:6 a fence says `<language> <path>`'],
    [
      'a file given twice',
      `# a/b\n\nSo.\n\n## Given\n${'```yaml a.yaml\n```\n'.repeat(2)}`,
      'p.md:8 the file a.yaml is given twice',
    ],
    [
      'two cases of one name',
      '# a/b\n\nSo.\n\n## Cases\n### A\n```text output\n```\n### A\n',
      'p.md:9 two cases are called “A”',
    ],
    [
      'a fence before the first case',
      '# a/b\n\nSo.\n\n## Cases\n```text output\n```\n',
      'p.md:6 a fence stands before the first case',
    ],
    [
      'an output that is given',
      '# a/b\n\nSo.\n\n## Given\n```text output\n```\n',
      'p.md:6 what is given has no output',
    ],
  ])('with %s is refused with its place', (_name, text, message) => {
    expect(() => parsePage('p.md', text)).toThrow(message)
  })
})
