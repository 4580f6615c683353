import { formatExample } from '../project/conformance/format.ts'
import type { BoundKeyword, Mismatch } from '../project/conformance/mismatch.ts'
import type { ScalarNode } from '../syntax/node.ts'
import type { SourceFile } from '../text/source-file.ts'
import { lastName, type KeyMismatch, type MismatchWords } from './request-key-findings.ts'
import { booleanProposals, replaceProposals, requoteProposals } from './request-edits.ts'
import type { RequestSite } from './request-site.ts'
import { spellAllowed, spellField, spellTypes, spellValue } from './request-words.ts'
import { clipped, counted, didYouMean, given, quoted } from './wording.ts'

/** Mismatches of a value. What is missing is told for a whole step at once. */
export type ValueMismatch = Exclude<Mismatch, KeyMismatch | { kind: 'missing-keys' }>

/** Mismatches of values in words. */
export function describeValueMismatch(
  mismatch: ValueMismatch,
  { operation: { label }, context: { spec } }: RequestSite,
): MismatchWords {
  const names = lastName(mismatch)
  const field = spellField(mismatch.trail)
  const takes = `${quoted(label)} takes`
  switch (mismatch.kind) {
    case 'wrong-type':
      return wrongType(mismatch, label, spec.source)
    case 'not-nullable':
      return {
        names,
        message: `${field} is null, and ${takes} ${spellTypes(mismatch.expected)}.`,
        help: 'The swagger does not say that it may be null.',
      }
    case 'not-allowed':
      return {
        names,
        message: `${field} is ${spellValue(mismatch.value)}, and ${takes} ${spellAllowed(mismatch.allowed)}.`,
        ...given('help', didYouMean(mismatch.candidates.map((candidate) => clipped(candidate)))),
        ...replaceProposals(mismatch.value, mismatch.candidates),
      }
    case 'wrong-format': {
      const example = formatExample(mismatch.format)
      return {
        names,
        message: `${field} is ${spellValue(mismatch.value)}, which is not in the format ${quoted(clipped(mismatch.format))} that ${takes}.`,
        ...(example === undefined ? {} : { help: `A ${quoted(mismatch.format)} is written as ${quoted(example)}.` }),
      }
    }
    case 'wrong-pattern':
      return {
        names,
        message: `${field} is ${spellValue(mismatch.value)}, which does not match the pattern ${quoted(clipped(mismatch.pattern, 80))} of ${quoted(label)}.`,
      }
    case 'out-of-bounds':
      return {
        names,
        message: `${field} ${spellActual(mismatch.bound, mismatch.actual)}, and ${takes} ${spellBound(mismatch.bound, mismatch.limit)}.`,
      }
    case 'repeated-item':
      return {
        names,
        message:
          mismatch.value === undefined
            ? `${field} is the same as ${spellField([...mismatch.trail.slice(0, -1), mismatch.first])}, and ${takes} each item once.`
            : `${field} is ${spellValue(mismatch.value)} once more, and ${takes} each value once.`,
      }
    case 'numeric-keys':
      return {
        names,
        message: `${field} is an object with the keys \`0\`, \`1\` and so on, and ${takes} an array.`,
        help: 'Write a list, unless the runner makes one of such keys.',
      }
  }
}

function wrongType(mismatch: ValueMismatch & { kind: 'wrong-type' }, label: string, source: SourceFile): MismatchWords {
  const { expected, actual, value, certainty, schema } = mismatch
  const isExample = schema.origin === 'example'
  const takes = isExample
    ? `the example of ${quoted(label)} has ${spellTypes(expected)}`
    : `${quoted(label)} takes ${spellTypes(expected)}`
  const field = spellField(mismatch.trail)
  const names = lastName(mismatch)
  if (value === undefined) return { names, message: `${field} is ${spellTypes(actual)}, and ${takes}.` }
  const asMeant = certainty === 'certain' && expected.has('boolean') ? booleanProposals(value) : {}
  if (asMeant.fix !== undefined) {
    const help = `${spellValue(value)} is a text, and ${quoted('true')} and ${quoted('false')} are the booleans.`
    return { names, message: `${field} is ${spellValue(value)}, and ${takes}.`, help, ...asMeant }
  }
  // Where only the type is wrong, the value alone would not show it.
  if (certainty === 'certain' || isExample) return { names, message: `${field} is ${spellValue(value)}, and ${takes}.` }
  return {
    names,
    message: `${field} is the ${wordOf(value)} ${spellValue(value)}, and ${takes}.`,
    help: 'It works where the server converts one into the other.',
    ...requoteProposals(value, expected.has('string'), source),
  }
}

function wordOf({ value }: ScalarNode): string {
  return typeof value === 'string' ? 'text' : typeof value
}

function spellActual(bound: BoundKeyword, actual: number): string {
  if (bound === 'minLength' || bound === 'maxLength') return `has ${counted(actual, 'character')}`
  if (bound === 'minItems' || bound === 'maxItems') return `has ${counted(actual, 'item')}`
  if (bound === 'minProperties' || bound === 'maxProperties') return `has ${counted(actual, 'key')}`
  const isContained = bound === 'minContains' || bound === 'maxContains'
  return isContained ? `has ${counted(actual, 'item')} of the kind that \`contains\` describes` : `is ${quoted(actual)}`
}

function spellBound(bound: BoundKeyword, limit: number): string {
  switch (bound) {
    case 'minimum':
    case 'minLength':
    case 'minItems':
    case 'minContains':
    case 'minProperties':
      return `at least ${quoted(limit)}`
    case 'maximum':
    case 'maxLength':
    case 'maxItems':
    case 'maxContains':
    case 'maxProperties':
      return `at most ${quoted(limit)}`
    case 'exclusiveMinimum':
      return `more than ${quoted(limit)}`
    case 'exclusiveMaximum':
      return `less than ${quoted(limit)}`
    case 'multipleOf':
      return `multiples of ${quoted(limit)}`
  }
}
