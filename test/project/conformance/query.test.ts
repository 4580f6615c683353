import { describe, expect, it } from 'vitest'
import { formatTrail } from '../../../src/project/conformance/trail.ts'
import { queryDifference } from '../../../src/project/conformance/query.ts'
import { entryOf } from '../../../src/syntax/node.ts'
import { readStep } from '../../../src/spec/step.ts'
import { documentOf } from '../../swagger/files.ts'
import { readValue } from './judged.ts'

const PARAMETERS = [
  { name: 'page', in: 'query', schema: { type: 'integer' } },
  { name: 'ids', in: 'query', schema: { type: 'array', items: { type: 'integer' } } },
  {
    name: 'filter',
    in: 'query',
    style: 'deepObject',
    schema: { type: 'object', properties: { state: { enum: ['open', 'done'] } } },
  },
  { name: 'state', in: 'query', schema: { type: 'string', enum: ['open', 'done'] } },
  { name: 'X-Id', in: 'header', schema: {} },
]

/** What is said of a step, in brief: `unknown`, `missing` and the values that do not fit. */
async function said(step: string, parameters: readonly object[] = PARAMETERS, allowed: readonly string[] = []) {
  const document = documentOf({ openapi: '3.0.3', paths: { '/x': { get: { parameters, responses: {} } } } })
  const { node, source } = await readValue(`{steps: {${step.includes('path:') ? '' : 'path: /x, '}${step}}}`)
  const map = entryOf(node, 'steps')?.value
  const [operation] = document.operations
  if (map?.kind !== 'map' || operation === undefined) throw new Error('no step')
  const { unknown, missing, values, deprecated } = queryDifference(
    await readStep(source, map, 'test', 0),
    operation,
    allowed,
    source,
  )
  return {
    ...(unknown.length === 0 ? {} : { unknown: unknown.map((each) => [each.name.value].concat(each.candidates)) }),
    ...(missing.length === 0 ? {} : { missing: missing.map((each) => each.name) }),
    ...(values.length === 0
      ? {}
      : { values: values.map((each) => `${each.kind} ${formatTrail(each.trail)} @${source.slice(each.span)}`) }),
    ...(deprecated.length === 0 ? {} : { deprecated: deprecated.map((each) => each.name.value) }),
  }
}

describe('the query of a step', () => {
  it.each([
    'params: {page: "1", state: open}',
    'params: {page: 1}',
    'path: /x?page=1&state=open',
    'params: {ids: "1,2"}',
    'params: {ids: [1, 2]}',
    'params: {"ids[]": [1, 2]}',
    'params: {"ids[]": 1}',
    'params: {"ids[0]": 1}',
    'params: {"filter[state]": open}',
    'params: {"filter[state][in]": "open,done"}',
    'params: {filter: {state: open}}',
    'params: {page: "{{page}}"}',
    'params: {page: null}',
    'path: "/x?page={{page}}"',
  ])('fits: %s', async (step) => {
    expect(await said(step)).toEqual({})
  })

  it('has values that do not fit, told at the value', async () => {
    expect(await said('params: {page: two, state: opne}')).toEqual({
      values: ['wrong-type page @two', 'not-allowed state @opne'],
    })
    expect(await said('path: /x?page=two')).toEqual({ values: ['wrong-type page @two'] })
    expect(await said('params: {ids: "1,b"}')).toEqual({ values: ['wrong-type ids[1] @"1,b"'] })
    expect(await said('params: {"filter[state]": gone}')).toEqual({ values: ['not-allowed filter[state] @gone'] })
    expect(await said('params: {state: [open]}')).toEqual({ values: ['wrong-type state @state'] })
  })

  it('names what is not documented, with what looks like it', async () => {
    expect(await said('params: {pages: 1, foo: 2}')).toEqual({ unknown: [['pages', 'page'], ['foo']] })
    expect(await said('path: /x?pagee=1')).toEqual({ unknown: [['pagee', 'page']] })
    expect(await said('params: {"foo[bar]": 1}')).toEqual({ unknown: [['foo[bar]']] })
  })

  it('holds the members of an object against those that it lists, if it takes no others', async () => {
    const filter = (more: object) => [
      { name: 'filter', in: 'query', schema: { type: 'object', properties: { state: {} }, ...more } },
    ]
    const stray = { values: ['unknown-key filter.sate @sate'] }
    for (const more of [{}, { additionalProperties: false }]) {
      expect(await said('params: {"filter[sate]": open}', filter(more))).toEqual(stray)
    }
    const kinds = ['a', 'b'].map((key) => ({ properties: { [key]: {} }, required: [key] }))
    for (const more of [{ additionalProperties: {} }, { patternProperties: { '^s': {} } }, { anyOf: kinds }]) {
      expect(await said('params: {"filter[sate]": open}', filter(more))).toEqual({})
    }
    expect(await said('params: {"filter[sate][in]": open}', filter({}))).toEqual({})
  })

  it('takes what the config allows everywhere, with brackets or without', async () => {
    expect(await said('params: {fields: 1, "fields[a]": 2}', PARAMETERS, ['fields'])).toEqual({})
  })

  it('lacks what is required, unless a misspelt name stands for it', async () => {
    const required = [
      ...PARAMETERS,
      { name: 'day', in: 'query', required: true, schema: {} },
      { name: 'zone[]', in: 'query', required: true, schema: {} },
    ]
    expect(await said('params: {page: 1}', required)).toEqual({ missing: ['day', 'zone[]'] })
    expect(await said('params: {day: 1, zone: 2}', required)).toEqual({})
    expect(await said('params: {days: 1, "zone[]": 2}', required)).toEqual({ unknown: [['days', 'day']] })
  })

  it('says nothing of what is not known before the step runs', async () => {
    const required = [{ name: 'day', in: 'query', required: true, schema: {} }]
    expect(await said('params: {"{{name}}": 1}', required)).toEqual({})
    expect(await said('path: "/x?{{query}}"', required)).toEqual({})
  })

  it('may be one documented text as a whole', async () => {
    expect(await said('params: {anything: 1}', [{ name: 'q', in: 'querystring', content: {} }])).toEqual({})
  })

  it('may spread an object over several parameters', async () => {
    const paging = [
      { name: 'paging', in: 'query', schema: { type: 'object', properties: { page: { type: 'integer' } } } },
    ]
    expect(await said('params: {page: x}', paging)).toEqual({ values: ['wrong-type page @x'] })
  })

  it('uses what is deprecated', async () => {
    expect(await said('params: {old: 1}', [{ name: 'old', in: 'query', deprecated: true, schema: {} }])).toEqual({
      deprecated: ['old'],
    })
  })
})
