import { joinTypes } from '../../project/flow-types.ts'
import { declaredRows } from '../parameter-declaration.ts'
import { contradiction } from '../contradiction.ts'
import type { Rule } from '../rule.ts'
import { readTypeCell, typeAgrees } from '../type-cell.ts'
import { listed, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    for (const { table, row, operation, declaration } of declaredRows(context)) {
      if (declaration.kind !== 'declared' || row.type === undefined) continue
      const said = readTypeCell(row.type.value)
      const declared = joinTypes([declaration.schema])
      if (said === undefined || declared === undefined || typeAgrees(said, declared)) continue
      const names = [...declared].filter((type) => type !== 'null').sort()
      const [only] = names
      const acknowledged = context.acknowledges(row.name.value)
      yield {
        at: { span: row.type.span },
        message: `The table says that ${quoted(row.name.value)} is ${quoted(row.type.value)}, and ${quoted(operation.label)} says ${listed(names, 'or')}.`,
        help: acknowledged ? `The spec's own notes name ${quoted(row.name.value)}.` : 'Correct the side that is wrong.',
        evidence: `${table.location} ${row.name.value}`,
        against: contradiction(operation),
        related: [{ at: declaration.schema.place, message: `${quoted(row.name.value)} is declared here` }],
        ...(acknowledged ? { severity: 'info' } : {}),
        ...(only !== undefined && names.length === 1
          ? { fix: { title: `write ${quoted(only)}`, safety: 'unsafe', edits: [{ span: row.type.span, text: only }] } }
          : {}),
      }
    }
  },
}
