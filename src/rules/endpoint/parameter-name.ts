import type { Rule } from '../rule.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'always',
  *check({ spec, endpoint }) {
    const said = spec.frontmatter.operation
    if (said === undefined || endpoint?.kind !== 'declared') return
    const [operation] = endpoint.operations
    for (const name of endpoint.match.renamed) {
      const at = said.path.value.indexOf(`{${name.said}}`)
      const start = said.path.span.start + at
      // A path that is written with escapes has no place of its own for the name.
      const exact = at >= 0 && spec.source.text.startsWith(`{${name.said}}`, start)
      const span = exact ? { start, end: start + name.said.length + 2 } : said.path.span
      yield {
        at: { span },
        message: `\`endpoint\` calls the parameter \`{${name.said}}\`, and ${quoted(operation.label)} calls it \`{${name.declared}}\`.`,
        help: 'Use the name that the swagger declares, so that readers and tables find it.',
        evidence: name.said,
        related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
        fix: {
          title: `rename to \`{${name.declared}}\``,
          safety: 'unsafe',
          edits: [
            {
              span,
              text: exact
                ? `{${name.declared}}`
                : said.path.value.replace(`{${name.said}}`, () => `{${name.declared}}`),
            },
          ],
        },
      }
    }
  },
}
