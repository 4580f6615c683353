import { describe, expect, it } from 'vitest'
import { readSpec, readSteps, underlined } from './read-spec.ts'

const fence = (content: string, language = 'yaml'): string => `\`\`\`${language}\n${content}\n\`\`\`\n`
const step = (id: string): string => fence(`steps:\n  - id: ${id}`)

async function stepIds(text: string): Promise<Record<'prerequisites' | 'testRequest', (string | undefined)[]>> {
  const { prerequisites, testRequest } = await readSpec(text)
  return {
    prerequisites: prerequisites.steps.map(({ id }) => id?.value),
    testRequest: testRequest.steps.map(({ id }) => id?.value),
  }
}

describe('which steps run', () => {
  it('are those of the two sections, whatever stands under other headings', async () => {
    const text = `## Notes\n\n${step('shown')}\n## Prerequisites\n\n${step('a')}\n## Test Request\n\n${step('b')}`
    expect(await stepIds(text)).toEqual({ prerequisites: ['a'], testRequest: ['b'] })
  })

  it('are those of every yaml fence of a section, in order', async () => {
    const text = `## Test Request\n\n${step('a')}\n${fence('steps:\n  - id: b', 'YML')}\n${fence('{}', 'json')}`
    const spec = await readSpec(text)
    expect(spec.testRequest.steps.map(({ id, index }) => [id?.value, index])).toEqual([
      ['a', 0],
      ['b', 1],
    ])
    expect(spec.testRequest.blocks.map(({ steps }) => steps.length)).toEqual([1, 1])
    expect(spec.testRequest.section?.blocks).toHaveLength(3)
  })

  it('stand in subsections too, where a fence without steps is an example', async () => {
    const text = `## Test Request\n\n### As staff\n\n${step('a')}\n### Response\n\n${fence('data: []')}`
    const spec = await readSpec(text)
    expect(spec.testRequest.blocks).toHaveLength(1)
    expect(spec.testRequest.steps).toHaveLength(1)
  })

  it('follow the nearest heading with a role of its own', async () => {
    const text = `## Test Request\n\n### Prerequisites\n\n${step('a')}\n### Known Issues\n\n${step('x')}\n### More\n\n${step('b')}`
    expect(await stepIds(text)).toEqual({ prerequisites: ['a'], testRequest: ['b'] })
  })

  it('are found in sections at level 3', async () => {
    const text = `## Details\n\n### Prerequisites\n\n${step('a')}\n### Test Request\n\n${step('b')}`
    expect(await stepIds(text)).toEqual({ prerequisites: ['a'], testRequest: ['b'] })
  })

  it('add up over sections of one role; the one with the proper name is the section', async () => {
    const spec = await readSpec(`## Request Template\n\n${step('a')}\n## Test Request\n\n${step('b')}`)
    expect(spec.testRequest.steps.map(({ id }) => id?.value)).toEqual(['a', 'b'])
    expect(spec.testRequest.section?.title.value).toBe('Test Request')
    const old = await readSpec(`## Request Template\n\n${step('a')}`)
    expect(old.testRequest.section?.properName).toBe('Test Request')
  })

  it.each([
    ['an empty list', 'steps: []', 'map'],
    ['steps that are no list', 'steps: {id: a}', 'map'],
    ['a root that is no mapping', '- id: a', 'list'],
    ['another key', 'step:\n  - id: a', 'map'],
  ])('are none for %s, and the block is kept', async (_, content, kind) => {
    const { testRequest } = await readSteps(content)
    expect(testRequest.steps).toEqual([])
    expect(testRequest.blocks.map(({ root }) => root?.kind)).toEqual([kind])
  })

  it('leave out an item that is no mapping, without a gap in the count', async () => {
    const { testRequest } = await readSteps('steps:\n  - get it\n  - id: a\n  -\n  - id: b')
    expect(testRequest.steps.map(({ id, index }) => [id?.value, index])).toEqual([
      ['a', 0],
      ['b', 1],
    ])
  })

  it('are none in prose, in a JSON fence and under a language with a typo, all of which stay visible', async () => {
    const text = `## Prerequisites\n\nNone required.\n\n## Test Request\n\n${fence('{}', 'json')}\n${fence('steps: []', 'yanl')}`
    const { prerequisites, testRequest } = await readSpec(text)
    expect(prerequisites).toMatchObject({ section: { title: { value: 'Prerequisites' } }, blocks: [], steps: [] })
    expect(testRequest.blocks).toEqual([])
    const languages = testRequest.section?.blocks.map((block) => block.kind === 'fence' && block.language.value)
    expect(languages).toEqual(['json', 'yanl'])
  })

  it('are 300 of each kind at most, which is told', async () => {
    const steps = fence(`steps:\n${Array.from({ length: 302 }, (_, index) => `  - id: s${index}`).join('\n')}`)
    const spec = await readSpec(`## Prerequisites\n\n${step('a')}\n## Test Request\n\n${steps}`)
    expect(spec.prerequisites.steps).toHaveLength(1)
    expect(spec.testRequest.steps.map(({ id }) => id?.value).slice(298)).toEqual(['s298', 's299'])
    expect(spec.testRequest.blocks.map((block) => block.steps.length)).toEqual([300])
    expect(
      spec.problems.map(({ span, message }) => [spec.source.text.slice(span.start, span.start + 8), message]),
    ).toEqual([['id: s300', 'There are more than 300 steps of the test request; from here on none of them is read.']])
  })

  it('are those of 128 KB of yaml fences at most, which is told', async () => {
    const long = fence(`steps:\n  - id: a\n    description: ${'b'.repeat(100_000)}`)
    const spec = await readSpec(`## Test Request\n\n${long}\n${fence('{}', 'json')}\n${long}\n${step('c')}`)
    expect(spec.testRequest.steps.map(({ id }) => id?.value)).toEqual(['a'])
    expect(spec.problems.map(({ message }) => message)).toEqual([
      'The `yaml` fences have more than 128 KB together; from here on none of them is read.',
    ])
  })

  it('keep a block that cannot be read, with its problem at its own line', async () => {
    const spec = await readSteps('steps:\n  - id: a\n    path: "/a\n    method: GET')
    expect(spec.testRequest.blocks).toHaveLength(1)
    const [problem] = spec.testRequest.blocks[0]?.problems ?? []
    expect(spec.source.positionAt(problem?.span.start ?? 0).line).toBeGreaterThanOrEqual(8)
  })
})

