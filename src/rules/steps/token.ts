import { entryOf } from '../../syntax/node.ts'
import { documentedTokens, tokenKind } from '../../project/documented-tokens.ts'
import { contradiction } from '../contradiction.ts'
import { nameOfStep, readableSteps } from '../step-blocks.ts'
import { operationsOf } from '../step-path.ts'
import type { Rule } from '../rule.ts'
import { listedBriefly, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'never',
  *check(context) {
    const { spec, config } = context
    const { frontmatter } = spec
    // A list that is there, but unreadable, is told by `frontmatter/type` or `frontmatter/syntax`.
    const said = frontmatter.entries.some(
      ({ key, value }) => key === 'tokens' && !(value.kind === 'list' && value.items.length === 0),
    )
    if (said || frontmatter.problems.length > 0) return
    const used = tokenKind(config.tokens.default, config.tokens)
    for (const stepContext of readableSteps(context)) {
      const { step } = stepContext
      // A step that is to be refused may well want the wrong token.
      if (step.statuses.length > 0 && step.statuses.every(({ value }) => value === 401 || value === 403)) continue
      const [operation, ...copies] = operationsOf(stepContext)
      if (operation === undefined || entryOf(step.node, 'token') !== undefined) continue
      const documented = documentedTokens(operation, config)
      if (documented === undefined || documented.includes(used)) continue
      if (copies.some((copy) => documentedTokens(copy, config)?.includes(used) ?? false)) continue
      const acknowledged = context.acknowledges(used)
      yield {
        ...(acknowledged ? { severity: 'info' as const } : {}),
        at: { span: step.id?.span ?? step.node.entries[0]?.keySpan ?? step.node.span },
        message: `No token is given, so that ${nameOfStep(step)} runs with ${quoted(used)}, which ${quoted(operation.label)} is not documented for.`,
        help: acknowledged
          ? `Its documentation names ${listedBriefly(documented)}; the spec's own notes name ${quoted(used)}.`
          : `Its documentation names ${listedBriefly(documented)}: set \`token\` here, or \`tokens\` in the frontmatter.`,
        evidence: 'token',
        against: contradiction(operation),
        related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
      }
    }
  },
}
