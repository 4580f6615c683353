import type { ParameterLocation, ParameterTable } from '../../spec/model.ts'
import type { Operation } from '../../swagger/model.ts'
import type { Rule } from '../rule.ts'
import { listedBriefly, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'off',
  fix: 'never',
  *check({ spec, operation }) {
    if (operation === undefined) return
    for (const location of ['path', 'query', 'header', 'body'] as const) {
      const tables = spec.parameterTables.filter((table) => table.location === location)
      const [table] = tables
      // A spec without the table says nothing of them, and nine of ten are so.
      if (table === undefined) continue
      const absent = declaredNames(operation, location).filter((name) => !tables.some((each) => hasRow(each, name)))
      if (absent.length === 0) continue
      yield {
        at: { span: table.section.title.span },
        message: `The table leaves out ${listedBriefly(absent)} of ${quoted(operation.label)}.`,
        help: 'Add a row for each, so that readers need not look into the swagger.',
        evidence: `${location} ${absent.join(' ')}`,
        related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
      }
    }
  },
}

/** All path, query and header parameters; of a body the required fields only. */
function declaredNames(operation: Operation, location: ParameterLocation): readonly string[] {
  if (location !== 'body')
    return operation.parameters.filter((parameter) => parameter.in === location).map((parameter) => parameter.name)
  const schema = operation.requestBody?.content.find((content) => content.schema?.origin === 'schema')?.schema
  return schema === undefined ? [] : [...schema.required].filter((name) => schema.properties.has(name))
}

function hasRow(table: ParameterTable, name: string): boolean {
  const folded = name.toLowerCase().replace(/\[\]$/, '')
  return table.rows.some(
    (row) => row.trail[0]?.toLowerCase() === folded || row.name.value.toLowerCase().replace(/\[\]$/, '') === folded,
  )
}
