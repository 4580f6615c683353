import type { Finding, ProposedFix } from '../../diagnostic/finding.ts'
import type { SpecContext, StepContext } from '../../project/model.ts'
import type { Placeholder } from '../../spec/model.ts'
import { readableSteps } from '../step-blocks.ts'
import { isKnownTo } from '../step-names.ts'
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

interface Fault {
  /** Clause that says what is wrong. */
  readonly reason: string
  readonly help: string
  /** Names that may have been meant, likeliest first. */
  readonly candidates: readonly string[]
  /** Whether nothing but the spelling is wrong. */
  readonly sure: boolean
}

function faultOf(raw: string, name: string): Fault {
  const plain = 'A placeholder is `{{name}}`, where the name has letters, digits and `_` only.'
  if (!raw.startsWith('{{') || !raw.endsWith('}}')) {
    const reason = raw.startsWith('{{') ? 'its braces are not closed by two' : 'its braces are not opened by two'
    return { reason, help: plain, candidates: [name], sure: name !== '' }
  }
  if (name === '') return { reason: 'there is no name between the braces', help: plain, candidates: [], sure: false }
  if (/^\w+$/.test(name))
    return { reason: 'runners know no blanks within the braces', help: plain, candidates: [name], sure: true }
  if (name.includes('|')) {
    const help = 'Extract the value in the form in which it is needed, or use a placeholder that has it.'
    return {
      reason: 'runners know no filters',
      help,
      candidates: [name.slice(0, name.indexOf('|')).trim()],
      sure: false,
    }
  }
  if (name.includes('.')) {
    const help = 'Extract the member in an earlier step (`name: $.data.member`), and use that name.'
    const candidates = [name.slice(name.lastIndexOf('.') + 1), name.replaceAll('.', '_')]
    return { reason: 'a placeholder is a plain name and reaches into no value', help, candidates, sure: false }
  }
  return { reason: 'its name is no plain name', help: plain, candidates: [name.replace(/\W+/g, '_')], sure: false }
}
