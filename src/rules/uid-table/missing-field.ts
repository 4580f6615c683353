import { pathParameter } from '../../swagger/path-parameter.ts'
import type { Rule } from '../rule.ts'
import { isReadable } from '../uid-operations.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'off',
  fix: 'never',
  *check({ spec, operation, steps }) {
    const table = spec.uidTable
    if (table === undefined || !isReadable(table) || operation === undefined) return
    const test = steps.find((step) => step.callsEndpoint)
    const said = new Set(table.rows.flatMap((row) => row.fields.map((field) => field.value)))
    for (const [index, name] of operation.template.parameters.entries()) {
      // The row may speak of the parameter under the endpoint's name for it or under the placeholder's.
      const aliases = [
        name,
        endpointName(spec.frontmatter.operation?.path.value, index),
        ...pathPlaceholders(test?.step.path?.pathname.value, index),
      ]
      if (aliases.some((alias) => alias !== undefined && said.has(alias))) continue
      // A word that the API lists comes from nowhere.
      if (pathParameter(operation, name)?.schema.enumeration !== undefined) continue
      yield {
        at: { span: table.table.header.span },
        message: `The UID table has no row for ${quoted(name)}, a path parameter of ${quoted(operation.label)}.`,
        help: 'Add a row that says which operation gives it.',
        evidence: name,
        related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
      }
    }
  },
}

/** What the endpoint calls its parameter at a position. */
function endpointName(path: string | undefined, index: number): string | undefined {
  return [...(path ?? '').matchAll(/\{([^{}]+)\}/g)][index]?.[1]
}

/** What the test request puts there. */
function pathPlaceholders(path: string | undefined, index: number): readonly (string | undefined)[] {
  return [[...(path ?? '').matchAll(/\{\{(\w+)\}\}/g)][index]?.[1]]
}
