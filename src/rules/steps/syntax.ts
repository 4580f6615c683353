import { isMisread } from '../document-step-fences.ts'
import { allBlocks } from '../step-blocks.ts'
import type { Rule } from '../rule.ts'
import { withoutConsequences } from '../yaml-problems.ts'

const UNREAD = 'The steps below it are not judged until it can be read.'

export const rule: Rule = {
  severity: 'error',
  fix: 'never',
  *check({ spec }) {
    for (const { problems, fence } of allBlocks(spec)) {
      // What is wrong with the fence, not with its text, is `document/fence`.
      if (problems.length > 0 && isMisread(spec, fence)) continue
      for (const { span, message, help = UNREAD } of withoutConsequences(problems)) {
        yield { at: { span }, message, help }
      }
    }
  },
}
