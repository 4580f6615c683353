import type { Finding, ProposedFix } from '../../diagnostic/finding.ts'
import type { SpecContext, StepContext } from '../../project/model.ts'
import type { Placeholder } from '../../spec/model.ts'
import type { Span } from '../../text/span.ts'
import { readableSteps } from '../step-blocks.ts'
import { isKnownTo } from '../step-names.ts'
import { faultOf } from '../step-placeholder-fault.ts'
import type { Rule } from '../rule.ts'
import { given } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  *check(context) {
    for (const step of readableSteps(context)) {
      for (const placeholder of step.step.placeholders) {
        if (placeholder.malformed) yield malformed(context, step, placeholder)
      }
    }
  },
}

function malformed(context: SpecContext, step: StepContext, { name, span }: Placeholder): Finding {
  const raw = context.spec.source.slice(span)
  if (raw === '}') return braceTooMany(span)
  const fault = faultOf(raw, name)
  const candidates = fault.candidates.filter((candidate) => /^\w+$/.test(candidate))
  const meant =
    candidates.find((candidate) => isKnownTo(context, step, candidate)) ?? (fault.sure ? candidates[0] : undefined)
  const fix: ProposedFix | undefined =
    meant === undefined
      ? undefined
      : {
          title: `write \`{{${meant}}}\``,
          // Braces and blanks are put right without a doubt; a filter or a member that is dropped changes the value.
          safety: fault.sure && isKnownTo(context, step, meant) ? 'safe' : 'unsafe',
          edits: [{ span, text: `{{${meant}}}` }],
        }
  return {
    at: { span },
    message: `\`${raw.replace(/[`\s]+/g, ' ').trim()}\` is sent as it stands: ${fault.reason}.`,
    help: fault.help,
    evidence: raw,
    ...given('fix', fix),
  }
}

function braceTooMany(span: Span): Finding {
  return {
    at: { span },
    message: 'A brace stands behind the placeholder, which has its two already.',
    help: 'It is sent as it stands, behind the value.',
    evidence: 'brace too many',
    fix: { title: 'remove the brace', safety: 'unsafe', edits: [{ span, text: '' }] },
  }
}
