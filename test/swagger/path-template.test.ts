import { array, assert, constant, constantFrom, oneof, property, stringMatching } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchPath } from '../../src/swagger/path-match.ts'
import { canonicalPath, fullPath, operationIdentity, parseTemplate } from '../../src/swagger/path-template.ts'

const canonical = (text: string) => canonicalPath(parseTemplate(text).segments)
const full = (text: string, prefixes: string[]) => fullPath(parseTemplate(text), prefixes)
const match = (asked: string, template: string) =>
  matchPath(parseTemplate(asked).segments, parseTemplate(template).segments)

describe('parseTemplate', () => {
  it.each([
    ['/clients/{id}', '/clients/{}'],
    ['/clients/{{id}}', '/clients/{}'],
    ['/clients/{{ id }}/', '/clients/{}'],
    ['/clients/:id', '/clients/{}'],
    ['/clients/%7Bid%7D', '/clients/{}'],
    ['clients//{id}///', '/clients/{}'],
    ['/clients/{id}?a=1', '/clients/{}'],
    ['/clients/{id}#part', '/clients/{}'],
    ['/files/{id}.json', '/files/{}.json'],
    ['/range/{from}:{to}', '/range/{}:{}'],
    ["/items('{id}')/name", "/items('{}')/name"],
    ['/a%20b/c%C3%A9', '/a b/cé'],
    ['/a%2Fb', '/a%2Fb'],
    ['/100%', '/100%'],
    ['/jobs:run', '/jobs:run'],
    ['/a/{unclosed', '/a/{unclosed'],
    ['/a/{b/c}', '/a/{b/c}'],
    ["/a/{{b | default: '/'}}/c", '/a/{}/c'],
    ['/', '/'],
    ['', '/'],
  ])('takes %s for %s', (text, expected) => {
    expect(canonical(text)).toBe(expected)
  })

  it('names the parameters in order', () => {
    expect(parseTemplate('/a/{x}/{{ y }}.{z}/:w').parameters).toEqual(['x', 'y', 'z', 'w'])
  })

  it('keeps the text of the document', () => {
    expect(parseTemplate('/a/{x}/').text).toBe('/a/{x}/')
  })

  it('takes a text of nothing but braces in no time', () => {
    const start = performance.now()
    parseTemplate('/' + '{'.repeat(100_000) + '}')
    expect(performance.now() - start).toBeLessThan(4000)
  })

  it('ends on any text', () => {
    assert(
      property(array(constantFrom('{', '}', '/', ':', '%', '7', 'b', 'a', '?', '{{', '}}')), (parts) => {
        const { segments, parameters } = parseTemplate(parts.join(''))
        expect(segments.flatMap((segment) => segment.parameters)).toEqual(parameters)
        expect(segments.every((segment) => segment.text !== '')).toBe(true)
      }),
    )
  })
})

describe('fullPath', () => {
  it('puts the first prefix before the template', () => {
    expect(full('/clients/{id}', ['/platform/v1', '/v2']).text).toBe('/platform/v1/clients/{id}')
  })

  it('does not double a prefix that the template repeats', () => {
    expect(full('/platform/v1/clients', ['/platform/v1']).text).toBe('/platform/v1/clients')
  })

  it('puts the first prefix for another one that the template repeats', () => {
    expect(full('/v2/clients', ['/v1', '/v2']).text).toBe('/v1/clients')
  })

  it('leaves a template alone that begins with part of the prefix', () => {
    expect(full('/platform/clients', ['/platform/v1']).text).toBe('/platform/v1/platform/clients')
  })

  it('does not take a template away that is nothing but the prefix', () => {
    expect(full('/v1', ['/v1']).text).toBe('/v1/v1')
  })

  it('gives all spellings of one operation the same identity', () => {
    const spellings = [
      full('/clients/{id}/', ['/v1']),
      full('/v1/clients/{uid}', ['']),
      full('/v1/clients/{x}', ['/v1']),
    ]
    expect(new Set(spellings.map((path) => operationIdentity('get', path)))).toEqual(new Set(['GET /v1/clients/{}']))
  })
})

describe('matchPath', () => {
  it('does not care for names of parameters', () => {
    expect(match('/clients/{{uid}}', '/clients/{id}')).toEqual({ literals: 1, composed: 0, hardcoded: [] })
  })

  it('says which literal stands for which parameter', () => {
    expect(match('/clients/12/notes/abc', '/clients/{id}/notes/{note}')?.hardcoded).toEqual([
      { parameter: 'id', literal: '12' },
      { parameter: 'note', literal: 'abc' },
    ])
  })

  it('finds the literal in a mixed segment', () => {
    expect(match('/files/12.json', '/files/{id}.json')?.hardcoded).toEqual([{ parameter: 'id', literal: '12' }])
    expect(match('/range/{{a}}:9', '/range/{from}:{to}')?.hardcoded).toEqual([{ parameter: 'to', literal: '9' }])
    expect(match("/items('7')", "/items('{id}')")?.hardcoded).toEqual([{ parameter: 'id', literal: '7' }])
  })

  it('lets a parameter take what is composed of parameters', () => {
    expect(match('/x/{{a}}-{{b}}', '/x/{id}')).toMatchObject({ composed: 1, hardcoded: [] })
    expect(match('/x/{{a}}-1.json', '/x/{id}.json')).toMatchObject({ composed: 1, hardcoded: [] })
  })

  it.each([
    ['/clients/{{id}}', '/clients/bulk'],
    ['/clients/{{id}}', '/clients/{id}.json'],
    ['/clients', '/clients/{id}'],
    ['/files/.json', '/files/{id}.json'],
    ['/files/a.xml', '/files/{id}.json'],
    ['/range/1', '/range/{from}:{to}'],
    ['/Clients/1', '/clients/{id}'],
  ])('does not take %s for %s', (asked, template) => {
    expect(match(asked, template)).toBeUndefined()
  })

  it('takes no time to refuse a segment of many parameters', () => {
    const template = '/' + '{a}-'.repeat(2000) + '{z}!'
    const asked = '/' + 'x-'.repeat(4000)
    const start = performance.now()
    expect(match(asked, template)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(4000)
  })

  it('takes every filling of a template', () => {
    const literal = stringMatching(/^[a-z]{1,4}$/)
    const piece = oneof(
      literal,
      constant('{p}'),
      literal.map((text) => `{p}.${text}`),
    )
    assert(
      property(array(piece, { minLength: 1, maxLength: 5 }), literal, (pieces, value) => {
        const template = '/' + pieces.join('/')
        const filled = match(template.replaceAll('{p}', value), template)
        expect(filled?.hardcoded.map((each) => each.literal)).toEqual(
          pieces.filter((each) => each.startsWith('{p}')).map(() => value),
        )
        expect(match(template.replaceAll('{p}', '{{q}}'), template)).toMatchObject({ hardcoded: [], composed: 0 })
      }),
    )
  })
})
