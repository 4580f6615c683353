import type { Finding } from '../diagnostic/finding.ts'
import type { Step } from '../spec/model.ts'
import { describeKind, entryOf, type MapEntry, type Node } from '../syntax/node.ts'
import type { Span } from '../text/span.ts'
import { safetyOfRename } from './rename-safety.ts'
import { nameOfStep, stepAsSubject } from './step-blocks.ts'
import { EXPECT_VOCABULARY, misnamedKeys } from './step-keys.ts'
import { isEmpty, placeOf } from './step-values.ts'
import { given, quoted } from './wording.ts'

/** What is wrong with a step's `expect`, where it has one. */
export function* checkExpect(step: Step): Generator<Finding> {
  const expect = entryOf(step.node, 'expect')
  if (expect === undefined || isEmpty(expect)) return
  if (expect.value.kind !== 'map') {
    yield notMapping(step, expect)
    return
  }
  const status = entryOf(expect.value, 'status')
  if (status !== undefined) {
    yield* checkStatus(step, status)
    return
  }
  const misnamed = misnamedKeys(expect.value, EXPECT_VOCABULARY).get('status')
  yield misnamed === undefined
    ? {
        at: { span: expect.keySpan },
        message: `\`expect\` of ${nameOfStep(step)} has no \`status\`.`,
        help: WHICH,
        evidence: 'expect.status',
      }
    : {
        at: { span: misnamed.keySpan },
        message: `\`expect\` of ${nameOfStep(step)} has no \`status\`, but ${quoted(misnamed.key)}, which is not read.`,
        help: 'Did you mean `status`?',
        evidence: 'expect.status',
        fix: {
          title: 'rename to `status`',
          safety: safetyOfRename(misnamed.key, 'status', EXPECT_VOCABULARY.keys),
          edits: [{ span: misnamed.keySpan, text: 'status' }],
        },
      }
}

const WHICH = 'Say which status is success: `status: [200]`.'

/** `expect: 200`, where the status is meant. */
function notMapping(step: Step, { value, keySpan }: MapEntry): Finding {
  const meant = value.kind === 'list' ? value.items.length > 0 && value.items.every(isStatus) : isStatus(value)
  return {
    at: { span: value.kind === 'scalar' ? value.span : keySpan },
    message: `\`expect\` of ${nameOfStep(step)} is ${describeKind(value)}, where a mapping with \`status\` is wanted.`,
    help: 'Write `expect: { status: [200] }`.',
    evidence: 'expect',
    ...given(
      'fix',
      meant && value.kind === 'scalar'
        ? {
            title: 'put it under `status`',
            safety: 'unsafe' as const,
            edits: [
              { span: { start: value.span.start, end: value.span.start }, text: '{ status: ' },
              { span: { start: value.span.end, end: value.span.end }, text: ' }' },
            ],
          }
        : undefined,
    ),
  }
}

function* checkStatus(step: Step, entry: MapEntry): Generator<Finding> {
  const { value } = entry
  if (value.kind === 'list' ? value.items.length === 0 : isEmpty(entry)) {
    yield {
      at: { span: value.kind === 'list' ? value.span : entry.keySpan },
      message: `${quoted('expect.status')} of ${nameOfStep(step)} is empty, so that no answer is a success.`,
      help: WHICH,
      evidence: 'expect.status',
    }
    return
  }
  if (value.kind === 'map') {
    yield { at: { span: placeOf(entry) }, ...badStatus(value, step), evidence: 'expect.status' }
    return
  }
  for (const item of value.kind === 'list' ? value.items : [value]) {
    if (isStatus(item)) continue
    // A list in a list may go over many lines: its first line is enough to find it.
    const span: Span = item.kind === 'scalar' && item.value !== null ? item.span : entry.keySpan
    const bare = item.kind === 'scalar' && typeof item.value === 'string' && /^[1-5]\d\d$/.test(item.value)
    yield {
      at: { span },
      ...badStatus(item, step),
      ...given(
        'fix',
        bare
          ? { title: 'take the quotes away', safety: 'safe' as const, edits: [{ span, text: item.value }] }
          : undefined,
      ),
    }
  }
}

function badStatus(value: Node, step: Step): Pick<Finding, 'message' | 'help'> {
  const help = 'Write numbers, such as `status: [200, 201]`.'
  const subject = stepAsSubject(step)
  if (value.kind !== 'scalar' || value.value === null) {
    return {
      message: `A status that ${nameOfStep(step)} expects is ${describeKind(value)}, where a number is wanted.`,
      help,
    }
  }
  if (typeof value.value === 'number') {
    return {
      message: `${subject} expects the status ${quoted(value.value)}, but statuses are whole numbers from 100 to 599.`,
      help,
    }
  }
  const said = value.style === 'plain' ? String(value.value) : `"${value.value}"`
  return {
    message: `${subject} expects the status ${quoted(said)}, which is ${describeKind(value)} and no number.`,
    help,
  }
}

function isStatus(value: Node): boolean {
  if (value.kind !== 'scalar' || typeof value.value !== 'number') return false
  return Number.isInteger(value.value) && value.value >= 100 && value.value <= 599
}
