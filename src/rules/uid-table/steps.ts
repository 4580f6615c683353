import { consumerOf } from '../../project/consumer.ts'
import type { SpecContext, FlowDefinition } from '../../project/model.ts'
import type { UidRow } from '../../spec/model.ts'
import type { Operation } from '../../swagger/model.ts'
import { misplacedStarts } from '../exchanged-values.ts'
import type { Rule } from '../rule.ts'
import { strayValues } from '../stray-values.ts'
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
        const definition = lastDefinition(context, field.value) ?? sentAs(context, row, told)
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
              message: `${quoted(definition.extract.name.value)} is extracted here`,
            },
          ],
        }
      }
    }
  },
}

/** The operations that a row names; `undefined` where one of them is not known, or none is named. */
function identitiesIn(context: SpecContext, row: UidRow): readonly Operation[] | undefined {
  const found: Operation[] = []
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

/**
 * The definition whose value the test request sends as the field of a row, by whatever name. What creates it where the
 * table lists it, or the other way round, is in accord with the table; an operation that asks for it yields another field.
 */
function sentAs(context: SpecContext, row: UidRow, told: readonly Operation[]): FlowDefinition | undefined {
  const [field, ...others] = row.fields.map(({ value }) => value)
  if (field === undefined || others.length > 0) return undefined
  if (told.some(({ template }) => template.parameters.includes(field))) return undefined
  const paths = new Set(told.map(({ template }) => template.text))
  for (const { source, step, placeholder } of context.flow.uses) {
    if (source.kind !== 'extract' || step.step.role !== 'test') continue
    if (consumerOf(step, placeholder)?.name !== field) continue
    const { definition } = source
    if (paths.has(definition.step.operation?.template.text ?? '')) return undefined
    // Of what is sent by mistake, `variables/type` tells.
    const isStray =
      strayValues(context).some(({ use }) => use.placeholder === placeholder) ||
      misplacedStarts(context).has(placeholder.span.start)
    return isStray ? undefined : definition
  }
  return undefined
}
