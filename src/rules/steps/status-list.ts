import { entryOf } from '../../syntax/node.ts'
import { nameOfStep, readableSteps } from '../step-blocks.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  severity: 'off',
  fix: 'always',
  *check(context) {
    for (const { step } of readableSteps(context)) {
      const status = entryOf(entryOf(step.node, 'expect')?.value, 'status')?.value
      if (status?.kind !== 'scalar' || typeof status.value !== 'number') continue
      yield {
        at: { span: status.span },
        message: `The expected status of ${nameOfStep(step)} is a number, where a list reads the same in every spec.`,
        help: `Write \`[${status.value}]\`.`,
        evidence: 'status',
        fix: {
          title: 'make it a list',
          safety: 'safe',
          edits: [{ span: status.span, text: `[${context.spec.source.slice(status.span)}]` }],
        },
      }
    }
  },
}
