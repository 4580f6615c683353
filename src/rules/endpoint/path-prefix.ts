import type { Rule } from '../rule.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'always',
  *check({ spec, endpoint }) {
    const said = spec.frontmatter.operation
    if (said === undefined || endpoint?.kind !== 'declared' || !endpoint.match.withoutPrefix) return
    const [operation] = endpoint.operations
    const [prefix] = operation.prefixes
    if (prefix === undefined || prefix === '') return
    const { span, value } = said.path
    yield {
      at: { span },
      message: `\`endpoint\` leaves out ${quoted(prefix)}, under which ${quoted(operation.label)} is served.`,
      help: `Write ${quoted(`${prefix}${value}`)}: a request to the shorter path misses the operation.`,
      related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
      fix: {
        title: `put ${quoted(prefix)} before the path`,
        safety: 'unsafe',
        edits: [{ span: { start: span.start, end: span.start }, text: prefix }],
      },
    }
  },
}
