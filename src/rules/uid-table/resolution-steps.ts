import type { Finding } from '../../diagnostic/finding.ts'
import type { SpecContext } from '../../project/model.ts'
import type { Operation } from '../../swagger/model.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import type { EndpointReference, ExtractCell, UidRow } from '../../spec/model.ts'
import { successValue } from '../../project/flow-types.ts'
import { foldEndpoint } from '../../project/endpoint-catalog.ts'
import { describeDeparture } from '../response-departure.ts'
import { leafNames } from '../schema-leaves.ts'
import type { Rule } from '../rule.ts'
import { mayLackColumn, resolvedCell, uidRows } from '../uid-operations.ts'
import { didYouMean, listedBriefly, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    yield* misreadings(context)
    const rows = uidRows(context)
    if (rows.length === 0) return
    const fields = rows.flatMap((row) => row.fields.map((field) => field.value))
    for (const item of context.spec.resolutionSteps) {
      const own = rows.filter((row) => row.fields.some((field) => field.value === item.field.value))
      if (own.length === 0) {
        if (isMisspeltInTable(context, item.field.value, fields) || isOtherwiseSpelt(item.field.value, fields)) continue
        yield {
          at: { span: item.field.span },
          message: `The resolution steps tell of ${quoted(item.field.value)}, which has no row in the UID table.`,
          help: didYouMean(nearestNames(item.field.value, fields)) ?? `The table has ${listedBriefly(fields)}.`,
          evidence: item.field.value,
        }
        continue
      }
      const named = new Set(rows.flatMap((row) => namedIn(context, row)))
      for (const said of mayLackColumn(context, 'get', 'create', 'cleanup') ? [] : item.endpoints) {
        const finding = judge(context, said, named, item.field.value)
        // What the table should have named may be what the steps call; the table's own rules tell of it.
        if (finding !== undefined && !own.some((row) => isMeantBy(context, row, said))) yield finding
      }
    }
  },
}

/** Paths that no answer has of the operations named before them, as far as the table does not name the same ones. */
function* misreadings(context: SpecContext): Generator<Finding> {
  const inTable = new Set(uidRows(context).map(({ extract }) => extract?.path?.text))
  // Fields that share an item share what it reads.
  const told = new Set<ExtractCell>()
  for (const { field, readings } of context.spec.resolutionSteps) {
    for (const { path: cell, from } of readings) {
      const { path } = cell
      if (path === undefined || inTable.has(path.text) || told.has(cell)) continue
      told.add(cell)
      const operations = from.map((said) => declaredAs(context, said))
      const values = operations.map((operation) => operation && successValue(operation, path))
      const last = values.at(-1)
      const operation = operations.at(-1)
      if (operation === undefined || last?.kind !== 'undocumented') continue
      if (values.some((value) => value?.kind !== 'undocumented')) continue
      // Words with dots may be about anything else, such as the configuration.
      if (!cell.value.startsWith('$') && last.departure.segment === 0) continue
      yield {
        ...describeDeparture(context, operation, last, path, cell, cell.pathOffset),
        evidence: `${field.value} ${path.text}`,
      }
    }
  }
}

function declaredAs(context: SpecContext, said: EndpointReference): Operation | undefined {
  const resolution = context.resolve(said)
  return resolution.kind === 'declared' ? resolution.operations[0] : undefined
}

/**
 * Whether it is the table that has a slip in the name of a parameter or of a field of the body, of which
 * `uid-table/unused-field` tells.
 */
function isMisspeltInTable({ operation }: SpecContext, name: string, fields: readonly string[]): boolean {
  const bodies = operation?.requestBody?.content.flatMap(({ schema }) => schema ?? []) ?? []
  const parameters = operation?.parameters.map((parameter) => parameter.name) ?? []
  const names = new Set([...parameters, ...leafNames(bodies).names])
  return names.has(name) && nearestNames(name, fields).some((field) => !names.has(field))
}

/** Whether it is words with a dash, such as `follow-up`, where no field of the table is spelt that way. */
function isOtherwiseSpelt(name: string, fields: readonly string[]): boolean {
  return name.includes('-') && !fields.some((field) => field.includes('-'))
}

/** The endpoint must stand in some row: a field's steps may tell how what it needs is found. */
function judge(
  context: SpecContext,
  said: EndpointReference,
  named: ReadonlySet<string>,
  field: string,
): Finding | undefined {
  // A table that names no operation at all leaves it all to the prose.
  if (named.size === 0) return undefined
  const identity = declaredAs(context, said)?.identity
  if (named.has(foldEndpoint(said.method.value, said.path.value)) || (identity !== undefined && named.has(identity)))
    return undefined
  return {
    at: { span: said.span },
    message: `The resolution steps of ${quoted(field)} call ${quoted(`${said.method.value} ${said.path.value}`)}, which the UID table does not name.`,
    help: 'Let the table and the steps name the same operations.',
    evidence: `${field} ${said.method.value} ${said.path.value}`,
  }
}

/** Whether a row names an operation that is not declared, and comes near one that is. */
function isMeantBy(context: SpecContext, row: UidRow, said: EndpointReference): boolean {
  const meant = context.resolve(said)
  if (meant.kind !== 'declared') return false
  const identities = new Set(meant.operations.map(({ identity }) => identity))
  const isMeant = ({ identity }: Operation): boolean => identities.has(identity)
  return [row.get, row.create, row.cleanup].some((cell) =>
    [...resolvedCell(context, cell)].some(({ resolution }) => {
      if (resolution.kind === 'wrong-method') return resolution.operations.some(isMeant)
      return resolution.kind === 'undeclared' && resolution.nearest.some(isMeant)
    }),
  )
}

function namedIn(context: SpecContext, row: UidRow): readonly string[] {
  return [row.get, row.create, row.cleanup, row.notes].flatMap((cell) =>
    [...resolvedCell(context, cell)].flatMap(({ said, resolution }) => [
      foldEndpoint(said.method.value, said.path.value),
      ...(resolution.kind === 'declared' ? [resolution.operations[0].identity] : []),
    ]),
  )
}
