import { readableSteps } from '../step-blocks.ts'
import type { Rule } from '../rule.ts'
import { quoted } from '../wording.ts'
import type { Located } from '../../text/span.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'never',
  *check(context) {
    const first = new Map<string, Located<string>>()
    for (const { step } of readableSteps(context)) {
      const { id } = step
      if (id === undefined || id.value === '') continue
      const earlier = first.get(id.value)
      if (earlier === undefined) {
        first.set(id.value, id)
        continue
      }
      yield {
        at: { span: id.span },
        message: `The id ${quoted(id.value)} is that of an earlier step already.`,
        help: 'Reports and logs name a step by its id, so rename one of them.',
        evidence: id.value,
        related: [
          { at: { source: context.spec.source, span: earlier.span }, message: `the earlier step ${quoted(id.value)}` },
        ],
      }
    }
  },
}
