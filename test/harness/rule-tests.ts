import { readFileSync, writeFileSync } from 'node:fs'

import { afterAll, describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts'
import type { RegisteredRule } from '../../src/rules/rule.ts'
import { checkFingerprints, checkPlaces, checkWording } from './finding-checks.ts'
import { checkFixability, checkFixes, type Judge } from './fix-checks.ts'
import { type Page, type PageCase, parsePage, type ProjectFiles, updateOutputs } from './page.ts'
import { NO_FINDINGS, renderFindings } from './render.ts'
import { compareVariant, variantsOf } from './variants.ts'

/** What the tests of one rule need. */
export interface RuleTestOptions {
  readonly judge: Judge
  /** Rules that say whether a spec can be read; no fix may make them speak. */
  readonly guards: readonly string[]
  /** Rewrite the expected outputs in place of holding the pages to them. */
  readonly update: boolean
}

/** Registers the tests of one rule: its pages, case by case, and what holds of every rule, unasked. */
export function defineRuleTests(rule: RegisteredRule, paths: readonly string[], options: RuleTestOptions): void {
  const { judge, guards, update } = options
  describe(rule.id, () => {
    const pages = paths.flatMap(readPage)
    const judged = new Map<PageCase, readonly Diagnostic[]>()

    for (const { page, text } of pages) {
      const outputs = new Map<string, string>()
      for (const pageCase of page.cases) {
        test(pageCase.title, async () => {
          const diagnostics = await judge(pageCase.files, [rule.id])
          judged.set(pageCase, diagnostics)
          const actual = renderFindings(diagnostics, pageCase.files)
          if (update) outputs.set(pageCase.title, actual)
          else expect.soft(actual, `${page.path}:${pageCase.output.line}`).toBe(pageCase.output.text)
          expect(await complaintsOf(rule, pageCase.files, diagnostics, judge, guards)).toEqual([])
        })
      }
      if (update) {
        afterAll(() => {
          const updated = updateOutputs(page, text, outputs)
          if (updated !== text) writeFileSync(page.path, updated)
        })
      }
    }

    test('its pages bear its id, and have a case that reports and one that does not', () => {
      expect(pages.map(({ page }) => page.id)).toEqual(pages.map(() => rule.id))
      // Outputs that are being rewritten say nothing yet.
      if (update) return
      const outputs = pages.flatMap(({ page }) => page.cases).map(({ output }) => output.text)
      expect(
        outputs.some((output) => output !== NO_FINDINGS),
        'a case that reports',
      ).toBe(true)
      expect(
        outputs.some((output) => output === NO_FINDINGS),
        'a case that does not',
      ).toBe(true)
    })

    test('its findings have the fixes that it declares', () => {
      expect(checkFixability(rule.fix, [...judged.values()].flat()) ?? '').toBe('')
    })
  })
}

/** A page that cannot be read fails as a test of its own, and takes no other rule's tests with it. */
function readPage(path: string): readonly { readonly page: Page; readonly text: string }[] {
  const text = readFileSync(path, 'utf8')
  try {
    return [{ page: parsePage(path, text), text }]
  } catch (error) {
    test(`${path} has the form of a page`, () => expect(String(error)).toBe(''))
    return []
  }
}

/** Everything that is wrong with a rule's findings on one project. */
export async function complaintsOf(
  rule: Pick<RegisteredRule, 'id'>,
  files: ProjectFiles,
  diagnostics: readonly Diagnostic[],
  judge: Judge,
  guards: readonly string[],
): Promise<readonly string[]> {
  const complaints = [
    ...diagnostics.filter(({ ruleId }) => ruleId !== rule.id).map(({ ruleId }) => `a finding is signed ${ruleId}`),
    ...checkPlaces(diagnostics, files),
    ...checkWording(diagnostics),
    ...checkFingerprints(diagnostics),
    ...(await checkFixes(rule.id, files, diagnostics, judge, guards)),
  ]
  for (const variant of variantsOf(files)) {
    complaints.push(...compareVariant(files, diagnostics, variant, await judge(variant.files, [rule.id])))
  }
  return complaints
}
