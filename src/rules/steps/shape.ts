import { checkBlock } from '../step-block-shape.ts'
import { allBlocks, isReadable } from '../step-blocks.ts'
import { checkExpect } from '../step-expect.ts'
import { checkForm } from '../step-form.ts'
import { missingKeys } from '../step-required-keys.ts'
import { checkValues } from '../step-values.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  *check({ spec }) {
    for (const block of allBlocks(spec)) {
      if (block.problems.length === 0) yield* checkBlock(block, spec)
      for (const step of block.steps) {
        if (step.node.entries.length === 0 || !isReadable(step, block)) continue
        yield* missingKeys(step, spec.source)
        yield* checkValues(step)
        yield* checkExpect(step)
        yield* checkForm(step)
      }
    }
  },
}
