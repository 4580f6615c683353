import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { compareText } from '../text/compare-text.ts'
import { groupBy } from '../text/group-by.ts'
import { printable } from './printable.ts'
import type { Reporter } from './reporter.ts'
import type { Style } from './style.ts'
import { workDone } from './text-summary.ts'
import { counted, position, sentence } from './wording.ts'

/** A finding that sets a spec against an operation. */
type Contradiction = Diagnostic & { readonly against: NonNullable<Diagnostic['against']> }

/**
 * What practice says against the swagger, for the people who own it: by document and operation, which specs disagree,
 * with what, and which of them are verified, since those have been seen to pass.
 */
export function swaggerReporter(style: Style): Reporter {
  return (result) => {
    const found = result.diagnostics.filter((each): each is Contradiction => each.against !== undefined)
    if (found.length === 0) return `No spec contradicts the swagger.\n${workDone(result)}\n`
    const lines = [...groupBy(found, (each) => each.against.file)]
      .toSorted(([first], [second]) => compareText(first, second))
      .flatMap(([file, inFile]) => [style.paint('strong', printable(file)), ...renderFile(inFile, style), ''])
    const operations = groupBy(found, (each) => `${each.against.file} ${each.against.operation}`).size
    const summary = `${disagreeing(specsOf(found))} with ${counted(operations, 'operation')}.`
    return `${[...lines, summary, workDone(result)].join('\n')}\n`
  }
}

/** The operations of one document, those with the most verified specs against them first. */
function renderFile(findings: readonly Contradiction[], style: Style): readonly string[] {
  return [...groupBy(findings, (each) => each.against.operation)]
    .toSorted(([first, some], [second, others]) => weight(others) - weight(some) || compareText(first, second))
    .flatMap(([operation, against]) => [
      `  ${printable(operation)}  ${style.paint('faint', tally(against))}`,
      ...renderEvidence(against, style),
    ])
}

/** One line for what is said, then the places where it is said. */
function renderEvidence(findings: readonly Contradiction[], style: Style): readonly string[] {
  return [...groupBy(findings, (each) => each.message)].flatMap(([message, told]) => [
    `    ${sentence(message, style)}`,
    ...told.map(
      ({ file, range, against }) =>
        `      ${style.paint('faint', `${printable(file)}:${position(range)}${against.verified ? ' (verified)' : ''}`)}`,
    ),
  ])
}

function tally(findings: readonly Contradiction[]): string {
  return `${disagreeing(specsOf(findings))}, ${weight(findings)} verified`
}

function disagreeing({ length }: readonly string[]): string {
  return `${counted(length, 'spec')} ${length === 1 ? 'disagrees' : 'disagree'}`
}

/** How many verified specs disagree. */
function weight(findings: readonly Contradiction[]): number {
  return specsOf(findings.filter(({ against }) => against.verified)).length
}

function specsOf(findings: readonly Contradiction[]): readonly string[] {
  return [...new Set(findings.map(({ file }) => file))]
}
