import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Severity } from '../../src/diagnostic/severity.ts'
import { reportGitHub } from '../../src/report/github.ts'
import { printable } from '../../src/report/printable.ts'
import { diagnosticAt, fileOf, resultOf } from './example.ts'
import { hostileResult, SHARED } from './shared-result.ts'

interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** Reads a log as the runner of GitHub Actions does: line by line, each command unescaped. */
function commandsOf(log: string): readonly Command[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, name, said = '', data = ''] = /^::([a-z-]+)(?: (.*?))?::(.*)$/s.exec(line) ?? []
    if (name === undefined) return []
    const pairs = said.split(',').map((pair) => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at), unescape(pair.slice(at + 1))]
    })
    return [{ name, properties: Object.fromEntries(pairs), message: unescape(data) }]
  })
}

function unescape(text: string): string {
  const characters: Readonly<Record<string, string>> = { '0D': '\r', '0A': '\n', '3A': ':', '2C': ',', '25': '%' }
  return text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => characters[code] ?? '')
}

/** As it is shown: line breaks stay, whatever else would act on a terminal is a symbol. */
function shown(text: string): string {
  return text.replace(/[^\r\n]+/g, (line) => printable(line))
}

const many = (severity: Severity, count: number) =>
  Array.from({ length: count }, () => diagnosticAt(fileOf('a'), 'a', { severity }))
const last = (...findings: Parameters<typeof resultOf>[0][]) =>
  commandsOf(reportGitHub(resultOf(findings.flat()))).at(-1)?.message

describe('the report for GitHub', () => {
  it('annotates the places, the worst first', () => {
    const read = commandsOf(reportGitHub(SHARED)).map(({ name, properties }) => [name, properties])
    expect(read).toEqual([
      [
        'error',
        {
          file: 'specs/a b/#1.md',
          line: '2',
          endLine: '2',
          col: '11',
          endColumn: '23',
          title: 'endpoint/unknown-operation',
        },
      ],
      [
        'error',
        { file: 'specs/c.md', line: '2', endLine: '2', col: '9', endColumn: '17', title: 'frontmatter/status' },
      ],
      ['warning', { file: 'specs/a b/#1.md', line: '6', endLine: '7', title: 'steps/query' }],
      [
        'notice',
        { file: 'specs/a b/#1.md', line: '4', endLine: '4', col: '5', endColumn: '11', title: 'variables/type' },
      ],
    ])
  })

  it('says what it was told, and lets no text give a command', () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const commands = commandsOf(reportGitHub(result))
        expect(commands).toHaveLength(1)
        const [finding] = result.diagnostics
        expect(commands[0]?.properties['file']).toBe(shown(finding?.file ?? ''))
        const told = shown(`${finding?.message}\n${finding?.help}\n`)
        expect(commands[0]?.message.slice(0, told.length)).toBe(told)
      }),
    )
  })

  it('closes with how many of a level GitHub does not show', () => {
    expect(last(many('error', 12), many('warning', 10), many('info', 11))).toBe(
      'GitHub shows 10 annotations of a level: 2 more errors and 1 more info in the log of this step.',
    )
    expect(last(many('error', 10))).toBe('Something is off.')
  })
})