describe('a step', () => {
  it('has its parts typed, each at its place', async () => {
    const spec = await readSteps(
      [
        'steps:',
        '  - id: main',
        '    method: post',
        '    path: "/v1/clients"',
        "    token: 'staff'",
        '    params: {page: "1"}',
        '    body:',
        '      name: A',
        '    expect:',
        '      status: [200, "201", ok]',
        '    onFail: skip',
        '    skipReason: none there',
        '    content_type: multipart/form-data',
        '    form_fields:',
        '      form_data[fields][title]: x',
        '    file_fields:',
        '      file: a.png',
      ].join('\n'),
    )
    const [main] = spec.testRequest.steps
    expect(main).toMatchObject({
      role: 'test',
      id: { value: 'main' },
      method: { value: 'POST' },
      path: { value: '/v1/clients' },
      token: { value: 'staff' },
      statuses: [{ value: 200 }, { value: 201 }],
      onFail: { value: 'skip' },
      skipReason: { value: 'none there' },
      multipart: true,
    })
    expect(main?.params.map(({ key }) => key)).toEqual(['page'])
    expect(main?.body?.value.kind).toBe('map')
    expect(main?.formFields.map(({ key }) => key)).toEqual(['form_data[fields][title]'])
    expect(main?.fileFields.map(({ key }) => key)).toEqual(['file'])
    const parts = [main?.id, main?.method, main?.path, main?.token, ...(main?.statuses ?? [])]
    expect(underlined(spec, parts)).toEqual(['main', 'post', '/v1/clients', 'staff', '200', '201'])
  })

  it('has nothing where a part is of the wrong type', async () => {
    const spec = await readSteps(
      'steps:\n  - id: 7\n    method: [GET]\n    path: {a: 1}\n    params: [a]\n    token: [staff]\n    extract: [a]\n    expect: 200',
    )
    expect(spec.testRequest.steps[0]).toMatchObject({
      id: undefined,
      method: undefined,
      path: undefined,
      params: [],
      token: undefined,
      extracts: [],
      statuses: [],
      multipart: false,
    })
    expect(spec.testRequest.steps[0]?.node.entries).toHaveLength(7)
  })
})

