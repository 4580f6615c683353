import type { Finding } from '../diagnostic/finding.ts'
import type { Step } from '../spec/model.ts'
import { entryOf, type MapEntry } from '../syntax/node.ts'
import type { SourceFile } from '../text/source-file.ts'
import { nameOfStep, stepAsSubject } from './step-blocks.ts'
import { MERGE_KEY, misnamedKeys, STEP_VOCABULARY } from './step-keys.ts'
import { safetyOfRename } from './rename-safety.ts'
import { isEmpty } from './step-values.ts'
import { given, quoted } from './wording.ts'

/** Keys that every step must have and this one lacks, has without a value, or has under another name. */
export function* missingKeys(step: Step, source: SourceFile): Generator<Finding> {
  const misnamed = misnamedKeys(step.node, STEP_VOCABULARY)
  for (const key of STEP_VOCABULARY.required) {
    const entry = entryOf(step.node, key)
    const other = misnamed.get(key)
    if (entry !== undefined) {
      if (isEmpty(entry))
        yield {
          at: { span: entry.keySpan },
          message: `${quoted(key)} of ${nameOfStep(step)} is empty.`,
          help: HELP.get(key) ?? `No step runs without ${quoted(key)}.`,
          evidence: key,
        }
    } else if (other !== undefined) yield underWrongName(step, key, other, source)
    // What a merge brings along is not read: `steps/unknown-key` tells of it.
    else if (entryOf(step.node, MERGE_KEY) === undefined) {
      yield {
        at: { span: step.id?.span ?? step.node.entries[0]?.keySpan ?? step.node.span },
        message: `${stepAsSubject(step)} has no ${quoted(key)}.`,
        help: HELP.get(key) ?? `Add ${quoted(key)}.`,
        evidence: key,
      }
    }
  }
}

const HELP: ReadonlyMap<string, string> = new Map([
  ['id', 'Give it an `id` in snake_case that no other step of the spec has.'],
  ['expect', 'Say which status is success: `expect: { status: [200] }`.'],
])

/** `methd:` for `method:`, or a `status:` that stands beside the `expect` that it belongs in. */
function underWrongName(step: Step, key: string, { key: said, keySpan, value }: MapEntry, source: SourceFile): Finding {
  const nested = key === 'expect' && value.kind !== 'map'
  const edits = nested
    ? [
        { span: keySpan, text: 'expect: { status' },
        { span: { start: value.span.end, end: value.span.end }, text: ' }' },
      ]
    : [{ span: keySpan, text: key }]
  const wraps =
    /[\r\n"']/.test(source.slice({ start: keySpan.start, end: value.span.start })) ||
    /[\r\n]/.test(source.slice(value.span))
  return {
    at: { span: keySpan },
    message: nested
      ? `${stepAsSubject(step)} has no \`expect\`: ${quoted(said)} is not read outside of it.`
      : `${stepAsSubject(step)} has no ${quoted(key)}, but ${quoted(said)}, which is no key of a step.`,
    help: nested ? 'Write `expect: { status: [200] }`.' : `Did you mean ${quoted(key)}?`,
    evidence: key,
    ...given(
      'fix',
      nested && wraps
        ? undefined
        : {
            title: nested ? 'put it under `expect`' : `rename to ${quoted(key)}`,
            safety: nested ? ('unsafe' as const) : safetyOfRename(said, key, STEP_VOCABULARY.keys),
            edits,
          },
    ),
  }
}
