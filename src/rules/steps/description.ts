import { entryOf } from '../../syntax/node.ts'
import { nameOfStep, readableSteps, stepAsSubject } from '../step-blocks.ts'
import { isEmpty } from '../step-values.ts'
import type { Rule } from '../rule.ts'

const HELP = 'Say in a sentence what it is there for: reports show it.'

export const rule: Rule = {
  severity: 'off',
  fix: 'never',
  *check(context) {
    for (const { step } of readableSteps(context)) {
      const description = entryOf(step.node, 'description')
      if (description === undefined) {
        yield {
          at: { span: step.id?.span ?? step.node.entries[0]?.keySpan ?? step.node.span },
          message: `${stepAsSubject(step)} has no \`description\`.`,
          help: HELP,
          evidence: 'description',
        }
      } else if (isEmpty(description)) {
        yield {
          at: { span: description.keySpan },
          message: `\`description\` of ${nameOfStep(step)} is empty.`,
          help: HELP,
          evidence: 'description',
        }
      }
    }
  },
}
