import type { Finding, ProposedFix, Related } from '../diagnostic/finding.ts'
import type { SourceFile } from '../text/source-file.ts'
import { groupBy } from '../text/group-by.ts'
import type { Span } from '../text/span.ts'
import { counted } from './wording.ts'

/** Places besides its own that a finding points to. */
const MOST_FURTHER = 3

/**
 * The first of the further places of one mistake, the last of them with how many there are besides.
 *
 * @param message what is told of each: "it is used here too"
 */
export function furtherPlaces(source: SourceFile, spans: readonly Span[], message: string): readonly Related[] {
  const rest = spans.length - MOST_FURTHER
  return spans.slice(0, MOST_FURTHER).map((span, index) => ({
    at: { source, span },
    message: rest > 0 && index === MOST_FURTHER - 1 ? `${message}, as in ${counted(rest, 'further place')}` : message,
  }))
}

/**
 * Findings of one spec that have one cause, as one at the first of their places. Its fix mends all of them where all have
 * the same one.
 *
 * @param message what is told of each further place: "it is read here too"
 */
export function* foldByCause(findings: Iterable<Finding>, source: SourceFile, message: string): Generator<Finding> {
  for (const [first, ...more] of groupBy(findings, (finding) => finding.cause?.key ?? finding).values()) {
    if (more.length === 0) {
      yield first
      continue
    }
    const { fix, ...rest } = first
    const common = fix && commonFix(fix, more)
    const places = furtherPlaces(
      source,
      more.map(({ at }) => at.span),
      message,
    )
    yield { ...rest, related: [...(first.related ?? []), ...places], ...(common === undefined ? {} : { fix: common }) }
  }
}

function commonFix(fix: ProposedFix, more: readonly Finding[]): ProposedFix | undefined {
  if (more.some((finding) => finding.fix?.title !== fix.title)) return undefined
  return { ...fix, edits: [fix, ...more.flatMap((finding) => finding.fix ?? [])].flatMap(({ edits }) => edits) }
}
