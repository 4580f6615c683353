import { fieldOf } from '../frontmatter-fields.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  severity: 'off',
  fix: 'never',
  *check({ spec }) {
    const tags = fieldOf(spec.frontmatter, 'tags')?.value
    if (tags?.kind !== 'list' || tags.items.length > 0) return
    yield {
      at: { span: tags.span },
      message: '`tags` is empty.',
      help: 'Name what the operation is about, so that the spec is found with its like.',
      evidence: 'tags',
    }
  },
}
