import { yieldsSingleValue } from '../../syntax/parse-json-path.ts'
import { arrowAsFilter } from '../arrow-filter.ts'
import type { Rule } from '../rule.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  *check({ steps }) {
    for (const { step } of steps) {
      for (const { name, text, path, problems } of step.extracts) {
        // A value that is not text at all is `steps/shape`.
        if (text === undefined) continue
        const [problem] = problems
        if (problem !== undefined || path === undefined) {
          const rooted = /^[A-Za-z_][\w.[\]]*$/.test(text.value)
          yield {
            at: { span: problem?.span ?? text.span },
            message: problem?.message ?? `${quoted(text.value)} is not a JSONPath.`,
            help: rooted
              ? `A path starts at the root: ${quoted(`$.${text.value}`)}.`
              : (filterHelp(text.value) ??
                problem?.help ??
                "Write members as `.name`, items as `[0]` and filters as `[?(@.key=='value')]`."),
            evidence: name.value,
            ...(rooted
              ? {
                  fix: {
                    title: 'put `$.` before the path',
                    safety: 'unsafe',
                    edits: [{ span: { start: text.span.start, end: text.span.start }, text: '$.' }],
                  },
                }
              : {}),
          }
        } else if (!yieldsSingleValue(path)) {
          yield {
            at: { span: text.span },
            message: `${quoted(text.value)} may yield several values, and ${quoted(name.value)} can hold one.`,
            help: 'Name one item, `[0]`, or a filter whose first match is meant.',
            evidence: name.value,
            severity: 'warning',
          }
        }
      }
    }
  },
}

function filterHelp(text: string): string | undefined {
  const filter = arrowAsFilter(text)
  return filter && `Write ${quoted(filter)}: a filter keeps what fits, and its first match is taken.`
}
