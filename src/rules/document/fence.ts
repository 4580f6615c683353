import type { Finding } from '../../diagnostic/finding.ts'
import type { Spec } from '../../spec/model.ts'
import type { FenceLine } from '../document-fence-lines.ts'
import { type FenceFault, fenceFaults, fixFence, isBodyProblem, reachOf } from '../document-fences.ts'
import { type UnreadSteps, unreadSteps } from '../document-step-fences.ts'
import type { Rule } from '../rule.ts'
import { counted, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  evenIfNotRun: true,
  *check({ spec }) {
    for (const problem of spec.problems) {
      if (isBodyProblem(spec, problem))
        yield {
          at: { span: problem.span },
          message: problem.message,
          help: problem.help ?? 'The other rules judge what was read.',
        }
    }
    for (const fault of fenceFaults(spec)) yield describeFault(spec, fault)
    for (const steps of unreadSteps(spec)) yield describeUnread(spec, steps)
  },
}

function whyNoCloser(closer: FenceLine, opener: FenceLine): string {
  if (closer.character !== opener.character || closer.length < opener.length) return `has ${runOf(closer)}`
  return closer.info === '' ? 'is indented too far' : `has ${runOf(closer)} and a word`
}

/** What an unclosed fence does to the text below it. */
const HELP = {
  rest: () => 'Everything below counts as part of it, headings too.',
  container: () => 'It ends with the list item or the quote that it stands in.',
  itself: (opener: FenceLine) => `A line of ${runOf(opener)} closes it.`,
}

function describeFault(spec: Spec, fault: FenceFault): Finding {
  const { opener, closer } = fault
  const fix = fixFence(spec, fault)
  const at = { span: opener.span }
  if (fault.kind === 'no-opener') {
    return {
      at,
      message: `This line opens no fence: ${whyNoOpener(fault.opener)}.`,
      help: 'What stands below it is not read as a block.',
      related: [{ at: { source: spec.source, span: fault.closer.span }, message: 'the block was to end here' }],
      fix,
    }
  }
  const related = [
    ...(closer === undefined
      ? []
      : [{ at: { source: spec.source, span: closer.span }, message: 'this line does not close it' }]),
    ...(fault.next === undefined
      ? []
      : [{ at: { source: spec.source, span: fault.next.span }, message: 'the next fence opens here' }]),
  ]
  return {
    at,
    message:
      closer === undefined
        ? `The fence that opens here is ${fault.next === undefined ? 'never closed' : 'not closed before the next one opens'}.`
        : `The fence opens with ${runOf(opener)} and is never closed: the line that was to do so ${whyNoCloser(closer, opener)}.`,
    help: HELP[reachOf(spec, fault)](opener),
    related,
    fix,
  }
}

function whyNoOpener({ character, length }: FenceLine): string {
  if (character !== '`' && character !== '~') return 'it takes backticks, and these are other marks'
  return length < 3
    ? `it takes three ${nameOf(character)}s, and here ${length === 1 ? 'is one' : 'are two'}`
    : 'nothing but the language may follow its backticks'
}

function runOf({ character, length }: FenceLine): string {
  return counted(length, nameOf(character))
}

function nameOf(character: string): string {
  return { '`': 'backtick', '~': 'tilde' }[character] ?? 'mark'
}

function describeUnread({ source }: Spec, { fence, kind }: UnreadSteps): Finding {
  const { language, span } = fence
  const [run = '```'] = /^(?:`+|~+)/.exec(source.text.slice(span.start, span.start + 200)) ?? []
  const help = 'Only `yaml` blocks are read as steps.'
  if (kind === 'absent') {
    const end = span.start + run.length
    return {
      at: { span: { start: span.start, end } },
      message: 'The block of steps has no language, so that no runner reads it.',
      help,
      evidence: 'language',
      fix: { title: 'add `yaml`', safety: 'unsafe', edits: [{ span: { start: end, end }, text: 'yaml' }] },
    }
  }
  return {
    at: { span: language.span },
    message: `The language of the block of steps is ${quoted(source.slice(language.span))}, so that no runner reads it.`,
    help: kind === 'misspelt' ? 'Did you mean `yaml`?' : help,
    fix: {
      title: 'change to `yaml`',
      safety: kind === 'misspelt' ? 'safe' : 'unsafe',
      edits: [{ span: language.span, text: 'yaml' }],
    },
  }
}
