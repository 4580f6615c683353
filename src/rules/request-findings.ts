import type { Finding } from '../diagnostic/finding.ts'
import type { Mismatch } from '../project/conformance/mismatch.ts'
import { formatTrail, formatTrailOfItems } from '../project/conformance/trail.ts'
import {
  choiceName,
  describeKeyMismatch,
  isKeyKind,
  type KeyMismatch,
  type MismatchWords,
} from './request-key-findings.ts'
import { expectsRefusal, gradeRequest, type RequestSite } from './request-site.ts'
import { describeValueMismatch } from './request-value-findings.ts'
import { literalNames } from './sent-literally.ts'
import { SEND_DOCUMENTED, spellField } from './request-words.ts'
import { clipped, counted, given, listedBriefly, quoted, sentences } from './wording.ts'

/**
 * Findings on what a step sends. What is the same in every item of a list is told once, and so are all required keys
 * that are missing, wherever in the request.
 */
export function* describeMismatches(mismatches: readonly Mismatch[], site: RequestSite): Generator<Finding> {
  const refused = expectsRefusal(site)
  const missing: Missing[] = []
  const alike = new Map<string, [Told, ...Told[]]>()
  // What is meant for a placeholder is told as that.
  const names = mismatches.length === 0 ? [] : literalNames(site.context, site.step)
  const literal = new Set(names.map(({ node }) => node.span.start))
  for (const mismatch of mismatches) {
    if ((refused && isOfObject(mismatch)) || literal.has(mismatch.span.start)) continue
    if (mismatch.kind === 'missing-keys') {
      missing.push(mismatch)
      continue
    }
    const key = `${mismatch.kind} ${formatTrailOfItems(mismatch.trail)}`
    const group = alike.get(key)
    if (group === undefined) alike.set(key, [mismatch])
    else group.push(mismatch)
  }
  yield* missingFindings(missing, site)
  for (const [first, ...others] of alike.values()) yield findingOf(first, others.length, site)
}

type Missing = Mismatch & { kind: 'missing-keys' }
type Told = Exclude<Mismatch, Missing>

/** What is there or not there: a test of a refusal leaves out and makes up on purpose. */
function isOfObject(mismatch: Mismatch): boolean {
  const { kind } = mismatch
  if (kind === 'out-of-bounds') return mismatch.bound === 'minProperties' || mismatch.bound === 'maxProperties'
  return kind !== 'read-only' && (kind === 'missing-keys' || isKeyKind(kind))
}

function isOfKeys(mismatch: Told): mismatch is KeyMismatch {
  return isKeyKind(mismatch.kind)
}

/** @param repeats further items of a list of which the same is true */
function findingOf(mismatch: Told, repeats: number, site: RequestSite): Finding {
  const words: MismatchWords = isOfKeys(mismatch)
    ? describeKeyMismatch(mismatch, site)
    : describeValueMismatch(mismatch, site)
  const { names, message, help, fix, suggestions } = words
  const { severity, notes } = gradeRequest(site, names, mismatch.certainty === 'soft')
  const repeated = repeats === 0 ? undefined : `The same holds for ${counted(repeats, 'further item')}.`
  return {
    at: { span: mismatch.span },
    message,
    help: sentences(help, repeated, ...notes) || SEND_DOCUMENTED,
    ...given('severity', severity),
    evidence: `${mismatch.kind} ${formatTrailOfItems(mismatch.trail)}`,
    related: [{ at: mismatch.schema.place, message: `${placeWords(mismatch, site)} is documented here` }],
    ...given('fix', fix),
    ...given('suggestions', suggestions),
  }
}

/** What stands in the swagger at the schema of a mismatch: the value itself, or the object whose keys are wrong. */
function placeWords(mismatch: Told, { operation, part }: RequestSite): string {
  const { kind, trail } = mismatch
  const documented = kind === 'unknown-key' || kind === 'extra-wrapper' ? trail.slice(0, -1) : trail
  if (kind === 'missing-wrapper') return spellField([...trail, mismatch.wrapper])
  return documented.length === 0 ? `the ${part} of ${quoted(operation.label)}` : spellField(documented)
}

/** One finding for all that is missing; what the author knows of is told apart. */
function* missingFindings(mismatches: readonly Missing[], site: RequestSite): Generator<Finding> {
  const split = (known: boolean) =>
    mismatches.flatMap((mismatch) => {
      const names = mismatch.names.filter((name) => site.context.acknowledges(name) === known)
      return names.length === 0 ? [] : [{ ...mismatch, names }]
    })
  for (const part of [split(false), split(true)]) {
    const [first] = part
    if (first !== undefined) yield missingFinding(first, part, site)
  }
}

function missingFinding(first: Missing, all: readonly Missing[], site: RequestSite): Finding {
  const { label } = site.operation
  const trails = new Map<string, string>()
  for (const { trail, names } of all) {
    for (const name of names) {
      const kind = formatTrailOfItems([...trail, name])
      // The first item that lacks it stands for all.
      if (!trails.has(kind)) trails.set(kind, formatTrail([...trail, name]))
    }
  }
  const { severity, notes } = gradeRequest(
    site,
    all.flatMap((mismatch) => mismatch.names),
  )
  const branch =
    first.branch === undefined ? undefined : `The ${site.part} was held against ${choiceName(first.branch)}.`
  return {
    at: { span: first.span },
    message: `The ${site.part} lacks ${listedBriefly([...trails.values()].map((trail) => clipped(trail, 80)))}, which ${quoted(label)} requires.`,
    help:
      sentences(branch, ...notes) ||
      `Add ${trails.size === 1 ? 'it' : 'them'}, or say in the spec's notes why the server does without.`,
    ...given('severity', severity),
    evidence: `missing ${[...trails.keys()].toSorted().join(' ')}`,
    related: [{ at: first.schema.place, message: `what ${quoted(label)} requires is listed here` }],
  }
}
