import { entryOf } from '../../syntax/node.ts'
import { nameOfStep, readableSteps } from '../step-blocks.ts'
import { callOf, operationsOf, spellCall } from '../step-path.ts'
import type { Rule } from '../rule.ts'

const WRITES = new Set(['POST', 'PUT', 'PATCH'])

export const rule: Rule = {
  severity: 'off',
  fix: 'never',
  *check(context) {
    for (const stepContext of readableSteps(context)) {
      const { step } = stepContext
      const call = callOf(step)
      const entry = entryOf(step.node, 'params')
      if (call === undefined || entry === undefined || step.params.length === 0 || !WRITES.has(call.method.value))
        continue
      // Where the operation takes a query, that is what `params` are for, and `steps/query` compares the two.
      const documented = operationsOf(stepContext).some(({ parameters }) =>
        parameters.some((parameter) => parameter.in === 'query'),
      )
      if (documented) continue
      yield {
        at: { span: entry.keySpan },
        message: `\`params\` of ${nameOfStep(step)} are sent as a query, which ${spellCall(call)} is not documented to take.`,
        help: 'Put what is meant for the body under `body`.',
        evidence: 'params',
      }
    }
  },
}
