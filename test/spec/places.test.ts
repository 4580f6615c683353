import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSpec, underlined } from './read-spec.ts'

const STEPS = [
  'steps:',
  '  - id: make_it',
  '    method: POST',
  '    path: "/v1/é😀/{{client_id}}/{one}?q={{q}}"',
  '    body:',
  "      name: 'it''s {{name}}'",
  '      text: |-',
  '        one {{two}}',
  '      flow: {"a": ["{{x}}", "{{y.z}}"]}',
  '    extract:',
  '      uid: "$.data.uid"',
  '    expect:',
  '      status: [200, 201]',
]

/** What a spec may stand in and still be the same spec. */
const surroundings = fc.record({
  mark: fc.constantFrom('', '\uFEFF'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  /** Put before the fence's first line and before its others. */
  container: fc.constantFrom<[string, string]>(
    ['', ''],
    ['   ', '   '],
    ['- ', '  '],
    ['1. ', '   '],
    ['> ', '> '],
    ['> - ', '>   '],
    ['-\t', '\t'],
  ),
  before: fc.constantFrom('', 'Text with 😀 and\ttabs.', '| a | b |'),
  final: fc.boolean(),
})

describe('places are exact wherever the steps stand', () => {
  it('in lists, quotes and indents, with any line ending, mark and neighbours', async () => {
    await fc.assert(
      fc.asyncProperty(surroundings, async ({ mark, lineEnd, container: [first, rest], before, final }) => {
        const fence = ['```yaml', ...STEPS, '```'].map((line, index) => (index === 0 ? first : rest) + line)
        const lines = ['---', 'endpoint: "POST /v1/a"', '---', '# T', before, '', '## Test Request', '', ...fence]
        const spec = await readSpec(mark + lines.join(lineEnd) + (final ? lineEnd : ''))
        const [step] = spec.testRequest.steps
        const operation = spec.frontmatter.operation
        expect(underlined(spec, [operation?.method, operation?.path])).toEqual(['POST', '/v1/a'])
        expect(underlined(spec, step?.placeholders ?? [])).toEqual([
          '{{client_id}}',
          '{{q}}',
          '{{name}}',
          '{{two}}',
          '{{x}}',
          '{{y.z}}',
        ])
        expect(underlined(spec, [step?.id, step?.method, step?.path?.pathname, ...(step?.statuses ?? [])])).toEqual([
          'make_it',
          'POST',
          '/v1/é😀/{{client_id}}/{one}',
          '200',
          '201',
        ])
        expect(underlined(spec, step?.path?.singleBraces ?? [])).toEqual(['{one}'])
        expect(underlined(spec, [step?.extracts[0]?.name, step?.extracts[0]?.text])).toEqual(['uid', '$.data.uid'])
      }),
    )
  })

  it('in a file whose lines end with a lone CR', async () => {
    const spec = await readSpec(['# T', '', '## Test Request', '', '```yaml', ...STEPS, '```'].join('\r'))
    expect(spec.title?.value).toBe('T')
    expect(underlined(spec, spec.testRequest.steps[0]?.placeholders ?? [])).toHaveLength(6)
    expect(underlined(spec, [spec.testRequest.steps[0]?.extracts[0]?.text])).toEqual(['$.data.uid'])
  })
})

/** Pieces of specs, whole and broken, and of what YAML and Markdown can be attacked with. */
const SCRAPS = [
  '---|\n|\r\n|# T|## Test Request|## UID Resolution Procedure|### Resolution Steps|## Body Parameters'.split('|'),
  ['```yaml', '```', 'steps:', '  - id: a', '    path: /{a', '    body: {{b}}', '    extract:', '      x: $.['],
  ['| UID Field | Source | Extract From |', '|---|---|---|', '| a / b | GET /a | data[ |', '**a_id**:', '> ', '- '],
  [
    '| Parameter | Required |',
    '|-|-|',
    '{{',
    '}}',
    '"',
    "'",
    '\uFEFF',
    '\u0000',
    '😀',
    '\\',
    '  ',
    '\t',
    '<!--',
    '-->',
  ],
  ['&a *a', '<<: *a', '!!js/function x', '? ', ': ', '__proto__: 1', '%YAML 9', '|-'],
].flat()

describe('reading never fails', () => {
  const scraps = fc.constantFrom(...SCRAPS)

  it('whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(scraps, fc.constantFrom('', '\n'))), async (parts) => {
        const text = parts.flat().join('')
        const spec = await readSpec(text)
        for (const { placeholders } of [...spec.prerequisites.steps, ...spec.testRequest.steps]) {
          for (const { span } of placeholders) expect(spec.source.slice(span)).toMatch(/\{\{|\}\}/)
        }
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['a long heading', `## ${'()'.repeat(20_000)}a`],
    [
      'a long cell',
      `## UID Resolution Procedure\n\n| Field | Source |\n|-|-|\n| ${'a ( '.repeat(20_000)} | ${'GET /.'.repeat(20_000)} |`,
    ],
    ['blanks in a cell', `## UID Resolution Procedure\n\n| Field |\n|-|\n| a${' '.repeat(50_000)}b |`],
    ['a long resolution step', `### Resolution Steps\n\n**${'aorb or'.repeat(5_000)}!**\n\n**a${' '.repeat(190)}!**`],
    ['a long path', `## Test Request\n\n\`\`\`yaml\nsteps:\n  - path: "/\\u0041?${'a=b&'.repeat(20_000)}"\n\`\`\``],
    ['a long endpoint', `---\nendpoint: GET${' '.repeat(50_000)}x\n---\n`],
    ['deep flow lists', `## Test Request\n\n\`\`\`yaml\nsteps: ${'['.repeat(5_000)}\n\`\`\``],
    ['deep blocks', `## Test Request\n\n\`\`\`yaml\nsteps: ${'- '.repeat(5_000)}a\n\`\`\``],
  ])('and stays quick with %s', async (_, text) => {
    const started = performance.now()
    await readSpec(text)
    expect(performance.now() - started).toBeLessThan(4000)
  })
})
