import type { Finding } from '../../diagnostic/finding.ts'
import type { SpecContext, StepContext } from '../../project/model.ts'
import type { Operation, SchemaView } from '../../swagger/model.ts'
import { pathParameter } from '../../swagger/path-parameter.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import { nameOfStep, readableSteps } from '../step-blocks.ts'
import { DATES, fixedValues, type LiteralValue } from '../step-literals.ts'
import { isKnownTo } from '../step-names.ts'
import { callOf, pathValues } from '../step-path.ts'
import type { Rule } from '../rule.ts'
import { onlyUnusedBefore } from '../unused-extract.ts'
import { didYouMean, given, listedBriefly, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    for (const step of readableSteps(context)) {
      if (step.resolution?.kind !== 'hardcoded') continue
      for (const value of fixedValues(step)) yield fixedValue(context, step, step.resolution.operation, value)
    }
  },
}

function fixedValue(
  context: SpecContext,
  step: StepContext,
  operation: Operation,
  { parameter, literal }: LiteralValue,
): Finding {
  const { value, span } = literal
  // Something that does not exist is often the very point of such a test.
  const meant = context.negative && step.step.role === 'test'
  const words = wordsOf(operation, parameter)
  const schema = pathParameter(operation, parameter)?.schema
  const { format = '' } = schema ?? {}
  const at = { parameter, literal }
  const misfit =
    exchanged(step, operation, at) ??
    (words.length > 0
      ? noWord(operation, at, words)
      : DATES.has(format)
        ? noDate(operation, at, format)
        : schema && beyondBounds(operation, at, schema))
  if (misfit !== undefined) return meant ? { ...misfit, severity: 'info' } : misfit
  const candidate = candidateFor(context, step, parameter)
  return {
    at: { span },
    ...(meant ? { severity: 'info' as const } : {}),
    message: `${quoted(value)} is a fixed value where ${quoted(operation.label)} has the parameter ${quoted(parameter)}.`,
    help: meant
      ? 'In a test that expects a failure this may be the point; if it is, nothing needs to change.'
      : (candidate?.why ??
        `A record of one environment is missing in the next one: extract it in a prerequisite, and write \`{{${parameter}}}\`.`),
    evidence: value,
    related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
    ...given(
      'fix',
      candidate && {
        title: `write \`{{${candidate.name}}}\``,
        safety: 'unsafe' as const,
        edits: [{ span, text: `{{${candidate.name}}}` }],
      },
    ),
  }
}

/** The words that a parameter of a path takes, where they are all listed. */
function wordsOf(operation: Operation, name: string): readonly string[] {
  return (pathParameter(operation, name)?.schema.enumeration ?? []).filter((value) => typeof value === 'string')
}

/** A word that another parameter of the path takes, in whose place a placeholder stands. */
function exchanged({ step }: StepContext, operation: Operation, at: LiteralValue): Finding | undefined {
  const { parameter, literal } = at
  const call = callOf(step)
  const other = (call === undefined ? [] : pathValues(call.path, operation)).find(
    (each) => /^\{\{\w+\}\}$/.test(each.value.value) && wordsOf(operation, each.parameter).includes(literal.value),
  )
  if (other === undefined) return undefined
  return {
    at: { span: literal.span },
    message: `${quoted(literal.value)} stands where ${quoted(parameter)} is taken, and is one of the values of ${quoted(other.parameter)}.`,
    help: `${quoted(other.value.value)} stands in its place: each may be meant for that of the other.`,
    evidence: literal.value,
    related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
    fix: {
      title: 'exchange the two',
      safety: 'unsafe',
      edits: [
        { span: literal.span, text: other.value.value },
        { span: other.value.span, text: literal.value },
      ],
    },
  }
}

function noWord(operation: Operation, { parameter, literal }: LiteralValue, words: readonly string[]): Finding {
  const nearest = nearestNames(literal.value, words)
  const [only] = nearest
  return {
    at: { span: literal.span },
    message: `${quoted(literal.value)} is none of the values that ${quoted(parameter)} in the path of ${quoted(operation.label)} takes.`,
    help: `It takes ${listedBriefly(words)}.${nearest.length === 0 ? '' : ` ${didYouMean(nearest)}`}`,
    evidence: literal.value,
    related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
    ...given(
      'fix',
      only === undefined || nearest.length > 1
        ? undefined
        : { title: `write ${quoted(only)}`, safety: 'unsafe' as const, edits: [{ span: literal.span, text: only }] },
    ),
  }
}

function noDate(operation: Operation, { parameter, literal }: LiteralValue, format: string): Finding {
  return {
    at: { span: literal.span },
    message: `${quoted(literal.value)} is not in the format ${quoted(format)} that ${quoted(parameter)} in the path of ${quoted(operation.label)} takes.`,
    help: format === 'date' ? 'A date is written as `2026-01-31`.' : 'It is written as `2026-01-31T09:30:00Z`.',
    evidence: literal.value,
    related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
  }
}

/** A number that is less or more than what is taken; one of many that are is an identity. */
function beyondBounds(
  operation: Operation,
  { parameter, literal }: LiteralValue,
  { minimum = -Infinity, maximum = Infinity }: SchemaView,
): Finding | undefined {
  const number = /^-?\d+$/.test(literal.value) ? Number(literal.value) : Number.NaN
  if (!(number < minimum || number > maximum)) return undefined
  const bound = number < minimum ? `at least ${quoted(minimum)}` : `at most ${quoted(maximum)}`
  return {
    at: { span: literal.span },
    message: `${quoted(literal.value)} is beyond what ${quoted(parameter)} in the path of ${quoted(operation.label)} takes: ${bound}.`,
    help: 'Send a value that is taken, or have the swagger mended.',
    evidence: literal.value,
    related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
  }
}

/** The placeholder to write: that of the parameter's name, else the only value that was extracted for nothing. */
function candidateFor(context: SpecContext, step: StepContext, parameter: string) {
  if (isKnownTo(context, step, parameter)) return { name: parameter, why: `\`{{${parameter}}}\` has a value here.` }
  const only = onlyUnusedBefore(context, step)
  if (only === undefined) return undefined
  const name = only.extract.name.value
  return { name, why: `${quoted(`{{${name}}}`)}, which ${nameOfStep(only.step.step)} extracts, is used nowhere.` }
}
