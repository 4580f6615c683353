import { describe, expect, test } from 'vitest'

import { judgeOwnProject, readOwnProject } from '../harness/own-project.ts'
import { describeMiss, FAULTS, isCaught, judgePlants, plantFaults } from './catch-rate.ts'
import { misspellings } from './fault.ts'
import { readSpecLines } from './spec-lines.ts'

/** Of each kind in each spec; `npm run mutate` plants them all. */
const MOST = 1

const FILES = readOwnProject()

describe('faults', () => {
  test('are misspellings of the word, each another one', () => {
    for (const word of ['GET', 'id', 'clients', 'aab', 'extract']) {
      const spellings = misspellings(word)
      expect(spellings.length).toBeGreaterThan(1)
      expect(new Set([word, ...spellings]).size).toBe(spellings.length + 1)
    }
    expect(misspellings('status')).toEqual(['stauts', 'staus', 'staxus'])
  })

  test('find the steps of a spec by their looks', () => {
    const spec = readSpecLines(
      'a.md',
      '---\ntags:\n  - a\n---\n## Test Request\n```yaml\nsteps:\n  - id: x\n    body:\n      - id: 1\n    expect:\n      status: 200\n```\n',
    )
    expect(spec.lines.map(({ region, key, hasKey }) => `${region} ${key ?? ''}${hasKey ? '!' : ''}`.trim())).toEqual([
      'other',
      'frontmatter tags!',
      'frontmatter tags',
      'other',
      'heading',
      'fence-open',
      'steps',
      'steps id!',
      'steps body!',
      'steps body',
      'steps expect!',
      'steps expect',
      'fence-close',
      'other',
    ])
  })

  const all = plantFaults(FILES)

  test.each(FAULTS)('change a spec on the lines that they name: $name', (fault) => {
    const plants = all.filter((plant) => plant.fault === fault)
    expect(plants.length).toBeGreaterThan(0)
    for (const { spec, text, lines } of plants) {
      const before = (FILES.get(spec) ?? '').split('\n')
      const after = text.split('\n')
      const first = after.findIndex((line, index) => line !== before[index]) + 1
      expect(first, `${spec} ${lines.join()}`).toBe(fault.showsElsewhere === true ? first : lines[0])
      expect(text).not.toBe(FILES.get(spec))
    }
  })

  test('reach every spec with a method, a path, a key, a fence and a word of the frontmatter', () => {
    const common = [
      'the method of the endpoint',
      'a path segment of the endpoint',
      'a key of the frontmatter',
      'the status',
      'the domain',
      "a step's method",
      "a segment of a step's path",
      'a key of a step',
      'an expected status',
      'the language of a fence',
      'two backticks for three',
    ]
    const specs = [...FILES.keys()].filter((path) => path.startsWith('specs/') && path.endsWith('.md'))
    expect(specs.length).toBeGreaterThan(0)
    const planted = new Set(all.map(({ spec, fault }) => `${spec} ${fault.name}`))
    expect(
      specs.flatMap((spec) => common.map((name) => `${spec} ${name}`)).filter((pair) => !planted.has(pair)),
    ).toEqual([])
  })

  test('leave every other spec as clean as it was', async () => {
    const plants = plantFaults(FILES, 1)
    // One spec for each kind, in turn, so that each run has one mistake and many files that have none.
    const chosen = FAULTS.flatMap((fault, ordinal) => {
      const own = plants.filter((plant) => plant.fault === fault)
      return own[ordinal % Math.max(1, own.length)] ?? []
    })
    expect(chosen.length).toBe(FAULTS.length)
    for (const { spec, text, fault, description } of chosen) {
      const told = await judgeOwnProject(new Map([...FILES, [spec, text]]))
      // A spec whose endpoint turns into another's is the other one's twin as well.
      const elsewhere = told.filter(({ file, ruleId }) => file !== spec && ruleId !== 'endpoint/duplicate')
      expect(elsewhere, `${spec} ${fault.name}: ${description}`).toEqual([])
    }
  }, 120_000)
})

test('a fault in a clean spec is told of on its line', async () => {
  const catches = await judgePlants(FILES, plantFaults(FILES, MOST), judgeOwnProject)
  expect(catches.filter((caught) => !isCaught(caught)).map(describeMiss)).toEqual([])
}, 120_000)
