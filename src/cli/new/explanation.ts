import type { ExplainedIdentifier, ExplainedPlan } from '../../infer/explain-plan.ts'
import { printable } from '../../report/printable.ts'

/** Candidates that are shown of each identifier. */
const SHOWN = 5

/** Decisions in words. */
const DECISIONS: Readonly<Record<ExplainedIdentifier['decision'], string>> = {
  step: 'a prerequisite step fetches it',
  row: 'a row of the UID table, and no step: the request does without it',
  todo: 'a row of the UID table marked TODO: likely, not certain',
  config: 'the environment supplies it',
  literal: 'the swagger documents a value',
  none: 'nothing is known',
}

/** Where the identifiers of an operation come from, for a person. */
export function explanation({ operation, identifiers, steps }: ExplainedPlan): string {
  const lines = [`${operation.method} ${operation.path}  (${operation.file})`, '']
  if (identifiers.length === 0) lines.push('It asks for no identifiers.', '')
  for (const identifier of identifiers) lines.push(...identifierLines(identifier), '')
  if (steps.length > 0) {
    lines.push('Steps before the test request:')
    for (const [index, { method, path, extract }] of steps.entries()) {
      lines.push(
        `  ${index + 1}. ${method} ${path}`,
        ...Object.entries(extract).map(([name, jsonPath]) => `       ${name}: ${jsonPath}`),
      )
    }
    lines.push('')
  }
  return `${lines.slice(0, -1).map(printable).join('\n')}\n`
}

function identifierLines({
  field,
  in: place,
  required,
  decision,
  candidates,
  nearest,
}: ExplainedIdentifier): readonly string[] {
  return [
    `${field}  in the ${place}, ${required ? 'required' : 'optional'}: ${DECISIONS[decision]}`,
    ...candidates
      .slice(0, SHOWN)
      .flatMap(({ method, path, jsonPath, score, evidence }) => [
        `  ${String(score).padStart(4)}  ${method} ${path}  ${jsonPath}`,
        ...evidence.map((reason) => `          ${reason}`),
      ]),
    ...(candidates.length > SHOWN ? [`        and ${candidates.length - SHOWN} more`] : []),
    ...(nearest.length > 0 ? [`        similar resources: ${nearest.join(', ')}`] : []),
  ]
}
