import type { Nodes } from 'mdast'
import * as fc from 'fast-check'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { describe, expect, it } from 'vitest'
import { reportMarkdown } from '../../src/report/markdown.ts'
import { printable } from '../../src/report/printable.ts'
import { diagnosticAt, fileOf, resultOf } from './example.ts'
import { hostileResult, SHARED } from './shared-result.ts'

const reader = remark().use(remarkGfm)

/** The cells of the rows of the one table, as their nodes. */
function cellsOf(markdown: string): readonly (readonly (readonly Nodes[])[])[] {
  const tables = reader.parse(markdown).children.filter((node) => node.type === 'table')
  expect(tables).toHaveLength(1)
  return (tables[0]?.children ?? []).slice(1).map((row) => row.children.map((cell) => cell.children))
}

/** What a reader of the rendered page sees. */
function seen(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'html') return node.value === '<br>' ? '\n' : ''
      if ('children' in node) return seen(node.children)
      return 'value' in node ? node.value : ''
    })
    .join('')
}

/** Lines as they are shown, in spite of white space, of which Markdown keeps little. */
function shown(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => printable(line))
    .join('\n')
    .replace(/\s+/g, '')
}

describe('the summary in Markdown', () => {
  it('lists the worst findings first, with their rules linked', () => {
    const rows = cellsOf(reportMarkdown(SHARED)).map((row) => row.map(seen))
    expect(rows.map(([severity, place, , rule]) => [severity, place, rule])).toEqual([
      ['error', 'specs/a b/#1.md:2:11', 'endpoint/unknown-operation'],
      ['error', 'specs/c.md:2:9', 'frontmatter/status'],
      ['warning', 'specs/a b/#1.md:6:3', 'steps/query'],
      ['info', 'specs/a b/#1.md:4:5', 'variables/type'],
    ])
    expect(reportMarkdown(SHARED)).toContain('[steps/query](https://example.test/steps/query.md)')
  })

  it('shows what it was told as nothing but text and code', () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const [row = []] = cellsOf(reportMarkdown(result))
        const [finding] = result.diagnostics
        expect(row).toHaveLength(4)
        const told = shown(`${finding?.message}\n${finding?.help}`)
        // Backticks around a name are what makes it code.
        expect(shown(seen(row[2] ?? [])).replaceAll('`', '')).toBe(told.replaceAll('`', ''))
        expect(shown(seen(row[1] ?? []))).toBe(shown(`${finding?.file}:2:11`))
        const types = new Set(
          row
            .slice(0, 3)
            .flat()
            .map((node) => (node.type === 'html' ? node.value : node.type)),
        )
        expect([...types].filter((type) => !['text', '<br>', '<code>', '</code>', 'link'].includes(type))).toEqual([])
      }),
    )
  })

  it('is never larger than GitHub takes, and says what it leaves out', () => {
    const source = fileOf('a')
    const findings = Array.from({ length: 3000 }, () => diagnosticAt(source, 'a', { message: '値'.repeat(200) }))
    const text = reportMarkdown(resultOf([...findings, diagnosticAt(source, 'a', { severity: 'error' })]))
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024)
    expect(Buffer.byteLength(text)).toBeGreaterThan(1000 * 1024)
    const shownRows = text.split('\n').filter((line) => /^\| (?:error|warning) /.test(line)).length
    expect(text).toContain('| error | ')
    expect(text).toContain(`\n${3001 - shownRows} more findings did not fit into this summary.\n`)
  })
})
