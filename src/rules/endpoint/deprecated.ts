import type { Rule } from '../rule.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'never',
  *check({ spec, operation }) {
    const said = spec.frontmatter.operation
    if (said === undefined || operation === undefined || !operation.deprecated) return
    yield {
      at: { span: said.span },
      message: `${quoted(operation.label)} is deprecated.`,
      help: 'Move the spec to the operation that replaces it, or turn this rule off for specs that keep the old one covered.',
      related: [{ at: operation.place, message: 'the swagger declares it deprecated here' }],
    }
  },
}
