import { describe, expect, it } from 'vitest'
import { findMismatches } from '../../../src/project/conformance/find-mismatches.ts'
import { formObject } from '../../../src/project/conformance/form.ts'
import { toValue } from '../../../src/syntax/node.ts'
import { schemaOf } from '../../swagger/files.ts'
import { inBrief, readEntries, ROOT } from './judged.ts'

async function read(fields: string, schema: object, files = '{}') {
  const text = `{fields: ${fields}, files: ${files}}`
  const { entries, source } = await readEntries(text)
  const [inner, uploads] = entries.map((entry) => (entry.value.kind === 'map' ? entry.value.entries : []))
  const view = schemaOf({ type: 'object', ...schema }).schema
  return { text, source, view, form: formObject(inner ?? [], uploads ?? [], view) }
}

async function shapeOf(fields: string, schema: object, files?: string): Promise<unknown> {
  return toValue((await read(fields, schema, files)).form.node)
}

async function judgedForm(fields: string, schema: object, files?: string): Promise<readonly string[]> {
  const { text, source, view, form } = await read(fields, schema, files)
  const mismatches = findMismatches(
    form.node,
    view,
    { trail: [], anchor: ROOT },
    { source, textual: true, opaque: form.files },
  )
  return mismatches.map((mismatch) => inBrief(mismatch, text))
}

const LITERAL = {
  properties: {
    'data[fields][title]': { type: 'string' },
    'data[fields][size]': { type: 'integer' },
    'tags[]': { type: 'array', items: {} },
  },
}
const NESTED = {
  properties: {
    data: {
      type: 'object',
      properties: {
        fields: {
          type: 'object',
          required: ['title'],
          properties: { title: { type: 'string' }, size: { type: 'integer' } },
        },
      },
    },
    tags: { type: 'array', items: { type: 'string' } },
  },
}

describe('the fields of a form', () => {
  it('keep bracket names that are documented as they are', async () => {
    expect(await shapeOf('{"data[fields][title]": a}', LITERAL)).toEqual({ 'data[fields][title]': 'a' })
    expect(await judgedForm('{"data[fields][title]": a, "data[fields][size]": "5"}', LITERAL)).toEqual([])
    expect(await judgedForm('{"data[fields][size]": x}', LITERAL)).toEqual(['wrong-type data[fields][size] @x'])
  })

  it('are nested where the schema is', async () => {
    expect(await shapeOf('{"data[fields][title]": a, "data[fields][size]": 5}', NESTED)).toEqual({
      data: { fields: { title: 'a', size: 5 } },
    })
    expect(await judgedForm('{"data[fields][size]": x}', NESTED)).toEqual([
      'missing-keys data.fields title @data[fields][size]',
      'wrong-type data.fields.size @x',
    ])
  })

  it('may be written nested where the schema has bracket names', async () => {
    expect(await shapeOf('{data: {fields: {title: a}}}', LITERAL)).toEqual({ 'data[fields][title]': 'a' })
    expect(await judgedForm('{data: {fields: {titel: a}}}', LITERAL)).toEqual([
      'unknown-key data[fields][titel] @titel',
    ])
  })

  it('match with and without the brackets of a list', async () => {
    expect(await judgedForm('{"tags[]": [a, b]}', NESTED)).toEqual([])
    expect(await judgedForm('{tags: a}', LITERAL)).toEqual([])
  })

  it('that are unknown are told under the name that was written', async () => {
    expect(await judgedForm('{"other[x]": 1, titel: 2}', LITERAL)).toEqual([
      'unknown-key other[x] @other[x]',
      'unknown-key titel @titel',
    ])
  })

  it('are required, files among them, and what a file holds is not looked at', async () => {
    const schema = {
      required: ['file', 'name'],
      properties: { file: { type: 'string', format: 'binary', maxLength: 1 }, name: { type: 'string' } },
    }
    expect(await judgedForm('{name: a}', schema, '{file: uploads/logo.png}')).toEqual([])
    expect(await judgedForm('{}', schema, '{fille: uploads/logo.png}')).toEqual([
      'missing-keys  name',
      'unknown-key fille @fille',
    ])
  })
})
