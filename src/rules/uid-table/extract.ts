import type { Finding } from '../../diagnostic/finding.ts'
import type { SpecContext } from '../../project/model.ts'
import { successValue } from '../../project/flow-types.ts'
import type { UidRow } from '../../spec/model.ts'
import type { Operation } from '../../swagger/model.ts'
import type { JsonPath } from '../../syntax/json-path.ts'
import { arrowAsFilter } from '../arrow-filter.ts'
import { foldByCause } from '../further-places.ts'
import { describeDeparture } from '../response-departure.ts'
import type { Rule } from '../rule.ts'
import { mayLackColumn, operationIn, uidRows } from '../uid-operations.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  check: (context) => foldByCause(departures(context), context.spec.source, 'it is read here too'),
}

function* departures(context: SpecContext): Generator<Finding> {
  for (const row of uidRows(context)) {
    const finding = judge(context, row)
    if (finding !== undefined) yield finding
  }
}

function judge(context: SpecContext, row: UidRow): Finding | undefined {
  const { extract } = row
  const [field] = row.fields
  if (extract === undefined || extract.kind !== 'path' || field === undefined) return undefined
  const [problem] = extract.problems
  if (problem !== undefined || extract.path === undefined) {
    const filter = arrowAsFilter(extract.value.replaceAll('`', ''))
    return {
      at: { span: problem?.span ?? extract.span },
      message: `${quoted(extract.value)} is not a path into a response.`,
      help: `Write it as in an \`extract\`: ${quoted(filter ?? 'data.clients[0].id')}.`,
      evidence: field.value,
    }
  }
  // What a row creates stands in for what it gets only where it gets nothing: an operation that is declared nowhere has
  // its own finding, and the path is about that one.
  const getsNothing = row.get === undefined || row.get.kind === 'none'
  const operation = operationIn(context, getsNothing ? row.create : row.get)
  if (operation === undefined || (row.get === undefined && mayLackColumn(context, 'get'))) return undefined
  const value = successValue(operation, extract.path)
  if (value.kind !== 'undocumented' || isSpokenOfAsResponse(operation, extract.path)) return undefined
  return {
    ...describeDeparture(context, operation, value, extract.path, extract, extract.pathOffset),
    evidence: `${field.value} ${extract.path.text}`,
  }
}

/** `response.data[0].id`: a way to speak of the answer, where that has no such member and has the rest. */
function isSpokenOfAsResponse(operation: Operation, path: JsonPath): boolean {
  const [first, ...segments] = path.segments
  if (first?.kind !== 'name' || !/^(?:res|resp|response|body)$/i.test(first.name)) return false
  return successValue(operation, { ...path, segments }).kind === 'documented'
}