describe('the path of a step', () => {
  it('is divided into path and query', async () => {
    const spec = await readSteps('steps:\n  - path: "/v1/a/{{id}}?from=1&to=2%2B3&flag&&x[]={{x}}"')
    const path = spec.testRequest.steps[0]?.path
    expect(path?.pathname.value).toBe('/v1/a/{{id}}')
    expect(path?.query.map(({ name, value }) => [name.value, value.value])).toEqual([
      ['from', '1'],
      ['to', '2+3'],
      ['flag', ''],
      ['x[]', '{{x}}'],
    ])
    expect(underlined(spec, path?.query.flatMap(({ name, value }) => [name, value]) ?? [])).toEqual([
      'from',
      '1',
      'to',
      '2%2B3',
      'flag',
      '',
      'x[]',
      '{{x}}',
    ])
  })

  it('has an invalid percent encoding as written', async () => {
    const spec = await readSteps('steps:\n  - path: /a?b=100%')
    expect(spec.testRequest.steps[0]?.path?.query[0]?.value.value).toBe('100%')
  })

  it('names single braces, and only those', async () => {
    const spec = await readSteps('steps:\n  - path: /a/{one}/{{two}}/{three}.json/{{four}/{five}}')
    const braces = spec.testRequest.steps[0]?.path?.singleBraces ?? []
    expect(braces.map(({ value }) => value)).toEqual(['one', 'three'])
    expect(underlined(spec, braces)).toEqual(['{one}', '{three}'])
  })

  it('is exact behind escapes, and the whole text where lines were folded', async () => {
    const double = await readSteps(
      String.raw`steps:` + '\n' + String.raw`  - path: "\u002fa\U0001F600\x2f{id}?b=\"c\""`,
    )
    const path = double.testRequest.steps[0]?.path
    expect(path?.value).toBe('/a😀/{id}?b="c"')
    expect(underlined(double, [path?.singleBraces[0], path?.query[0]?.name, path?.query[0]?.value])).toEqual([
      '{id}',
      'b',
      String.raw`\"c\"`,
    ])
    const single = await readSteps("steps:\n  - path: '/it''s/{id}'")
    expect(underlined(single, single.testRequest.steps[0]?.path?.singleBraces ?? [])).toEqual(['{id}'])
    const folded = await readSteps('steps:\n  - path: "/a/\n      {id}"')
    expect(underlined(folded, folded.testRequest.steps[0]?.path?.singleBraces ?? [])).toEqual(['/a/\n      {id}'])
  })

  it('may stand in a block scalar', async () => {
    const spec = await readSteps('steps:\n  - path: >- # the path\n      /a/{id}?b=c\n    method: GET')
    const path = spec.testRequest.steps[0]?.path
    expect(underlined(spec, [path, path?.pathname, path?.query[0]?.value])).toEqual(['/a/{id}?b=c', '/a/{id}', 'c'])
  })
})

describe('the extracts of a step', () => {
  it('are paths with their names, and problems at their own place', async () => {
    const spec = await readSteps(
      [
        'steps:',
        '  - extract:',
        '      client_id: "$.data.clients[0].id"',
        "      last: $.data[?(@.type=='x')].id",
        '      broken: "$.data[\'\\"\'].id["',
        '      count: 3',
      ].join('\n'),
    )
    const extracts = spec.testRequest.steps[0]?.extracts ?? []
    expect(extracts.map(({ name, path }) => [name.value, path !== undefined])).toEqual([
      ['client_id', true],
      ['last', true],
      ['broken', false],
      ['count', false],
    ])
    expect(
      underlined(
        spec,
        extracts.map(({ name }) => name),
      ),
    ).toEqual(['client_id', 'last', 'broken', 'count'])
    expect(
      underlined(
        spec,
        extracts.map(({ text }) => text),
      ).slice(0, 2),
    ).toEqual(['$.data.clients[0].id', "$.data[?(@.type=='x')].id"])
    expect(extracts[3]).toMatchObject({ text: undefined, problems: [] })
    // The escape before it takes a character more in the file than in the path.
    const [problem] = extracts[2]?.problems ?? []
    const end = extracts[2]?.text?.span.end ?? 0
    expect(spec.source.text.slice(problem?.span.start, end)).toMatch(/^\[?$/)
    expect(problem?.span.end).toBeLessThanOrEqual(end)
  })
})
