import { existsSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { listRuleFiles, RULE_CASES_FOLDER, RULES_FOLDER } from '../src/dev/rule-files.ts'
import { RULES } from '../src/rules/index.ts'
import { judgeProject } from './harness/judge.ts'
import { defineRuleTests } from './harness/rule-tests.ts'

/** Rules that say whether a spec can be read at all. */
const GUARDS = RULES.map(({ id }) => id).filter((id) => id.endsWith('/syntax') || id === 'steps/shape')

describe('the rules', () => {
  const { implemented, documented, furtherCases } = listRuleFiles('.')

  test('are all in the index', () => {
    expect(RULES.map(({ id }) => id)).toEqual(implemented)
  })

  test('have a page each, and no page is without a rule', () => {
    expect(documented).toEqual(implemented)
    expect(furtherCases.filter((id) => !implemented.includes(id))).toEqual([])
  })
})

for (const rule of RULES) {
  const pages = [`${RULES_FOLDER}/${rule.id}.md`, `${RULE_CASES_FOLDER}/${rule.id}.md`].filter((path) =>
    existsSync(path),
  )
  defineRuleTests(rule, pages, {
    judge: judgeProject,
    guards: GUARDS,
    update: process.env['SPEC_LINT_UPDATE'] === '1',
  })
}
