import { describe, expect, it } from 'vitest'
import { logicalPathAt } from '../../src/spec/logical-path.ts'
import { readSpec } from './read-spec.ts'

const LINES = [
  '---',
  'endpoint: GET /«endpoint»a',
  'tags: [one, «tag»two]',
  '---',
  '',
  '# «title»Title',
  '',
  '«before»text',
  '',
  '## UID Resolution Procedure',
  '',
  '| UID Field | «header»GET Endpoint | Mood |',
  '|---|---|---|',
  '| a_id / b_id | «get»GET /a | «mood»good |',
  '| - | «nameless»GET /b | |',
  '',
  '### Resolution Steps',
  '',
  '**a_id**: «resolution»`GET /a`',
  '',
  '## Prerequisites',
  '',
  '```yaml',
  'steps:',
  '  - id: get_client',
  '    extract:',
  '      client_id: «extract»$.id',
  '  - method: GET',
  '    path: «by-call»/a',
  '  - «ordinal»token: staff',
  '```',
  '',
  '## Test Request',
  '',
  '```yaml',
  '«block»setup: 1',
  'steps:',
  '  - id: main_request',
  '    body:',
  '      «key»amount: 1',
  '      items:',
  '        - price: 1',
  '        - price: «item»2',
  '    expect:',
  '      status: [200, «status»201]',
  '```',
  '',
  '## Parameters Reference',
  '',
  '### Body Parameters',
  '',
  '| Parameter | Type |',
  '|---|---|',
  '| items[].price | «parameter»number |',
  '',
  '## Known Issues',
  '',
  '### Issue: «issue»x',
  '',
  'text',
]

/** The spec without its marks, and what stands at each of them. */
async function pathsOf(lines: readonly string[]): Promise<Record<string, string>> {
  const parts = lines.join('\n').split(/«([\w-]+)»/)
  const spec = await readSpec(parts.filter((_, index) => index % 2 === 0).join(''))
  const paths: Record<string, string> = {}
  let offset = 0
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) offset += part.length
    else paths[part] = logicalPathAt(spec, offset)
  }
  return paths
}

describe('the logical path of a place', () => {
  it('names the innermost thing there', async () => {
    expect(await pathsOf(LINES)).toEqual({
      endpoint: 'frontmatter/endpoint',
      tag: 'frontmatter/tags',
      title: 'title',
      before: 'document',
      header: 'uid-table/GET Endpoint',
      get: 'uid-table/a_id/get',
      mood: 'uid-table/a_id/Mood',
      nameless: 'uid-table/#2/get',
      resolution: 'resolution-steps/a_id',
      extract: 'prerequisites/get_client/extract.client_id',
      'by-call': 'prerequisites/GET /a/path',
      ordinal: 'prerequisites/#3/token',
      block: 'test-request/setup',
      key: 'test-request/main_request/body.amount',
      item: 'test-request/main_request/body.items[].price',
      status: 'test-request/main_request/expect.status',
      parameter: 'parameter-table/body/items[].price',
      issue: 'section/Known Issues/Issue: x',
    })
  })

  it('stays when lines move and things are put before', async () => {
    const before = await pathsOf(LINES)
    const moved = LINES.flatMap((line) => {
      if (line.startsWith('  - id: main_request')) return ['  - id: earlier', '    path: /z', line]
      if (line === '        - price: 1') return ['        - price: 0', line]
      if (line.startsWith('| a_id')) return ['| z_id | - | - |', line]
      return line.startsWith('## ') ? ['', 'More words.', '', line] : [line]
    })
    const { nameless: _, ...named } = await pathsOf(moved)
    expect(before).toMatchObject(named)
  })

  it.each(['', '\uFEFF', '---', '# T', '## Test Request\n```yaml\n- a\n```'])(
    'is defined all over %j',
    async (text) => {
      const spec = await readSpec(text)
      for (let offset = -1; offset <= text.length + 1; offset++) {
        expect(logicalPathAt(spec, offset)).toMatch(/^(document|title|section\/|test-request)/)
      }
    },
  )
})
