import type { Finding } from '../../diagnostic/finding.ts'
import type { Mismatch } from '../../project/conformance/mismatch.ts'
import {
  bodyMismatches,
  hasBodyUnderOtherName,
  jsonForFile,
  missingBody,
  sentBody,
  undocumentedBody,
} from '../request-body.ts'
import { contradicting } from '../contradiction.ts'
import { describeMismatches } from '../request-findings.ts'
import { isForQuery } from '../request-query.ts'
import { isInBrokenBlock, type RequestSite } from '../request-site.ts'
import { isMeantForEndpoint } from '../step-endpoint.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    for (const step of context.steps) {
      const { operation } = step
      if (operation !== undefined) yield* contradicting(operation, judge({ context, step, operation, part: 'body' }))
    }
  },
}

function* judge(site: RequestSite): Generator<Finding> {
  if (isInBrokenBlock(site) || isMeantForEndpoint(site.context, site.step)) return
  const body = sentBody(site.step.step)
  let whole: Finding | undefined
  if (body === undefined) whole = missingBody(site)
  else if (site.operation.requestBody === undefined) whole = undocumentedBody(site, body)
  else whole = jsonForFile(site, body)
  if (whole !== undefined) yield whole
  if (body === undefined || whole !== undefined) return
  // What was meant for the query alone is no body that lacks anything.
  const { fields = [] } = body
  if (fields.length > 0 && fields.every(({ key }) => isForQuery(site, key))) return
  yield* describeMismatches(
    bodyMismatches(site, body).filter((mismatch) => !isToldElsewhere(mismatch, site)),
    site,
  )
}

/** Whether a mismatch is of the body as a whole, and another rule tells of its cause. */
function isToldElsewhere(mismatch: Mismatch, site: RequestSite): boolean {
  if (mismatch.kind === 'unknown-key') return mismatch.trail.length === 1 && isForQuery(site, mismatch.key)
  return mismatch.kind === 'missing-keys' && mismatch.trail.length === 0 && hasBodyUnderOtherName(site)
}
