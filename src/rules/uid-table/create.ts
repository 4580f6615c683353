import type { Finding } from '../../diagnostic/finding.ts'
import type { SpecContext } from '../../project/model.ts'
import { jsonContent } from '../../project/expected-response.ts'
import type { UidRow } from '../../spec/model.ts'
import type { Operation } from '../../swagger/model.ts'
import { foldName } from '../../text/fold-name.ts'
import { leafNames } from '../schema-leaves.ts'
import type { Rule } from '../rule.ts'
import { resolvedCell, uidRows, undeclaredIn } from '../uid-operations.ts'
import { listed, listedBriefly, quoted } from '../wording.ts'

/** Methods that may make something. */
const CREATING = new Set(['POST', 'PUT', 'PATCH'])

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    for (const row of uidRows(context)) {
      yield* undeclaredIn(context, row.create, 'Create Fresh')
      yield* judge(context, row)
    }
  },
}

function* judge(context: SpecContext, row: UidRow): Generator<Finding> {
  for (const { said, resolution } of resolvedCell(context, row.create)) {
    if (!CREATING.has(said.method.value)) {
      if (resolution.kind !== 'declared') continue
      yield {
        at: { span: said.span },
        message: `\`Create Fresh\` names ${quoted(`${said.method.value} ${said.path.value}`)}, which creates nothing.`,
        help: 'Name the operation that makes a new one, or `-` where there is none.',
        evidence: said.path.value,
      }
    } else if (resolution.kind === 'declared' && !canYield(resolution.operations[0], row)) {
      const [operation] = resolution.operations
      const fields = row.fields.map((field) => field.value)
      yield {
        at: { span: said.span },
        message: `${quoted(operation.label)} cannot yield ${listed(fields, 'or')}: its documented response has no such value.`,
        help: `It answers with ${listedBriefly(idsFirst(responseLeaves(operation) ?? []))}.`,
        evidence: `${operation.identity} ${fields.join(' ')}`,
        related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
      }
    }
  }
}

/**
 * Whether the answer of an operation may hold the field: under its own name, under the name that Extract From reads, or
 * as any identifier, since what is created answers with an id under many a name.
 */
function canYield(operation: Operation, row: UidRow): boolean {
  const leaves = responseLeaves(operation)
  if (leaves === undefined) return true
  const read = row.extract?.path?.segments.findLast((segment) => segment.kind === 'name')
  const wanted = new Set(row.fields.map((field) => foldName(field.value)))
  if (read?.kind === 'name') wanted.add(foldName(read.name))
  return leaves.some(
    (leaf) => wanted.has(foldName(leaf)) || /(?:^|_)u?u?id$/i.test(leaf.replace(/([a-z])([A-Z])/g, '$1_$2')),
  )
}

/** Names of all values in the documented success of an operation; `undefined` where none is documented. */
function responseLeaves(operation: Operation): readonly string[] | undefined {
  const schemas = operation.responses
    .filter((response) => response.status.startsWith('2'))
    .flatMap((response) => jsonContent(response)?.schema ?? [])
  if (schemas.length === 0) return undefined
  const { names, open } = leafNames(schemas)
  return open ? undefined : names
}

function idsFirst(names: readonly string[]): readonly string[] {
  return [...names.filter((name) => /id$/i.test(name)), ...names.filter((name) => !/id$/i.test(name))]
}
