import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { structuredPatch } from 'diff'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/parse-config.ts'
import type { LintResult } from '../../src/diagnostic/lint-result.ts'
import { NodeHost } from '../../src/node/node-host.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import type { FileChange } from '../../src/service/fix-bench.ts'
import type { FixOutcome } from '../../src/service/fix.ts'
import { OverlayHost } from '../../src/service/overlay-host.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import { CORPUS, corpusTitle, hasCorpus } from '../corpus/lint-corpus.ts'

const NOW = new Date('2026-11-01T00:00:00Z')

/** Fixes a repository of the corpus, of which nothing is written. */
async function fixCorpus(folder: string, unsafe: boolean, changes: readonly FileChange[] = []): Promise<FixOutcome> {
  const path = 'spec-lint.config.yaml'
  const text = readFileSync(join(CORPUS, folder, path), 'utf8')
  const { value: config } = await parseConfig(new SourceFile(path, text))
  const host = new OverlayHost(
    new NodeHost(join(CORPUS, folder)),
    new Map(changes.map((change) => [change.path, change.after])),
  )
  return createSpecLint(host, config).fix({ now: NOW, unsafe })
}

/** Errors and warnings of a file. */
function countByRule({ diagnostics }: LintResult, path: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { file, ruleId, severity } of diagnostics) {
    if (file === path && severity !== 'info') counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1)
  }
  return counts
}

/** Lines of the old text that a change removes, or after which it puts new ones. */
function touchedLines({ path, before, after }: FileChange): readonly number[] {
  const { hunks } = structuredPatch(path, path, before, after, '', '', { context: 0 })
  return hunks.flatMap(({ oldStart, oldLines }) =>
    Array.from({ length: Math.max(1, oldLines) }, (_, index) => oldStart + index),
  )
}

describe.each(['hub', 'hub-2026-01'])('the fixes of %s', (folder) => {
  describe.skipIf(!hasCorpus(folder)).each([false, true])(`${corpusTitle(folder)}, unsafe: %s`, (unsafe) => {
    let outcome: FixOutcome

    beforeAll(async () => {
      outcome = await fixCorpus(folder, unsafe)
    }, 120_000)

    it('converge, and a second run changes nothing', async () => {
      expect(outcome.settled).toBe(true)
      expect(outcome.changes.length).toBeGreaterThan(0)
      const second = await fixCorpus(folder, unsafe, outcome.changes)
      expect(second.changes.map(({ path }) => path)).toEqual([])
      expect(second.result.diagnostics).toEqual(outcome.result.diagnostics)
    })

    it('bring no file more findings of any rule', () => {
      for (const { path } of outcome.changes) {
        const before = countByRule(outcome.before, path)
        for (const [rule, count] of countByRule(outcome.result, path)) {
          expect(count, `${rule} in ${path}`).toBeLessThanOrEqual(before.get(rule) ?? 0)
        }
      }
    })

    it('touch only lines that findings name', () => {
      const stray = outcome.changes.flatMap((change) => {
        const named = outcome.before.diagnostics
          .filter(({ file }) => file === change.path)
          .flatMap(({ range, fix }) => [range, ...(fix?.edits ?? []).map((edit) => edit.range)])
        const isNamed = (line: number) => named.some(({ start, end }) => start.line <= line + 1 && line <= end.line)
        return touchedLines(change)
          .filter((line) => !isNamed(line))
          .map((line) => `${change.path}:${line}`)
      })
      expect(stray).toEqual([])
    })
  })
})
