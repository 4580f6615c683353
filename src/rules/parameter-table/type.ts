import type { Finding } from '../../diagnostic/finding.ts'
import { joinTypes } from '../../project/flow-types.ts'
import type { ParameterRow } from '../../spec/model.ts'
import type { JsonType, Parameter, SchemaView } from '../../swagger/model.ts'
import type { Located } from '../../text/span.ts'
import { declaredRows } from '../parameter-declaration.ts'
import { contradiction } from '../contradiction.ts'
import type { Rule } from '../rule.ts'
import { misspeltType, readTypeCell, typeAgrees, type MisspeltType } from '../type-cell.ts'
import { listed, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    for (const { table, row, operation, declaration } of declaredRows(context)) {
      if (row.type === undefined) continue
      const slip = misspeltType(row.type.value)
      if (slip !== undefined) yield misspelt(row.type, slip, `${table.location} ${row.name.value}`)
      if (declaration.kind !== 'declared') continue
      const said = readTypeCell(row.type.value)
      const declared = joinTypes([declaration.schema])
      if (said === undefined || declared === undefined || typeAgrees(said, declared)) continue
      if (isListInOtherWords(row, said, declared, declaration) || isItem(row, said, declaration.schema)) continue
      const names = [...declared].filter((type) => type !== 'null').toSorted()
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

/** Words of a list that is sent as text. */
const LIST_WORDS = /\b(?:comma|pipe|space|csv|delimited|separated|joined|repeat(?:ed|able)?|multiple|list)\b/i

/**
 * Two ways to write of a list that are no mistake: `items[]` is said to be the list where its items are declared, and a
 * list that is sent as one text, or of which the cell says how its items are sent, is said to be that text or one of its
 * items.
 */
function isListInOtherWords(
  row: ParameterRow,
  said: ReadonlySet<JsonType>,
  declared: ReadonlySet<JsonType>,
  { parameter, schema: { items } }: { readonly parameter?: Parameter; readonly schema: SchemaView },
): boolean {
  if (said.has('array')) return row.trail.at(-1) === '[]'
  if (!declared.has('array') || parameter === undefined || said.has('object')) return false
  if (LIST_WORDS.test(row.type?.value ?? '')) return true
  const types = items && joinTypes([items])
  return parameter.separator !== undefined && (said.has('string') || types === undefined || typeAgrees(said, types))
}

/** `kind[]` is the name that each item of a list in a query has, and the type is that of one item. */
function isItem({ trail, name }: ParameterRow, said: ReadonlySet<JsonType>, { items }: SchemaView): boolean {
  if (items === undefined || !(trail.at(-1) === '[]' || name.value.endsWith('[]'))) return false
  const types = joinTypes([items])
  return types === undefined || typeAgrees(said, types)
}

function misspelt(cell: Located<string>, { said, meant, offset }: MisspeltType, evidence: string): Finding {
  const start = cell.span.start + offset
  const span = { start, end: start + said.length }
  return {
    at: { span },
    message: `${quoted(said)} is no type.`,
    help: `Did you mean ${quoted(meant)}?`,
    evidence,
    fix: { title: `write ${quoted(meant)}`, safety: 'unsafe', edits: [{ span, text: meant }] },
  }
}
