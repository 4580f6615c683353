import type { Finding } from '../../diagnostic/finding.ts'
import { consumerOf } from '../../project/consumer.ts'
import type { FlowUse, SpecContext, StepContext } from '../../project/model.ts'
import { entryOf } from '../../syntax/node.ts'
import type { Located } from '../../text/span.ts'
import { nameOfStep, readableSteps, stepAsSubject } from '../step-blocks.ts'
import type { Rule } from '../rule.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'never',
  *check(context) {
    for (const step of readableSteps(context)) {
      const { onFail, skipReason, role } = step.step
      if (onFail === undefined) continue
      if (role === 'test') {
        yield {
          at: { span: entryOf(step.step.node, 'onFail')?.keySpan ?? onFail.span },
          message: '`onFail` says nothing in the test request, whose failure is the verdict of the test.',
          help: 'Take it out, or move the step to the prerequisites.',
          evidence: 'test',
        }
        continue
      }
      const need = neededLater(context, step)
      if (need !== undefined) yield neededValue(context, step, onFail, need)
      else if (onFail.value === 'skip' && (skipReason === undefined || skipReason.value.trim() === '')) {
        yield {
          at: { span: onFail.span },
          message: `${stepAsSubject(step.step)} may be skipped, but no \`skipReason\` says why.`,
          help: 'Add `skipReason:` with a sentence for whoever reads that it was skipped.',
          evidence: 'skipReason',
        }
      }
    }
  },
}

/** The first use of what a step extracts that cannot do without it, where the step may fail and the spec goes on. */
function neededLater({ flow, config, negative }: SpecContext, step: StepContext): FlowUse | undefined {
  if (!mayGoOn(step)) return undefined
  for (const { extract, uses, step: owner } of flow.definitions) {
    const name = extract.name.value
    if (owner !== step || config.variables.includes(name)) continue
    // An earlier step's value of that name is still there when this one fails.
    const earlier = flow.definitions.find((other) => other.extract.name.value === name)
    if (earlier !== undefined && earlier.step !== step) continue
    const needed = uses.find((use) => !mayGoOn(use.step) && isRequired(use, negative))
    if (needed !== undefined) return needed
  }
  return undefined
}

function mayGoOn({ step: { onFail } }: StepContext): boolean {
  return onFail?.value === 'skip' || onFail?.value === 'warn'
}

/** What the request of a negative test lacks may be what it is about. */
function isRequired({ step, placeholder }: FlowUse, negative: boolean): boolean {
  if (placeholder.site === 'path') return true
  if (negative && step.step.role === 'test') return false
  return consumerOf(step, placeholder)?.required ?? false
}

function neededValue({ spec }: SpecContext, step: StepContext, onFail: Located<string>, use: FlowUse): Finding {
  const { name, span, site } = use.placeholder
  const where = site === 'path' ? 'the path of' : 'a required value of'
  return {
    at: { span: onFail.span },
    message: `${stepAsSubject(step.step)} may fail and the spec goes on, but ${where} ${nameOfStep(use.step.step)} needs the \`{{${name}}}\` that it extracts.`,
    help: 'Write `onFail: abort`, or take the value from a step that cannot be left out.',
    evidence: name,
    related: [{ at: { source: spec.source, span }, message: `${quoted(`{{${name}}}`)} is sent here` }],
  }
}
