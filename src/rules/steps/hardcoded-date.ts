import type { Finding } from '../../diagnostic/finding.ts'
import { entryOf, type Node, type ScalarNode } from '../../syntax/node.ts'
import { readableSteps } from '../step-blocks.ts'
import type { Rule } from '../rule.ts'
import { listed, quoted } from '../wording.ts'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/

/** Dates that do not depend on the day of the test; some APIs are versioned by dates. */
const LASTING = /birth|dob|founded|anniversary|version/i

export const rule: Rule = {
  severity: 'off',
  fix: 'never',
  *check(context) {
    for (const { step } of readableSteps(context)) {
      for (const key of ['params', 'body', 'form_fields']) {
        const entry = entryOf(step.node, key)
        if (entry !== undefined) yield* datesIn(entry.value, key)
      }
    }
  },
}

function* datesIn(node: Node, key: string): Generator<Finding> {
  if (node.kind === 'list') for (const item of node.items) yield* datesIn(item, key)
  else if (node.kind === 'map') {
    for (const entry of node.entries) if (!LASTING.test(entry.key)) yield* datesIn(entry.value, entry.key)
  } else if (typeof node.value === 'string' && node.style !== 'block') {
    if (DATE.test(node.value))
      yield fixedDate(node, key, ['{{today_date}}', '{{tomorrow_date}}', '{{next_month_date}}'])
    else if (DATE_TIME.test(node.value))
      yield fixedDate(node, key, ['{{now_datetime}}', '{{tomorrow_datetime}}', '{{next_week_datetime}}'])
  }
}

function fixedDate(node: ScalarNode, key: string, placeholders: readonly string[]): Finding {
  const value = String(node.value)
  return {
    at: { span: node.span },
    message: `${quoted(key)} is the fixed date ${quoted(value)}, which moves into the past.`,
    help: `A placeholder such as ${listed(placeholders, 'or')} keeps up with the day of the test.`,
    evidence: value,
    suggestions: placeholders.map((placeholder) => ({
      title: `use ${quoted(placeholder)}`,
      safety: 'unsafe' as const,
      edits: [{ span: node.span, text: `"${placeholder}"` }],
    })),
  }
}
