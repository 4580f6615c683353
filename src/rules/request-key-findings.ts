import type { Finding } from '../diagnostic/finding.ts'
import type { Mismatch } from '../project/conformance/mismatch.ts'
import { renameProposals } from './request-edits.ts'
import type { RequestSite } from './request-site.ts'
import { clippedNames, MAY_GO, spellAllowed, spellField, spellKnown, spellValue } from './request-words.ts'
import { clipped, didYouMean, listedBriefly, quoted, sentences } from './wording.ts'

/** What a finding says of a mismatch, before it is known how grave it is. */
export interface MismatchWords extends Pick<Finding, 'message' | 'fix' | 'suggestions'> {
  /** None: what holds of all of them. */
  readonly help?: string
  /** Names that the spec's own notes would have to mention. */
  readonly names: readonly string[]
}

const KEY_KINDS = [
  'unknown-key',
  'missing-wrapper',
  'extra-wrapper',
  'read-only',
  'deprecated',
  'no-alternative',
  'excluded',
  'wrong-key',
] as const

/** Mismatches of the keys of an object. */
export type KeyMismatch = Extract<Mismatch, { kind: (typeof KEY_KINDS)[number] }>

/** Whether a mismatch of this kind is one of keys. */
export function isKeyKind(kind: Mismatch['kind']): kind is KeyMismatch['kind'] {
  return KEY_KINDS.some((each) => each === kind)
}

/** Mismatches of keys in words. */
export function describeKeyMismatch(mismatch: KeyMismatch, { operation: { label }, part }: RequestSite): MismatchWords {
  switch (mismatch.kind) {
    case 'unknown-key':
      return unknownKey(mismatch, label, part)
    case 'missing-wrapper': {
      const { trail, wrapper, keys, isList } = mismatch
      const inner = `${isList ? 'the items of ' : ''}${spellField([...trail, wrapper], false)}`
      return {
        names: [wrapper],
        message: `${spellField(trail)} lacks its wrapper ${quoted(clipped(wrapper))}: ${listedBriefly(clippedNames(keys))} ${isOrAre(keys)} documented in ${inner}.`,
        help: `Put ${keys.length === 1 ? 'it' : 'them'} ${isList ? 'into an item of' : 'under'} ${quoted(clipped(wrapper))}, as ${quoted(label)} documents.`,
      }
    }
    case 'extra-wrapper': {
      const { trail, wrapper, keys, isList } = mismatch
      const outer = spellField(trail.slice(0, -1), false)
      return {
        names: [wrapper],
        message: `${spellField(trail)} is a wrapper that ${quoted(label)} does not document: ${listedBriefly(clippedNames(keys))} ${isOrAre(keys)} documented in ${outer} itself.`,
        help: isList
          ? `Send one item of ${quoted(clipped(wrapper))} in its place.`
          : `Move what is in ${quoted(clipped(wrapper))} one level up.`,
      }
    }
    case 'read-only':
      return {
        names: lastName(mismatch),
        message: `${spellField(mismatch.trail)} is sent, though ${quoted(label)} documents it as read-only.`,
        help: 'A read-only field is for responses; a server ignores or refuses it in a request.',
      }
    case 'deprecated':
      return {
        names: lastName(mismatch),
        message: `${spellField(mismatch.trail)} of ${quoted(label)} is deprecated.`,
        help: MAY_GO,
      }
    case 'no-alternative':
      return noAlternative(mismatch, label)
    case 'excluded':
      return excluded(mismatch, label)
    case 'wrong-key':
      return wrongKey(mismatch, label)
  }
}

function excluded(mismatch: KeyMismatch & { kind: 'excluded' }, label: string): MismatchWords {
  const { keys, value, trail, branch } = mismatch
  const field = spellField(trail)
  const what =
    value !== undefined
      ? `${field} is ${spellValue(value)}`
      : keys.length === 1
        ? `${field} is sent`
        : keys.length > 1
          ? `${field} has ${listedBriefly(clippedNames(keys))} together`
          : `${field} is as it must not be`
  return {
    names: keys.length === 0 ? lastName(mismatch) : keys,
    message: `${what}, which ${quoted(label)} rules out.`,
    help: sentences('The schema says so by its `not`.', heldAgainst(field, branch)),
  }
}

