import type { Finding } from '../../diagnostic/finding.ts'
import type { SpecContext, StepContext } from '../../project/model.ts'
import type { Operation } from '../../swagger/model.ts'
import { readableSteps } from '../step-blocks.ts'
import { isKnownTo } from '../step-names.ts'
import { isWordOf, type LiteralValue, literalsOf } from '../step-literals.ts'
import { callOf } from '../step-path.ts'
import type { Rule } from '../rule.ts'
import { given, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    for (const stepContext of readableSteps(context)) {
      const { step, resolution } = stepContext
      const call = callOf(step)
      if (call === undefined || resolution?.kind !== 'hardcoded') continue
      const { operation, parameter, literal } = resolution
      const found = literalsOf(call.path, operation)
      for (const value of found.length > 0
        ? found
        : [{ parameter, literal: { value: literal, span: call.path.span } }]) {
        if (!isWordOf(operation, value)) yield hardcoded(context, stepContext, operation, value)
      }
    }
  },
}

function hardcoded(
  context: SpecContext,
  step: StepContext,
  operation: Operation,
  { parameter, literal }: LiteralValue,
): Finding {
  const { value, span } = literal
  const known = isKnownTo(context, step, parameter)
  // Something that does not exist is often the very point of such a test.
  const meant = context.negative && step.step.role === 'test'
  return {
    at: { span },
    ...(meant ? { severity: 'info' as const } : {}),
    message: `${quoted(value)} is a fixed value where ${quoted(operation.label)} has the parameter ${quoted(parameter)}.`,
    help: known
      ? `\`{{${parameter}}}\` has a value here.`
      : meant
        ? 'In a test that expects a failure this may be the point; if it is, nothing needs to change.'
        : `A record of one environment is missing in the next one: extract it in a prerequisite, and write \`{{${parameter}}}\`.`,
    evidence: value,
    related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
    ...given(
      'fix',
      known
        ? {
            title: `write \`{{${parameter}}}\``,
            safety: 'unsafe' as const,
            edits: [{ span, text: `{{${parameter}}}` }],
          }
        : undefined,
    ),
  }
}
