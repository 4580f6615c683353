import type { Finding } from '../../diagnostic/finding.ts'
import type { UnknownParameter } from '../../project/conformance/query.ts'
import { contradicting } from '../contradiction.ts'
import { describeMismatches } from '../request-findings.ts'
import { bodyInQuery, differenceOf, missingParameters, unknownParameter } from '../request-query.ts'
import { expectsRefusal, gradeRequest, isInBrokenBlock, type RequestSite } from '../request-site.ts'
import { MAY_GO } from '../request-words.ts'
import { isMeantForEndpoint } from '../step-endpoint.ts'
import type { Rule } from '../rule.ts'
import { given, quoted, sentences } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    for (const step of context.steps) {
      const { operation } = step
      if (operation !== undefined) yield* contradicting(operation, judge({ context, step, operation, part: 'query' }))
    }
  },
}

function* judge(site: RequestSite): Generator<Finding> {
  if (isInBrokenBlock(site) || isMeantForEndpoint(site.context, site.step)) return
  const { unknown, missing, deprecated, values } = differenceOf(site)
  if (!expectsRefusal(site)) {
    const misplaced = bodyInQuery(site)
    if (misplaced !== undefined) yield misplaced
    else for (const parameter of unknown) if (isTold(parameter, site)) yield unknownParameter(parameter, site)
    const absent = missingParameters(missing, site)
    if (absent !== undefined) yield absent
  }
  for (const { name, parameter } of deprecated) {
    const { severity, notes } = gradeRequest(site, [name.value], true)
    yield {
      at: { span: name.span },
      message: `The query parameter ${quoted(name.value)} of ${quoted(site.operation.label)} is deprecated.`,
      help: sentences(MAY_GO, ...notes),
      ...given('severity', severity),
      evidence: `deprecated ${name.value}`,
      related: [{ at: parameter.place, message: `${quoted(name.value)} is declared here` }],
    }
  }
  yield* describeMismatches(values, site)
}

/**
 * What a prerequisite asks for beside the documented is its own affair, as most servers ignore it: only a slip in a name
 * that is documented is told, or one that seems to be sent for what is required.
 */
function isTold({ candidates, replaces }: UnknownParameter, { step }: RequestSite): boolean {
  return step.step.role === 'test' || candidates.length > 0 || replaces !== undefined
}
