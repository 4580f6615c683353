import { isRuleName, RULE_NAMES } from '../../config/rule-names.ts'
import type { Finding, ProposedFix } from '../../diagnostic/finding.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import type { SourceFile } from '../../text/source-file.ts'
import type { Located, Span } from '../../text/span.ts'
import type { Rule } from '../rule.ts'
import { SUPPRESSION_VERBS, type ReviewedComment } from '../suppression-comment.ts'
import { didYouMean, listed, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'always',
  evenIfNotRun: true,
  check: () => [],
  *review({ spec }, comments) {
    for (const comment of comments) yield* judge(comment, spec.source)
  },
}

function* judge({ comment, outcomes, ends }: ReviewedComment, source: SourceFile): Generator<Finding> {
  const { verb, names, span } = comment
  const removal: ProposedFix = {
    title: 'remove the comment',
    safety: 'safe',
    edits: [{ span: withLine(source, span), text: '' }],
  }
  if (!SUPPRESSION_VERBS.some((known) => known === verb.value)) {
    yield unknownVerb(verb, removal)
  } else if (names.length === 0) {
    if (verb.value === 'enable' && ends) return
    yield {
      at: { span },
      message:
        verb.value === 'enable'
          ? 'Nothing is disabled that this comment could enable again.'
          : 'This comment names no rule, so it suppresses nothing.',
      help:
        verb.value === 'enable'
          ? 'Every rule that is on judges this place already.'
          : `Write \`spec-lint-${verb.value} RULE -- reason\`.`,
      evidence: verb.value,
      fix: removal,
    }
  } else {
    const idle = names.filter((name, index) => !isRuleName(name.value) || outcomes[index] === 'unused')
    for (const name of idle) {
      yield judgeName(name, verb.value, idle.length === names.length ? removal : removeName(names, name))
    }
  }
}

function unknownVerb({ value, span }: Located<string>, removal: ProposedFix): Finding {
  const written = `spec-lint-${value}`
  const nearest = nearestNames(value, SUPPRESSION_VERBS, 1)
  const [only] = nearest
  return {
    at: { span: { start: span.start - 'spec-lint-'.length, end: span.end } },
    message: `${quoted(written)} is no instruction, so this comment does nothing.`,
    help:
      didYouMean(nearest.map((verb) => `spec-lint-${verb}`)) ??
      `There are ${listed(SUPPRESSION_VERBS.map((verb) => `spec-lint-${verb}`))}.`,
    evidence: written,
    fix:
      only === undefined
        ? removal
        : { title: `write ${quoted(`spec-lint-${only}`)}`, safety: 'unsafe', edits: [{ span, text: only }] },
  }
}

function judgeName({ value, span }: Located<string>, verb: string, removal: ProposedFix): Finding {
  if (!isRuleName(value)) {
    const nearest = nearestNames(value, RULE_NAMES)
    const [only] = nearest
    return {
      at: { span },
      message: `There is no rule ${quoted(value)}, so this comment does nothing about it.`,
      help: didYouMean(nearest) ?? '`spec-lint --list-rules` lists the rules.',
      evidence: `${verb} ${value}`,
      fix:
        only === undefined
          ? removal
          : { title: `write ${quoted(only)}`, safety: 'unsafe', edits: [{ span, text: only }] },
    }
  }
  return {
    at: { span },
    message:
      verb === 'enable'
        ? `${quoted(value)} is not disabled here, so there is nothing to enable again.`
        : `${quoted(value)} has nothing to say here, so this comment suppresses nothing.`,
    help: 'What it was written for is mended, has moved, or stands elsewhere.',
    evidence: `${verb} ${value}`,
    fix: removal,
  }
}

/** Takes one of several names out, with the comma that belongs to it. */
function removeName(names: readonly Located<string>[], name: Located<string>): ProposedFix {
  const index = names.indexOf(name)
  const next = names[index + 1]
  const previous = names[index - 1]
  const span =
    next === undefined
      ? { start: previous?.span.end ?? name.span.start, end: name.span.end }
      : { start: name.span.start, end: next.span.start }
  return { title: `take ${quoted(name.value)} out`, safety: 'safe', edits: [{ span, text: '' }] }
}

/** The comment with its whole line where nothing else stands on it, else with the blanks before it. */
function withLine({ text, lines }: SourceFile, { start, end }: Span): Span {
  let before = start
  while (isBlank(text, before - 1)) before--
  let after = end
  while (isBlank(text, after)) after++
  const { line } = lines.positionAt(after)
  const opensLine = before === 0 || '\r\n\uFEFF'.includes(text.charAt(before - 1))
  const closesLine = after === text.length || '\r\n'.includes(text.charAt(after))
  if (opensLine && closesLine) return { start: before, end: lines.startOf(line + 1) }
  return { start: before, end: closesLine ? after : end }
}

function isBlank(text: string, offset: number): boolean {
  return offset >= 0 && offset < text.length && ' \t'.includes(text.charAt(offset))
}
