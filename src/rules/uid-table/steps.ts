import type { SpecContext, FlowDefinition } from '../../project/model.ts'
import type { UidRow } from '../../spec/model.ts'
import type { Rule } from '../rule.ts'
import { mayLackColumn, resolvedCell, uidRows } from '../uid-operations.ts'
import { listed, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'info',
  fix: 'never',
  *check(context) {
    if (mayLackColumn(context, 'get', 'create')) return
    for (const row of uidRows(context)) {
      const told = identitiesIn(context, row)
      if (told === undefined) continue
      for (const field of row.fields) {
        const definition = lastDefinition(context, field.value)
        const operation = definition?.step.operation
        if (
          definition === undefined ||
          operation === undefined ||
          told.some((each) => each.identity === operation.identity)
        )
          continue
        yield {
          at: { span: row.get?.span ?? field.span },
          message: `The table takes ${quoted(field.value)} from ${listed(
            told.map((each) => each.label),
            'or',
          )}, and step ${quoted(definition.step.step.id?.value ?? operation.label)} takes it from ${quoted(operation.label)}.`,
          help: 'Let the table say what the steps do.',
          evidence: field.value,
          related: [
            {
              at: { source: context.spec.source, span: definition.extract.name.span },
              message: `${quoted(field.value)} is extracted here`,
            },
          ],
        }
      }
    }
  },
}

/** The operations that a row names; `undefined` where one of them is not known, or none is named. */
function identitiesIn(
  context: SpecContext,
  row: UidRow,
): readonly { readonly identity: string; readonly label: string }[] | undefined {
  const found: { identity: string; label: string }[] = []
  for (const cell of [row.get, row.create]) {
    if (cell?.kind === 'prose' || cell?.kind === 'config') return undefined
    for (const { resolution } of resolvedCell(context, cell)) {
      if (resolution.kind === 'declared') found.push(resolution.operations[0])
      else if (resolution.kind === 'hardcoded') found.push(resolution.operation)
      else return undefined
    }
  }
  return found.length === 0 ? undefined : found
}

/** The definition that reaches the test request. */
function lastDefinition({ flow }: SpecContext, name: string): FlowDefinition | undefined {
  return flow.definitions.findLast(
    (definition) => definition.step.step.role === 'prerequisite' && definition.extract.name.value === name,
  )
}
