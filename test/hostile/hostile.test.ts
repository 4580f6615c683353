import { dirname } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isTooIntricate } from '../../src/syntax/markdown-limits.ts'
import { builtPackage } from '../cli/built-package.ts'
import { FAMILIES } from './families/index.ts'
import { MOST_BYTES, PLAIN } from './hostile-input.ts'
import { measure } from './measure.ts'
import { BOUND, EMPTY, tryInput, warmUp } from './trial.ts'

/** Of each family those that cost most, or once hung; `npm run hostile` measures all. */
const WORST: Readonly<Record<string, readonly string[]>> = {
  prose: ['brackets', 'footnotes for the slow reader'],
  fences: ['fences', 'fences of steps under Test Request'],
  tables: ['columns and rows', 'rows of a parameter table'],
  yaml: ['anchors in the frontmatter and in a body', 'a ladder of aliases in a body'],
  steps: ['steps', 'extracts of one step and undefined names'],
  JSONPaths: ['JSONPaths'],
  references: ['a ladder of mixed combinations', 'files that refer to each other'],
  schemas: [
    'values of an enum against as many values',
    'parameters of an operation',
    'empty alternatives',
    'schemas that build upon one with a discriminator, each upon the one before',
  ],
  demands: ['exclusions of many alternatives', 'many conditions'],
  paths: [
    'operations',
    'paths of nothing but parameters',
    'paths under many servers',
    'paths whose segments have many parameters',
  ],
  'data files': ['JSON lists in lists'],
  documents: ['operations in YAML', 'anchors'],
  patterns: ['nested repeats in a schema', 'alternatives that overlap in the config'],
  comments: ['suppressions of as many findings', 'suppressions'],
  characters: ['keys of objects in a spec'],
  configs: ['a config of many keys', 'a config of many references, for as many', 'a config of a pattern of stars'],
  programs: [
    'fields of a body, by `spec-lint --fix`',
    'discriminators, by `spec-new POST /v1/items/{id}`',
    'a saved report of a long excerpt',
  ],
}

/** How much more a run may take beside other tests than alone, the speed of the machine aside. */
const MARGIN = 2

const { bin } = builtPackage({ types: false })

beforeAll(() => warmUp(dirname(bin)), 120_000)

describe('the hostile inputs', () => {
  it('are of every family, and each of a name of its own', () => {
    expect(Object.keys(WORST)).toEqual(Object.keys(FAMILIES))
    const names = Object.entries(FAMILIES).flatMap(([family, inputs]) => inputs.map(({ name }) => `${family}: ${name}`))
    expect(names).toEqual([...new Set(names)])
  })

  it('have less than a megabyte each', () => {
    for (const { name, files } of Object.values(FAMILIES).flat()) {
      const texts = Object.values({ ...PLAIN, ...files() })
      expect([name, texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) <= MOST_BYTES]).toEqual([name, true])
    }
  })

  it('for the slow reader of Markdown are given to it', () => {
    const slow = (FAMILIES['prose'] ?? []).filter(({ name }) => name.endsWith('for the slow reader'))
    expect(slow).not.toEqual([])
    for (const { name, files } of slow) {
      expect([name, Object.values(files()).some(isTooIntricate)]).toEqual([name, false])
    }
  })
})

describe.each(Object.entries(WORST))('of the family %s,', (family, names) => {
  let slowness = 1

  beforeAll(async () => {
    slowness = Math.max(1, (await measure('.', ['-e', '0'])).cpu / EMPTY)
  })

  it.each(names)('%s keeps the bounds', { timeout: 120_000 }, async (name) => {
    const input = FAMILIES[family]?.find((each) => each.name === name)
    if (input === undefined) throw new RangeError(`there is no input \`${name}\``)
    const { cost, faults } = await tryInput(input, dirname(bin))
    expect(faults).toEqual([])
    expect([0, 1, 2]).toContain(cost.code)
    expect(cost.cpu).toBeLessThan(BOUND.cpu * slowness * MARGIN)
    expect(cost.memory).toBeLessThan(BOUND.memory)
  })
})
