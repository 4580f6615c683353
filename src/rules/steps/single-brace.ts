import type { Finding, ProposedFix } from '../../diagnostic/finding.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import type { SpecContext, StepContext } from '../../project/model.ts'
import type { Operation } from '../../swagger/model.ts'
import { pathParameter } from '../../swagger/path-parameter.ts'
import type { Located } from '../../text/span.ts'
import { readableSteps } from '../step-blocks.ts'
import { isKnownTo, namesKnownTo } from '../step-names.ts'
import { colonParameters } from '../step-path.ts'
import { type LiteralName, literalNames } from '../sent-literally.ts'
import type { Rule } from '../rule.ts'
import { didYouMean, given, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  *check(context) {
    for (const step of readableSteps(context)) {
      for (const literal of literalNames(context, step)) yield sentAsText(literal)
      const { path } = step.step
      if (path === undefined) continue
      for (const brace of path.singleBraces) yield sentLiterally(context, step, brace, `{${brace.value}}`)
      for (const colon of colonParameters(path.pathname)) {
        if (!isWord(colon.value, step.operation)) yield sentLiterally(context, step, colon, `:${colon.value}`)
      }
    }
  },
}

/** Whether the swagger has a segment with a colon that stands for no parameter: `/v1/items/:search`. */
function isWord(name: string, operation: Operation | undefined): boolean {
  if (operation?.template.text.split('/').includes(`:${name}`) !== true) return false
  return pathParameter(operation, name) === undefined
}

function sentAsText({ name, node }: LiteralName): Finding {
  return {
    at: { span: node.span },
    severity: 'warning',
    message: `${quoted(node.value)} is sent as it stands, since a placeholder has two braces on each side.`,
    help: `Write \`{{${name}}}\`.`,
    evidence: name,
    fix: {
      title: `write \`{{${name}}}\``,
      safety: 'unsafe',
      edits: [{ span: node.span, text: node.style === 'single' ? `'{{${name}}}'` : `"{{${name}}}"` }],
    },
  }
}

function sentLiterally(
  context: SpecContext,
  step: StepContext,
  { value: name, span }: Located<string>,
  written: string,
): Finding {
  const known = isKnownTo(context, step, name)
  const write = (meant: string, safety: ProposedFix['safety']): ProposedFix => ({
    title: `write \`{{${meant}}}\``,
    safety,
    edits: [{ span, text: `{{${meant}}}` }],
  })
  // Where nothing of that name is known, the braces are not the only mistake, and doubling them is half a fix.
  const others = known ? [] : nearestNames(name, namesKnownTo(context, step))
  const suggestions = known
    ? []
    : [...others.map((other) => write(other, 'unsafe')), ...(/^\w+$/.test(name) ? [write(name, 'unsafe')] : [])]
  return {
    at: { span },
    message: `${quoted(written)} is sent as it stands, since a placeholder has two braces on each side.`,
    help: known
      ? `Write \`{{${name}}}\`.`
      : (didYouMean(others.map((other) => `{{${other}}}`)) ??
        `No earlier step extracts ${quoted(name)} and the config does not supply it: add a prerequisite that extracts it, and write ${quoted(`{{${name}}}`)}.`),
    evidence: name,
    ...given('fix', known ? write(name, 'safe') : undefined),
    ...given('suggestions', suggestions.length > 0 ? suggestions : undefined),
  }
}
