import type { Finding, ProposedFix } from '../../diagnostic/finding.ts'
import type { Step } from '../../spec/model.ts'
import type { SourceFile } from '../../text/source-file.ts'
import type { Located, Span } from '../../text/span.ts'
import { coverAll } from '../frontmatter-edits.ts'
import { isSaid } from '../frontmatter-fields.ts'
import { isCertain, isReadable } from '../frontmatter-problems.ts'
import { readableSteps } from '../step-blocks.ts'
import type { Rule } from '../rule.ts'
import { given, listed, quoted } from '../wording.ts'
import { mainTestStep } from '../frontmatter-test-step.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'never',
  *check(context) {
    const { spec } = context
    const step = mainTestStep(readableSteps(context))?.step
    const { expectedOutcome } = spec.frontmatter
    if (step === undefined) return
    const place = coverAll(expectedOutcome)
    const expected = coverAll(step.statuses)
    if (expected === undefined) return
    if (place !== undefined) {
      if (!isCertain(spec, 'expectedOutcome')) return
      const said = new Set(expectedOutcome.map(({ value }) => value))
      if (!step.statuses.some(({ value }) => said.has(value)))
        yield contradiction(spec.source, step, expectedOutcome, place, expected)
    } else if (
      // Numbers that are no statuses are for `steps/shape`.
      step.statuses.every(({ value }) => value >= 400 && value < 600) &&
      isReadable(spec) &&
      !isSaid(spec.frontmatter, 'expectedOutcome')
    ) {
      yield unsaid(step, expected)
    }
  },
}

function contradiction(
  source: SourceFile,
  step: Step,
  outcome: readonly Located<number>[],
  place: Span,
  expected: Span,
): Finding {
  const said = numbers(outcome)
  const wanted = numbers(step.statuses)
  const name = step.id === undefined || step.id.value === '' ? 'the test request' : quoted(step.id.value)
  const suggestions = [
    replace(source, expected, `expect ${listed(said, 'or')} in ${name}`, said),
    replace(source, place, `set \`expectedOutcome\` to ${listed(wanted, 'or')}`, wanted),
  ]
  return {
    at: { span: place },
    message: `\`expectedOutcome\` is ${listed(said, 'or')}, and ${name} expects ${listed(wanted, 'or')}.`,
    help: 'No answer satisfies both; change the one that is out of date.',
    related: [{ at: { source, span: expected }, message: 'the test request expects this' }],
    ...given(
      'suggestions',
      suggestions.flatMap((fix) => (fix === undefined ? [] : [fix])),
    ),
  }
}

function unsaid(step: Step, expected: Span): Finding {
  const statuses = numbers(step.statuses)
  return {
    at: { span: expected },
    message: `The test request expects only ${listed(statuses, 'or')}, and no \`expectedOutcome\` says that this counts as success.`,
    help: `Add \`expectedOutcome: ${inYaml(statuses)}\` and an \`expectedOutcomeReason\` to the frontmatter.`,
    severity: 'warning',
    evidence: 'expectedOutcome',
  }
}

/** Writes other statuses in place of those at a span: one number, or the items of a list. */
function replace(
  { text }: SourceFile,
  span: Span,
  title: string,
  statuses: readonly number[],
): ProposedFix | undefined {
  const before = text.slice(Math.max(0, span.start - 40), span.start)
  // Quotes would have to go as well, and each item of a list in block style would want a line of its own.
  if (/["']$/.test(before) || (statuses.length > 1 && /(?:^|[\r\n])[ \t]*-[ \t]*$/.test(before))) return undefined
  const inFlow = /[[,]\s*$/.test(before)
  return { title, safety: 'unsafe', edits: [{ span, text: inFlow ? statuses.join(', ') : inYaml(statuses) }] }
}

function inYaml(statuses: readonly number[]): string {
  return statuses.length === 1 ? String(statuses[0]) : `[${statuses.join(', ')}]`
}

function numbers(located: readonly Located<number>[]): readonly number[] {
  return [...new Set(located.map(({ value }) => value))]
}
