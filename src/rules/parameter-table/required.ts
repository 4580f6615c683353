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
      if (declaration.kind !== 'declared' || cell === undefined) continue
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
