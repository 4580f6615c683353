import type { Finding } from '../../diagnostic/finding.ts'
import type { FlowUse } from '../../project/model.ts'
import type { Rule } from '../rule.ts'
import { didYouMean, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  *check({ flow, spec }) {
    for (const use of flow.uses) {
      if (use.source.kind === 'later') yield usedTooEarly(use, use.source.definition.step.step.id?.value ?? 'a later step')
      else if (use.source.kind === 'undefined') yield neverDefined(use, use.source.nearest)
    }

    function usedTooEarly(use: FlowUse, step: string): Finding {
      const { name, span } = use.placeholder
      const definition = use.source.kind === 'later' ? use.source.definition : undefined
      const same = definition?.step === use.step
      return {
        at: { span },
        message: same
          ? `\`{{${name}}}\` is used by the step that extracts it, before there is a value.`
          : `\`{{${name}}}\` is used before step ${quoted(step)} extracts it.`,
        help: same
          ? 'Extract it in an earlier step, since a step sends its request before it reads the answer.'
          : `Move step ${quoted(step)} before this one, or extract the value earlier.`,
        evidence: name,
        ...(definition === undefined
          ? {}
          : { related: [{ at: { source: spec.source, span: definition.extract.name.span }, message: `${quoted(name)} is extracted here` }] }),
      }
    }
  },
}

function neverDefined({ placeholder }: FlowUse, nearest: readonly string[]): Finding {
  const { name, span } = placeholder
  const rename = (candidate: string) =>
    ({ title: `use \`{{${candidate}}}\``, safety: 'unsafe', edits: [{ span, text: `{{${candidate}}}` }] }) as const
  const suggestions = nearest.map(rename)
  const [only] = suggestions
  return {
    at: { span },
    message: `\`{{${name}}}\` has no value: no earlier step extracts ${quoted(name)}, the config does not supply it, and it is not built in.`,
    help: `${didYouMean(nearest) ?? 'Add a prerequisite that extracts it, or list it under `variables` in the config.'}`,
    evidence: name,
    ...(suggestions.length === 1 && only !== undefined ? { fix: only } : {}),
    ...(suggestions.length > 1 ? { suggestions } : {}),
  }
}
