import type { Finding, Related } from '../diagnostic/finding.ts'
import type { Resolution, SpecContext } from '../project/model.ts'
import type { EndpointCell, EndpointReference, UidColumn, UidRow, UidTable } from '../spec/model.ts'
import type { Operation } from '../swagger/model.ts'
import { changeToOnly } from './method-edits.ts'
import { isSpellingOf } from './step-path.ts'
import { given, listed, listedBriefly, quoted, sentences } from './wording.ts'

/** The rows of the UID table, where there is one with a header that can be read. */
export function uidRows({ spec }: SpecContext): readonly UidRow[] {
  const table = spec.uidTable
  return table === undefined || !isReadable(table) ? [] : table.rows
}

/** Without a column of fields it is another table, or one that `uid-table/shape` tells of. */
export function isReadable(table: UidTable): boolean {
  return table.columns.includes('field')
}

/**
 * Whether one of the columns that name operations may stand under a name that is none: `uid-table/shape` tells of that
 * name, and what the rows lack is no finding of its own.
 */
export function mayLackColumn({ spec: { uidTable } }: SpecContext, ...columns: readonly UidColumn[]): boolean {
  if (uidTable === undefined || !uidTable.columns.includes(undefined)) return false
  return columns.some((column) => !uidTable.columns.includes(column))
}

/** The operations that a cell names, with what each leads to. */
export function* resolvedCell(
  context: SpecContext,
  cell: EndpointCell | undefined,
): Generator<{ readonly said: EndpointReference; readonly resolution: Resolution }> {
  for (const said of cell?.endpoints ?? []) yield { said, resolution: context.resolve(said) }
}

/** The first operation that a cell leads to. */
export function operationIn(context: SpecContext, cell: EndpointCell | undefined): Operation | undefined {
  for (const { resolution } of resolvedCell(context, cell)) {
    if (resolution.kind === 'declared') return resolution.operations[0]
    if (resolution.kind === 'hardcoded') return resolution.operation
  }
  return undefined
}

/**
 * A finding on every operation in a cell that is declared nowhere.
 *
 * @param column the column as its messages name it: "GET Endpoint".
 */
export function* undeclaredIn(
  context: SpecContext,
  cell: EndpointCell | undefined,
  column: string,
): Generator<Finding> {
  // The document that could not be read may declare it.
  if (context.reference.kind === 'unreadable' || context.reference.kind === 'missing') return
  for (const { said, resolution } of resolvedCell(context, cell)) {
    if (resolution.kind === 'wrong-method') yield wrongMethod(said, resolution.operations, column)
    else if (resolution.kind === 'undeclared') yield undeclared(context, said, resolution.nearest, column)
  }
}

function wrongMethod(said: EndpointReference, operations: readonly Operation[], column: string): Finding {
  const methods = [...new Set(operations.map((operation) => operation.method))]
  return {
    at: { span: said.method.span },
    message: `\`${column}\` names ${spelled(said)}, and that path has ${listed(methods)} only.`,
    help: 'Name a method that the path has, or leave the cell empty with `-`.',
    evidence: said.method.value + said.path.value,
    related: operations.slice(0, 3).map(declared),
    ...given('fix', changeToOnly(said, methods)),
  }
}

function undeclared(
  context: SpecContext,
  said: EndpointReference,
  nearest: readonly Operation[],
  column: string,
): Finding {
  const labels = [...new Set(nearest.map((operation) => operation.label))]
  const likely = [...new Set(nearest.filter((each) => isSpellingOf(said, each)).map((operation) => operation.label))]
  const acknowledged = context.acknowledges(said.path.value)
  const help = [
    labels.length > 0 ? `The nearest: ${listedBriefly(labels, 'or')}.` : 'Nothing declared comes near it.',
    acknowledged ? "The spec's own notes name it." : undefined,
  ]
  return {
    at: { span: said.span },
    message: `\`${column}\` names ${spelled(said)}, which no swagger document of the project declares.`,
    help: sentences(...help),
    evidence: said.method.value + said.path.value,
    related: nearest.slice(0, 3).map(declared),
    ...(acknowledged ? { severity: 'info' } : {}),
    ...(likely.length > 0
      ? {
          suggestions: likely.map((label) => ({
            title: `name ${quoted(label)}`,
            safety: 'unsafe',
            edits: [{ span: said.span, text: label }],
          })),
        }
      : {}),
  }
}

function declared(operation: Operation): Related {
  return { at: operation.place, message: `${quoted(operation.label)} is declared here` }
}

function spelled(said: EndpointReference): string {
  return quoted(`${said.method.value} ${said.path.value}`)
}
