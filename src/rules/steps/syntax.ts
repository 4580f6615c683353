import { isMisread } from '../document-step-fences.ts'
import { allBlocks } from '../step-blocks.ts'
import type { Rule } from '../rule.ts'

const UNREAD = 'The steps below it are not judged until it can be read.'

export const rule: Rule = {
  severity: 'error',
  fix: 'never',
  *check({ spec }) {
    for (const { problems, fence } of allBlocks(spec)) {
      // What is wrong with the fence, not with its text, is `document/fence`.
      if (problems.length > 0 && isMisread(spec, fence)) continue
      const told = new Set<string>()
      for (const { span, message, help = UNREAD } of problems) {
        // What names nothing is about the structure, and one slip of an indentation puts all lines below it out of line.
        if (told.has(message) && !message.includes('`')) continue
        told.add(message)
        yield { at: { span }, message, help }
      }
    }
  },
}
