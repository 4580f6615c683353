import { isSlip } from '../../text/nearest-name.ts'
import { declaredRows } from '../parameter-declaration.ts'
import { contradiction } from '../contradiction.ts'
import type { Rule } from '../rule.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'info',
  fix: 'always',
  *check(context) {
    for (const { table, row, operation, declaration } of declaredRows(context)) {
      const cell = row.required
      if (cell === undefined) continue
      const meant = ['Yes', 'No', 'Conditional'].find((word) => isSlip(cell.value, word))
      if (cell.meaning === 'unclear' && meant !== undefined) {
        yield {
          at: { span: cell.span },
          message: `${quoted(cell.value)} says neither yes nor no.`,
          help: `Did you mean ${quoted(meant)}?`,
          evidence: `${table.location} ${row.name.value}`,
          fix: { title: `write ${quoted(meant)}`, safety: 'unsafe', edits: [{ span: cell.span, text: meant }] },
        }
      }
      if (declaration.kind !== 'declared') continue
      if (cell.meaning !== 'yes' && cell.meaning !== 'no') continue
      if ((cell.meaning === 'yes') === declaration.required) continue
      yield {
        at: { span: cell.span },
        message: `The table says that ${quoted(row.name.value)} is ${declaration.required ? 'optional' : 'required'}, and ${quoted(operation.label)} says that it is ${declaration.required ? 'required' : 'optional'}.`,
        help: 'Correct the side that is wrong.',
        evidence: `${table.location} ${row.name.value}`,
        against: contradiction(operation),
        related: [{ at: declaration.schema.place, message: `${quoted(row.name.value)} is declared here` }],
        fix: {
          title: `write \`${declaration.required ? 'Yes' : 'No'}\``,
          safety: 'unsafe',
          edits: [{ span: cell.span, text: declaration.required ? 'Yes' : 'No' }],
        },
      }
    }
  },
}
