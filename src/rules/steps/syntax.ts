import { allBlocks } from '../step-blocks.ts'
import type { Rule } from '../rule.ts'
import { given } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'never',
  *check({ spec }) {
    for (const { problems } of allBlocks(spec)) {
      for (const { span, message, help } of problems) yield { at: { span }, message, ...given('help', help) }
    }
  },
}
