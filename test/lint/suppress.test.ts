import { describe, expect, it } from 'vitest'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import { memoryHost } from '../harness/memory-host.ts'

const SWAGGER = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/items:
    get: { responses: { '200': { description: OK } } }
`

/** Where the marks of {@link spec} stand. */
interface Marks {
  readonly frontmatter?: string
  readonly top?: string
  readonly step?: string
  readonly statusLine?: string
  readonly between?: string
  readonly bottom?: string
}

/** Two findings: the savedAt of a day that there is not, and two statuses that are not documented. */
function spec({ frontmatter, top, step, statusLine = '', between, bottom }: Marks): string {
  const line = (text: string | undefined): string => (text === undefined ? '' : `${text}\n`)
  return `---
endpoint: GET /v1/items
swagger: swagger/shop.yaml
domain: shop
tags: []
status: verified
${line(frontmatter)}savedAt: 2026-02-31T03:04:05Z
verifiedAt: 2026-01-02T03:04:05Z
timesReused: 0
---
${line(top)}
# Items

## Summary

Lists them.

## Prerequisites

\`\`\`yaml
steps:
  - id: first
    description: Call it
    method: GET
    path: /v1/items
    expect:
${line(step)}      status: 204${statusLine}
\`\`\`

${line(between)}
## Test Request

\`\`\`yaml
steps:
  - id: second
    description: Call it
    method: GET
    path: /v1/items
    expect:
      status: 204
\`\`\`
${line(bottom)}`
}

/** "rule line" of what is told, and how many findings are hidden. */
async function told(text: string, rules: Readonly<Record<string, 'off'>> = {}) {
  const host = memoryHost(
    new Map([
      ['specs/shop/get_v1_items.md', text],
      ['swagger/shop.yaml', SWAGGER],
    ]),
  )
  const { diagnostics, summary } = await createSpecLint(host).lint({ now: new Date('2026-06-15T12:00:00Z'), rules })
  return { told: diagnostics.map(({ ruleId }) => ruleId), suppressed: summary.suppressed }
}

const ALL = ['frontmatter/type', 'steps/status', 'steps/status']

describe('without a comment', () => {
  it('everything is told', async () => {
    expect(await told(spec({}))).toEqual({ told: ALL, suppressed: 0 })
  })
})

describe('a comment hides', () => {
  it.each<[string, Marks, readonly string[]]>([
    [
      'its own line',
      { statusLine: ' # spec-lint-disable-line steps/status -- late' },
      ['frontmatter/type', 'steps/status'],
    ],
    [
      'the next line',
      { step: '      # spec-lint-disable-next-line steps/status' },
      ['frontmatter/type', 'steps/status'],
    ],
    [
      'the next line behind blank lines and comments',
      { step: '      # spec-lint-disable-next-line steps/status\n\n      # a remark' },
      ['frontmatter/type', 'steps/status'],
    ],
    ['a line of the frontmatter', { frontmatter: '# spec-lint-disable-next-line frontmatter/type' }, ALL.slice(1)],
    [
      'what comes after it',
      { between: '<!-- spec-lint-disable steps/status -->' },
      ['frontmatter/type', 'steps/status'],
    ],
    ['the whole file from its top', { top: '<!-- spec-lint-disable frontmatter/type, steps/status -->' }, []],
    ['the whole file from the frontmatter', { frontmatter: '# spec-lint-disable steps/* frontmatter/*' }, []],
    [
      'a region and no more',
      { top: '<!-- spec-lint-disable steps/status -->', between: '<!-- spec-lint-enable steps/status -->' },
      ['frontmatter/type', 'steps/status'],
    ],
    [
      'a region that a bare end closes',
      { top: '<!-- spec-lint-disable steps/* -->', between: '<!-- spec-lint-enable -->' },
      ['frontmatter/type', 'steps/status'],
    ],
  ])('%s', async (_name, marks, left) => {
    expect(await told(spec(marks))).toEqual({ told: left, suppressed: ALL.length - left.length })
  })

  it('the same with CRLF', async () => {
    const text = spec({ step: '      # spec-lint-disable-next-line steps/status' }).replaceAll('\n', '\r\n')
    expect(await told(text)).toEqual({ told: ['frontmatter/type', 'steps/status'], suppressed: 1 })
  })
})

describe('a comment that hides nothing', () => {
  it.each<[string, Marks]>([
    ['names a rule that is content', { step: '      # spec-lint-disable-next-line steps/body' }],
    ['stands after what it is about', { bottom: '<!-- spec-lint-disable steps/status -->' }],
    ['names a rule that there is not', { step: '      # spec-lint-disable-next-line steps/statuses' }],
    ['is no instruction', { statusLine: ' # spec-lint-disable-nextline steps/status' }],
    ['names nothing', { top: '<!-- spec-lint-disable -->' }],
    ['ends nothing', { bottom: '<!-- spec-lint-enable steps/status -->' }],
    ['would suppress itself', { top: '<!-- spec-lint-disable suppression/unused -->' }],
  ])('is told where it %s', async (_name, marks) => {
    const { told: rules, suppressed } = await told(spec(marks))
    expect(rules.toSorted()).toEqual([...ALL, 'suppression/unused'])
    expect(suppressed).toBe(0)
  })

  it('is left alone where its rule did not run', async () => {
    const text = spec({ step: '      # spec-lint-disable-next-line steps/status' })
    expect((await told(text, { 'steps/status': 'off' })).told).toEqual(['frontmatter/type'])
  })
})

describe('text that looks like a comment', () => {
  it.each([
    ['in quotes', '    description: "# spec-lint-disable-line steps/body"'],
    ['in a block', '    description: |\n      # spec-lint-disable-line steps/body'],
  ])('is text %s', async (_name, description) => {
    const text = spec({}).replace('    description: Call it', () => description)
    expect(await told(text)).toEqual({ told: ALL, suppressed: 0 })
  })

  it('is none in a fence of Markdown', async () => {
    const text = spec({ between: '```html\n<!-- spec-lint-disable steps/status -->\n```' })
    expect(await told(text)).toEqual({ told: ALL, suppressed: 0 })
  })
})
