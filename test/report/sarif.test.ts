import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeSarif } from '../../src/cli/sarif-limits.ts'
import { reportSarif, sarifReporter } from '../../src/report/sarif.ts'
import { diagnosticAt, fileOf, relatedAt, resultOf } from './example.ts'
import { hostileResult, SHARED } from './shared-result.ts'

const schema: unknown = JSON.parse(readFileSync(new URL('schemas/sarif-2.1.0.json', import.meta.url), 'utf8'))
// The formats are those of addresses, which are looked at below.
const isSarif = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schema as object)

function runOf(result: typeof SHARED) {
  const report = JSON.parse(reportSarif(result))
  expect(isSarif(report) || isSarif.errors).toBe(true)
  return report.runs[0]
}

/** What a viewer makes of a message: its links `[text](id)`, as the grammar of SARIF 2.1.0, 3.11.6, has them. */
function linksOf(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/(?<!\\)\[((?:[^\\[\]]|\\[\\[\]])+)\]\(([^)]+)\)/g)].map(([, label = '', to = '']) => [
    label.replace(/\\(.)/gs, '$1'),
    to,
  ])
}

describe('the SARIF report', () => {
  it.each([
    ['nothing', resultOf([])],
    ['something of everything', SHARED],
    ['a crash', { ...SHARED, failures: [{ ruleId: 'steps/query', file: 'specs/a b.md', message: 'boom' }] }],
    ['findings of rules that it was not told of', { ...SHARED, rules: [] }],
  ])('of %s is what the published schema says', (_what, result) => {
    expect(runOf(result).results).toHaveLength(result.diagnostics.length)
  })

  it('survives hostile texts', () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const [finding] = result.diagnostics
        const [read] = runOf(result).results
        const other = finding?.related[0]?.message ?? ''
        const links = linksOf(read.message.text)
        expect(links.at(-1)).toEqual([other, '1'])
        const said = read.message.text.replaceAll('\\](', '](')
        expect(said.startsWith(`${finding?.message}\n${finding?.help}\n`)).toBe(true)
        const { uri } = read.locations[0].physicalLocation.artifactLocation
        expect(uri).toMatch(/^[\w.!~*'()%/-]+$/)
        expect(decodeURIComponent(uri)).toBe(finding?.file.replace(/\p{Cs}/gu, '\ufffd'))
      }),
    )
  })

  it('leaves no rule, and no field of a rule, empty', () => {
    const { tool, results } = runOf(SHARED)
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
    for (const rule of tool.driver.rules) {
      expect(Object.keys(rule)).toEqual(
        expect.arrayContaining(['shortDescription', 'fullDescription', 'help', 'defaultConfiguration', 'properties']),
      )
      expect([rule.help.text, rule.help.markdown, ...rule.properties.tags]).not.toContain('')
    }
  })

  it('keeps a place of several lines on its first, and what a fix replaces whole', () => {
    const source = fileOf('body:\n  a: 1\n  b: 2\n')
    const range = source.rangeOf({ start: 8, end: 19 })
    const fix = { title: 't', safety: 'safe', edits: [{ file: source.path, range, text: 'x' }] } as const
    const [{ locations, fixes }] = runOf(resultOf([diagnosticAt(source, 'a: 1\n  b: 2', { fix })])).results
    expect(locations[0].physicalLocation.region).toEqual({ startLine: 2, startColumn: 3, endLine: 2, endColumn: 7 })
    expect(fixes[0].artifactChanges[0].replacements[0].deletedRegion).toMatchObject({ startLine: 2, endLine: 3 })
  })

  it('follows a typed value from what produces it to what takes it', () => {
    const flow = runOf(SHARED).results.find(({ ruleId }: { ruleId: string }) => ruleId === 'variables/type')
      .codeFlows[0]
    const said = flow.threadFlows[0].locations.map(
      (step: { location: { message: { text: string } } }) => step.location.message.text,
    )
    expect(said).toEqual(['`id` is extracted here', 'the value is sent here', '`id` is declared here'])
  })

  it('gives findings that share a fingerprint one each', () => {
    const twin = diagnosticAt(fileOf('a b'), 'a')
    const prints = runOf(resultOf([twin, twin, twin])).results.map(
      ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) => partialFingerprints,
    )
    expect(prints).toEqual(['', '-2', '-3'].map((end) => ({ 'specLint/v1': `0123456789abcdef${end}` })))
  })

  it('has at most a thousand places a result', () => {
    const source = fileOf('a b')
    const related = Array.from({ length: 1500 }, () => relatedAt(source, 'b', 'here'))
    const [{ relatedLocations }] = runOf(resultOf([diagnosticAt(source, 'a', { related })])).results
    expect(relatedLocations).toHaveLength(999)
  })

  it('leaves out the mildest where there are too many, keeps the order, and says so', () => {
    const levels = JSON.parse(sarifReporter(3)(SHARED)).runs[0].results.map(({ level }: { level: string }) => level)
    expect(levels).toEqual(['error', 'warning', 'error'])
    expect(makeSarif(SHARED)).toEqual({ text: reportSarif(SHARED) })
    const { text, note } = makeSarif(SHARED, 1500)
    const kept = JSON.parse(text).runs[0].results.length
    expect(kept).toBeLessThan(4)
    expect(note).toBe(`the SARIF report holds the worst ${kept} of 4 findings: code scanning takes no more`)
  })
})
