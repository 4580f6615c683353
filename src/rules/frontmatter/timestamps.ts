import type { Finding } from '../../diagnostic/finding.ts'
import type { Located } from '../../text/span.ts'
import { readDateTime } from '../frontmatter-dates.ts'
import { isCertain } from '../frontmatter-problems.ts'
import type { Rule } from '../rule.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'never',
  *check(context) {
    const { spec } = context
    const { savedAt, verifiedAt } = spec.frontmatter
    const saved = isCertain(spec, 'savedAt') ? read(savedAt) : undefined
    const verified = isCertain(spec, 'verifiedAt') ? read(verifiedAt) : undefined
    if (saved !== undefined && context.isAhead(saved.earliest)) {
      yield inFuture('savedAt', saved.at)
      // That the spec was verified before a moment that is yet to come goes without saying.
      if (verified === undefined || !context.isAhead(verified.earliest)) return
    }
    if (verified === undefined) return
    if (context.isAhead(verified.earliest)) yield inFuture('verifiedAt', verified.at)
    else if (saved !== undefined && verified.latest < saved.earliest) {
      yield {
        at: { span: verified.at.span },
        message: '`verifiedAt` is before `savedAt`, so that what was verified is an older text than this one.',
        help: 'Verify the spec again, or correct the one of the two that is wrong.',
        related: [{ at: { source: spec.source, span: saved.at.span }, message: 'the spec was saved at this time' }],
      }
    }
  },
}

/** Both ends of what a timestamp says; `undefined` where it is absent, empty or no date-time, which is for `frontmatter/type`. */
function read(at: Located<string> | undefined): { at: Located<string>; earliest: number; latest: number } | undefined {
  if (at === undefined) return undefined
  const reading = readDateTime(at.value)
  return reading.kind === 'instant' ? { at, earliest: reading.earliest, latest: reading.latest } : undefined
}

function inFuture(name: string, { span }: Located<string>): Finding {
  return {
    at: { span },
    message: `${quoted(name)} is in the future.`,
    help: 'Write the moment at which it happened, with its offset: `2026-06-15T12:00:00Z`.',
  }
}
