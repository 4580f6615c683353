import { entryOf } from '../../syntax/node.ts'
import { documentedTokens } from '../../project/documented-tokens.ts'
import { checkDocumented } from '../frontmatter-documented-tokens.ts'
import { isCertain } from '../frontmatter-problems.ts'
import { mainTestStep } from '../frontmatter-test-step.ts'
import { isKnownKind, isOpen, kindOf, unknownKind } from '../frontmatter-tokens.ts'
import type { Rule } from '../rule.ts'
import { readableSteps } from '../step-blocks.ts'
import { given, listedBriefly, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    const { spec, config, operation } = context
    const steps = readableSteps(context)
    const said = isCertain(spec, 'tokens') ? (spec.frontmatter.tokens ?? []) : []
    const written = [...said, ...steps.flatMap(({ step }) => step.token ?? [])].filter((token) => !isOpen(token))
    for (const token of written) {
      if (!isKnownKind(token, config.tokens)) yield unknownKind(token, config.tokens)
    }

    const list = said.filter((token) => isKnownKind(token, config.tokens))
    const step = mainTestStep(steps)?.step
    const used = step?.token !== undefined && isKnownKind(step.token, config.tokens) ? step.token : undefined
    const usesFirst = step !== undefined && entryOf(step.node, 'token') === undefined
    // A test that is to be refused uses the wrong token on purpose.
    const refused =
      step !== undefined &&
      step.statuses.length > 0 &&
      step.statuses.every(({ value }) => value === 401 || value === 403)
    if (refused || (used === undefined && list.length === 0)) return
    const documented = operation === undefined ? undefined : documentedTokens(operation, config)
    const departure =
      documented && operation && checkDocumented(context, { list, used, usesFirst, documented, operation })
    if (departure !== undefined) yield departure

    const kind = used && kindOf(used, config.tokens)
    if (used === undefined || kind === undefined || list.length === 0 || departure?.at.span === used.span) return
    if (list.some((token) => kindOf(token, config.tokens) === kind)) return
    // The list is what is out of date where the documentation agrees with the step.
    if (departure !== undefined && documented?.includes(kind)) return
    const [first] = list
    yield {
      at: { span: used.span },
      message: `The test request runs with ${quoted(used.value)}, which the frontmatter's \`tokens\` does not list.`,
      help: `The frontmatter lists ${listedBriefly(list.map(({ value }) => value))}: the list says which kinds of token work.`,
      evidence: kind,
      ...given(
        'related',
        first && [{ at: { source: spec.source, span: first.span }, message: 'the list starts here' }],
      ),
    }
  },
}
