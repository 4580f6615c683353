import { describe, expect, it } from 'vitest'
import { FORMATS, makeReport } from '../../src/cli/formats.ts'
import { PLAIN_STYLE } from '../../src/report/style.ts'
import { resultOf } from './example.ts'
import { SHARED } from './shared-result.ts'

const ENDINGS: Readonly<Record<string, string>> = {
  json: 'json',
  gitlab: 'json',
  rdjson: 'json',
  sarif: 'json',
  junit: 'xml',
  checkstyle: 'xml',
  markdown: 'md',
}

describe.each(FORMATS)('the %s report', (format) => {
  const made = (result = SHARED) => makeReport(format, result, PLAIN_STYLE)

  it('of the shared result is as agreed', async () => {
    const { text } = await made()
    await expect(text).toMatchFileSnapshot(`golden/${format}.${ENDINGS[format] ?? 'txt'}`)
  })

  it('proves its work, in itself or beside it', async () => {
    const { text, note = '' } = await made(resultOf([]))
    if (['json', 'sarif'].includes(format)) expect(text).toContain('"steps": 4,')
    else
      expect(text + note).toContain(
        'Checked 1 spec and 4 steps against 3 operations of 2 swagger documents with 50 rules.',
      )
  })

  it('begins without a byte order mark and ends with a line break', async () => {
    const { text } = await made(resultOf([]))
    expect(text).toMatch(/^[\x20-\x7e]/)
    expect(text.endsWith('\n')).toBe(true)
  })
})