function wrongKey(mismatch: KeyMismatch & { kind: 'wrong-key' }, label: string): MismatchWords {
  const { key, reason, trail, branch } = mismatch
  const field = `The key ${quoted(clipped(key))}`
  const holder = spellField(trail.slice(0, -1))
  const why =
    reason?.kind === 'wrong-pattern'
      ? `does not match the pattern ${quoted(clipped(reason.pattern, 80))} that`
      : reason?.kind === 'not-allowed'
        ? `is not ${spellAllowed(reason.allowed)}, which`
        : reason?.kind === 'out-of-bounds'
          ? `is of another length than`
          : 'is no name that'
  return {
    names: [key],
    message: `${field} ${why} ${quoted(label)} asks of each key here.`,
    help: sentences(`${holder} takes keys of one kind, by its \`propertyNames\`.`, heldAgainst(holder, branch)),
  }
}

function heldAgainst(field: string, branch: string | undefined): string | undefined {
  return branch === undefined ? undefined : `${field} was held against ${choiceName(branch)}.`
}

function noAlternative(mismatch: KeyMismatch & { kind: 'no-alternative' }, label: string): MismatchWords {
  const { common, choices, trail } = mismatch
  const wishes = choices
    .filter((choice) => choice.missing.length > 0)
    .slice(0, 3)
    .map((choice) => `${choiceName(choice.label)} requires ${listedBriefly(clippedNames(choice.missing))}`)
    .join(', ')
  const field = spellField(trail)
  if (common.length === 0)
    return {
      names: lastName(mismatch),
      message: `${field} fits no alternative of ${quoted(label)}: ${wishes}.`,
      help: 'Add what one of them requires.',
    }
  return {
    names: common,
    message: `${field} lacks ${listedBriefly(clippedNames(common))}, which every alternative of ${quoted(label)} requires.`,
    help: `Besides, ${wishes}.`,
  }
}

function unknownKey(
  mismatch: KeyMismatch & { kind: 'unknown-key' },
  label: string,
  part: RequestSite['part'],
): MismatchWords {
  const { trail, key, candidates, renames, replaces, elsewhere, schema } = mismatch
  const field = spellField(trail)
  const where =
    schema.origin === 'example' ? `in the example of ${quoted(label)}` : `documented in the ${part} of ${quoted(label)}`
  const slip =
    replaces === undefined
      ? ''
      : `, and the required ${spellField([...trail.slice(0, -1), replaces], false)} is missing`
  return {
    names: [key],
    message: `${field} is not ${where}${slip}.`,
    help: sentences(
      didYouMean(clippedNames(candidates)),
      elsewhere === undefined ? undefined : `${quoted(clipped(elsewhere, 80))} is documented.`,
      keysTaken(mismatch),
      schema.origin === 'example' ? 'Only an example documents this body, and it may be incomplete.' : undefined,
    ),
    // What is missing may be something else altogether where the two are not spelt alike.
    ...renameProposals(
      mismatch.span,
      renames,
      renames.find((name) => name === replaces),
    ),
  }
}

/** What the object of a key that is not documented may have in its place. */
function keysTaken({ trail, key, known, closed, schema, branch }: KeyMismatch & { kind: 'unknown-key' }): string {
  const holder = spellField(trail.slice(0, -1))
  if (known.length > 0)
    return `${holder}${branchNote(branch)} takes ${spellKnown(key, known)}${closed ? ', and nothing else' : ''}.`
  const patterns = schema.patternProperties.map(({ pattern }) => pattern)
  return patterns.length === 0
    ? `${holder} takes no keys.`
    : `${holder} takes keys that match ${listedBriefly(clippedNames(patterns))}, and nothing else.`
}

/** ", as `Card`," for a value that was held against one of several alternatives. */
function branchNote(branch: string | undefined): string {
  return branch === undefined ? '' : `, as ${choiceName(branch)},`
}

/** A component's name in backticks; "the second alternative" as it is. */
export function choiceName(label: string): string {
  return label.startsWith('the ') ? label : quoted(clipped(label))
}

/** The innermost key that a mismatch is about. */
export function lastName({ trail }: Mismatch): readonly string[] {
  const name = trail.findLast((step) => typeof step === 'string')
  return name === undefined ? [] : [name]
}

function isOrAre(names: readonly string[]): string {
  return names.length === 1 ? 'is' : 'are'
}
