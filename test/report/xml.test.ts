import * as fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { reportCheckstyle } from '../../src/report/checkstyle.ts'
import { reportJUnit } from '../../src/report/junit.ts'
import { diagnosticAt, fileOf, resultOf } from './example.ts'
import { HOSTILE_MESSAGE, hostileResult, hostileText, SHARED } from './shared-result.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** The elements of a document in order, as a strict parser reads them; throws where it is not well-formed. */
function elementsOf(xml: string): readonly Element[] {
  const elements: Element[] = []
  const open: Element[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, text: '' }
    elements.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last !== undefined) last.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return elements
}

/** What of a text XML 1.0 can say, character by character of its grammar. */
function sayable(text: string): string {
  return [...text]
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0
      const inPlane = (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000
      return inPlane || [0x9, 0xa, 0xd].includes(code)
    })
    .join('')
}

function all(xml: string, name: string): readonly Element[] {
  return elementsOf(xml).filter((element) => element.name === name)
}

const hostileMessage = fc.oneof(hostileText, fc.constantFrom(HOSTILE_MESSAGE, 'true', 'false', ' ', '0'))

describe('the JUnit report', () => {
  it('has a suite a spec, a failed case a finding, and a passed one for a clean spec', () => {
    const elements = elementsOf(reportJUnit(SHARED)).map(({ name, attributes }) => [name, attributes['name'] ?? ''])
    expect(elements).toEqual([
      ['testsuites', 'spec-lint'],
      ['testsuite', 'specs/a b/#1.md'],
      ['testcase', 'endpoint/unknown-operation'],
      ['failure', ''],
      ['testcase', 'variables/type'],
      ['failure', ''],
      ['testcase', 'steps/query'],
      ['failure', ''],
      ['testsuite', 'specs/c.md'],
      ['testcase', 'frontmatter/status'],
      ['failure', ''],
      ['testsuite', 'specs/clean.md'],
      ['testcase', 'no findings'],
    ])
  })

  it('counts what it holds', () => {
    const crashed = { ...SHARED, failures: [{ ruleId: 'steps/query', file: 'specs/clean.md', message: 'boom' }] }
    const xml = reportJUnit(crashed)
    expect(all(xml, 'testsuites')[0]?.attributes).toEqual({ name: 'spec-lint', tests: '5', failures: '4', errors: '1' })
    expect(all(xml, 'testcase')).toHaveLength(5)
    expect(all(xml, 'failure')).toHaveLength(4)
    expect(all(xml, 'error').map(({ attributes }) => attributes['message'])).toEqual(['boom'])
  })

  it('names every case of a class otherwise', () => {
    const twin = diagnosticAt(fileOf('a'), 'a')
    const names = all(reportJUnit(resultOf([twin, twin, twin])), 'testcase').map(({ attributes }) => attributes)
    expect(names).toEqual(['', ' (2)', ' (3)'].map((end) => ({ classname: 'specs/a', name: `steps/query${end}` })))
  })

  it('says what it was told, whatever that is', () => {
    fc.assert(
      fc.property(hostileResult, hostileMessage, (result, message) => {
        const diagnostics = result.diagnostics.map((finding) => ({ ...finding, message }))
        const [suite] = all(reportJUnit({ ...result, diagnostics }), 'testsuite')
        const [failure] = all(reportJUnit({ ...result, diagnostics }), 'failure')
        expect(suite?.attributes['name']).toBe(sayable(result.files[0] ?? ''))
        expect(failure?.attributes['message']).toBe(sayable(message))
        expect(failure?.text).toContain(sayable(`: ${message}\n${diagnostics[0]?.help}\n`))
      }),
    )
  })
})

describe('the checkstyle report', () => {
  it('lists every file, clean ones too, and every finding', () => {
    const xml = reportCheckstyle(SHARED)
    expect(all(xml, 'file').map(({ attributes }) => attributes['name'])).toEqual([
      'specs/a b/#1.md',
      'specs/c.md',
      'specs/clean.md',
    ])
    expect(
      all(xml, 'error').map(({ attributes: { line, column, severity, source } }) => [line, column, severity, source]),
    ).toEqual([
      ['2', '11', 'error', 'endpoint/unknown-operation'],
      ['4', '5', 'info', 'variables/type'],
      ['6', '3', 'warning', 'steps/query'],
      ['2', '9', 'error', 'frontmatter/status'],
    ])
  })

  it('says what it was told, whatever that is', () => {
    fc.assert(
      fc.property(hostileResult, hostileMessage, (result, message) => {
        const diagnostics = result.diagnostics.map((finding) => ({ ...finding, message }))
        const [error] = all(reportCheckstyle({ ...result, diagnostics }), 'error')
        expect(error?.attributes['message']).toBe(sayable(`${message}\n${diagnostics[0]?.help}`))
      }),
    )
  })
})
