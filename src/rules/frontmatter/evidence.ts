import type { Frontmatter } from '../../spec/model.ts'
import type { Span } from '../../text/span.ts'
import { fieldOf, isBlank, isSaid } from '../frontmatter-fields.ts'
import { coverAll } from '../frontmatter-edits.ts'
import { isReadable } from '../frontmatter-problems.ts'
import { meaningOfStatus } from '../frontmatter-status.ts'
import type { Rule } from '../rule.ts'
import { listed, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'never',
  evenIfNotRun: true,
  *check({ spec }) {
    if (!isReadable(spec)) return
    for (const claim of claimsOf(spec.frontmatter)) {
      const place = lacking(spec.frontmatter, claim)
      if (place !== undefined)
        yield { at: { span: place }, message: claim.message, help: claim.help, evidence: claim.field }
    }
  },
}

/** Something that the frontmatter says and that wants another field to say more. */
interface Claim {
  /** The field that is wanted. */
  readonly field: string
  /** Where the claim is made. */
  readonly span: Span
  readonly message: string
  readonly help: string
  /** Whether the absence of the field is told by `frontmatter/required`. */
  readonly required?: boolean
}

function* claimsOf(frontmatter: Frontmatter): Generator<Claim> {
  const { status, expectedOutcome } = frontmatter
  const meaning = status === undefined ? undefined : meaningOfStatus(status.value)
  if (status !== undefined && meaning === 'verified') {
    yield {
      field: 'verifiedAt',
      span: status.span,
      message: `The spec is ${quoted(status.value)}, and \`verifiedAt\` does not say when.`,
      help: 'Write when it was last seen to pass, such as `2026-06-15T12:00:00Z`.',
      required: true,
    }
  }
  if (status !== undefined && meaning === 'skipped') {
    yield {
      field: 'skipReason',
      span: status.span,
      message: `The spec is ${quoted(status.value)}, and no \`skipReason\` says why.`,
      help: 'Say in `skipReason` what keeps the test from running.',
    }
  }
  const unusual = expectedOutcome.filter(({ value }) => value < 200 || value > 299)
  const span = coverAll(unusual)
  if (span !== undefined) {
    yield {
      field: 'expectedOutcomeReason',
      span,
      message: `${listed(unusual.map(({ value }) => value))} ${unusual.length === 1 ? 'counts' : 'count'} as success, and no \`expectedOutcomeReason\` says why.`,
      help: 'Say in `expectedOutcomeReason` why the endpoint cannot be seen to succeed.',
    }
  }
  const needsData = fieldOf(frontmatter, 'requiresTestData')
  if (needsData?.value.kind === 'scalar' && needsData.value.value === true) {
    yield {
      field: 'testDataDescription',
      span: needsData.value.span,
      message: 'The spec requires test data, and no `testDataDescription` says which.',
      help: 'Say in `testDataDescription` what has to be there before the test can run.',
    }
  }
}

/** Where to tell that a claim lacks its field; `undefined` where it does not, or where another rule tells. */
function lacking(frontmatter: Frontmatter, { field, span, required = false }: Claim): Span | undefined {
  const entry = fieldOf(frontmatter, field)
  if (entry !== undefined) return isBlank(entry) ? entry.keySpan : undefined
  return required || isSaid(frontmatter, field) ? undefined : span
}
