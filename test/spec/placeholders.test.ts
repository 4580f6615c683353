import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBuiltInPlaceholder } from '../../src/spec/built-in-placeholders.ts'
import { scanPlaceholders } from '../../src/spec/placeholder-scan.ts'
import { readSteps } from './read-spec.ts'

describe('scanning a text for placeholders', () => {
  it.each<[text: string, found: string[], malformed: string[]]>([
    ['/a/{{id}}/{{b_2}}', ['{{id}}', '{{b_2}}'], []],
    ['{{{a}}}', ['{{a}}'], []],
    ['{{a}}}', ['{{a}}'], ['}']],
    ['/a/{{b}}/{{c}}}/d', ['{{b}}', '{{c}}'], ['}']],
    ['{"a":{{b}}}', ['{{b}}'], []],
    ['/a/{id}', [], []],
    ['{{a.b}}', [], ['{{a.b}}']],
    ['{{a | slice: -4}}', [], ['{{a | slice: -4}}']],
    ['{{ a }}', [], ['{{ a }}']],
    ['{{}}', [], ['{{}}']],
    ['{{é}}', [], ['{{é}}']],
    ['/a/{{id/b', [], ['{{id']],
    ['/a/{{id}/b', [], ['{{id}']],
    ['/a/{id}}/b', [], ['{id}}']],
    ['/a/id}}/b', [], ['id}}']],
    ['{{a{{b}}', ['{{b}}'], ['{{a']],
    ['{{a\nb}}', [], ['{{a', 'b}}']],
    ['{"a":{"b":1}}', [], []],
    ['{"a":{"b":{{x}}}}', ['{{x}}'], []],
    ['query { client { id }}', [], []],
    ['{ a: {b}}', [], []],
    ['}', [], []],
    ['', [], []],
  ])('%j', (text, found, malformed) => {
    const all = scanPlaceholders(text)
    const shown = (wanted: boolean): string[] =>
      all.filter((one) => one.malformed === wanted).map(({ start, end }) => text.slice(start, end))
    expect(shown(false)).toEqual(found)
    expect(shown(true)).toEqual(malformed)
  })

  it('names what stands between the braces', () => {
    expect(scanPlaceholders('{{a}} {{ b }} {{c.d}} {{e f}} g}}').map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c.d',
      'e f',
      'g',
    ])
  })

  it('agrees with the runners on what is substituted', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '}', '{{', '}}', 'a', 'b_1', '.', ' ', '\n')), (parts) => {
        const text = parts.join('')
        const substituted = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(({ index, 0: { length } }) => [
          index,
          index + length,
        ])
        const found = scanPlaceholders(text).filter(({ malformed }) => !malformed)
        expect(found.map(({ start, end }) => [start, end])).toEqual(substituted)
      }),
    )
  })

  it('stays linear on hostile text', () => {
    for (const part of ['{', '}', '{{', '{{a', '{ ', '{{a}', '{a}}', 'a}}']) {
      const started = performance.now()
      scanPlaceholders(part.repeat(100_000))
      expect(performance.now() - started).toBeLessThan(2000)
    }
  })
})

/** Each placeholder of the first step as one line: text, site, trail and what is special about it. */
async function sites(yaml: string): Promise<string[]> {
  const spec = await readSteps(yaml)
  return (spec.testRequest.steps[0]?.placeholders ?? []).map(({ span, site, trail, whole, malformed }) =>
    [spec.source.slice(span), site, trail.join('.'), whole ? 'whole' : '', malformed ? 'malformed' : '']
      .join(' ')
      .trim(),
  )
}

describe('the placeholders of a step', () => {
  it('are told with where they stand, in the order of the text', async () => {
    const yaml = [
      'steps:',
      '  - body:',
      '      name: "A {{name}}"',
      '      items:',
      "        - id: '{{item}}'",
      '      "{{key}}": 1',
      '    id: "{{not_sent}}"',
      '    description: "{{not_sent}}"',
      '    skipReason: "{{not_sent}}"',
      '    # {{comment}}',
      '    path: "/a/{{id}}?b={{b}}&{{n}}=1&c%5Bd%5D=x{{c}}" # {{comment}}',
      '    params:',
      '      page: "{{page}}"',
      '    headers:',
      '      X-Id: "{{header}}"',
      '    form_fields:',
      '      title: "{{title}}"',
      '    token: "{{token}}"',
    ].join('\n')
    expect(await sites(yaml)).toEqual([
      '{{name}} body name',
      '{{item}} body items.0.id whole',
      '{{key}} body-key {{key}} whole',
      '{{id}} path',
      '{{b}} path-query b',
      '{{n}} path-query',
      '{{c}} path-query c[d]',
      '{{page}} params page whole',
      '{{header}} other headers.X-Id whole',
      '{{title}} form title whole',
      '{{token}} other token whole',
    ])
  })

  it('are found in flow collections, quoted or not', async () => {
    expect(await sites('steps:\n  - body: {"a": "{{x}}", "b": [1, "{{y}}"], c: {{z}}, d: "{{p.q}}"}')).toEqual([
      '{{x}} body a whole',
      '{{y}} body b.1 whole',
      '{{z}} body c whole',
      '{{p.q}} body d whole malformed',
    ])
  })

  it('count without quotes as what they were meant to be', async () => {
    expect(await sites('steps:\n  - body: {{all}}\n    path: /a/{{id}}')).toEqual([
      '{{all}} body  whole',
      '{{id}} path',
    ])
  })

  it('are found in block scalars, whose header and line breaks are no part of the name', async () => {
    const yaml =
      'steps:\n  - body:\n      a: | # {{comment}}\n        {{x}}\n      b: |-\n        {{y}}\n      c: >-\n        one\n        {{z}}'
    expect(await sites(yaml)).toEqual(['{{x}} body a', '{{y}} body b whole', '{{z}} body c'])
  })

  it('are exact behind escapes', async () => {
    expect(await sites(String.raw`steps:` + '\n' + String.raw`  - body: ["\"\u00e9 {{x}}", 'it''s {{y}}']`)).toEqual([
      '{{x}} body 0',
      '{{y}} body 1',
    ])
  })

  it('are none in a JSON text that merely ends in braces', async () => {
    expect(await sites(`steps:\n  - body: '{"a":{"b":1}}'`)).toEqual([])
  })

  it('stay with their value when a key is repeated', async () => {
    expect(await sites('steps:\n  - path: /{{a}}\n    path: /{{b}}')).toEqual(['{{a}} path', '{{b}} path'])
  })
})

describe('built-in placeholders', () => {
  it.each(['timestamp', 'future_datetime_48h', 'today_date', 'current_month'])('%s needs no step', (name) => {
    expect(isBuiltInPlaceholder(name)).toBe(true)
  })

  it.each(['client_id', 'Timestamp', 'constructor', ''])('%j does', (name) => {
    expect(isBuiltInPlaceholder(name)).toBe(false)
  })
})
