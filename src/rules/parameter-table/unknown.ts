import type { Finding } from '../../diagnostic/finding.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import { declaredRows } from '../parameter-declaration.ts'
import { contradiction } from '../contradiction.ts'
import type { Rule } from '../rule.ts'
import { didYouMean, listedBriefly, quoted, sentences } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    for (const { table, row, operation, declaration } of declaredRows(context)) {
      if (declaration.kind !== 'undeclared') continue
      const { asked, known, parent, schema } = declaration
      if (namesSeveral(row.name.value, known)) continue
      const nearest = nearestNames(asked, known)
      const [only] = nearest
      const elsewhere = operation.parameters.find(
        (parameter) => parameter.name === asked && parameter.in !== table.location,
      )
      const acknowledged = context.acknowledges(asked)
      const where =
        parent === undefined
          ? `the ${table.location} parameters of ${quoted(operation.label)}`
          : `${quoted(parent)} of ${quoted(operation.label)}`
      const help = [
        known.length > 0
          ? `There ${known.length === 1 ? 'is' : 'are'} ${listedBriefly(known)}.`
          : `It documents no ${table.location} parameters.`,
        elsewhere === undefined ? didYouMean(nearest) : `${quoted(asked)} is a ${elsewhere.in} parameter.`,
        acknowledged ? `The spec's own notes name ${quoted(asked)}.` : undefined,
      ]
      const at = row.name.value.lastIndexOf(asked)
      const start = row.name.span.start + at
      const finding: Finding = {
        at: { span: at < 0 ? row.name.span : { start, end: start + asked.length } },
        message: `${quoted(asked)} is not among ${where}.`,
        help: sentences(...help),
        evidence: `${table.location} ${row.name.value}`,
        against: contradiction(operation),
        related: [{ at: schema?.place ?? operation.place, message: 'the swagger declares them here' }],
        ...(acknowledged ? { severity: 'info' } : {}),
        // In place of several, one would be lost.
        ...(only !== undefined && nearest.length === 1 && elsewhere === undefined && at >= 0 && !SEPARATOR.test(asked)
          ? {
              fix: {
                title: `rename to ${quoted(only)}`,
                safety: 'unsafe',
                edits: [{ span: { start, end: start + asked.length }, text: only }],
              },
            }
          : {}),
      }
      yield finding
    }
  },
}

const SEPARATOR = /<br ?\/?>|[/,;&+]|\s(?:and|or)\s/i

/** Whether a cell stands for several parameters, `page / per_page`, each of which there is. */
function namesSeveral(cell: string, known: readonly string[]): boolean {
  const names = cell.split(SEPARATOR).map((name) => name.replace(/[`*\s]/g, ''))
  return names.length > 1 && names.every((name) => known.includes(name) || known.includes(name.replace(/\[.*$/, '')))
}
