import type { IdentifierPlan, PlannedIdentifier } from '../../infer/model.ts'
import type { FlowSource, SpecContext, StepContext } from '../../project/model.ts'
import type { Operation } from '../../swagger/model.ts'
import { testRequests } from './request-changes.ts'

/** An identifier that the test request sends as a placeholder. */
export interface SentIdentifier {
  readonly identifier: PlannedIdentifier
  /** What stands between the braces. */
  readonly placeholder: string
  readonly source: FlowSource
  /** What a table may call it: the field, the placeholder, the endpoint's name for it. */
  readonly names: ReadonlySet<string>
}

/** Identifiers that the test requests send as placeholders, in the order of the swagger, each placeholder once. */
export function sentIdentifiers(context: SpecContext, plan: IdentifierPlan): readonly SentIdentifier[] {
  const found = new Map<string, SentIdentifier>()
  for (const step of testRequests(context)) {
    for (const identifier of plan.identifiers) {
      for (const placeholder of placeholdersFor(identifier, step)) {
        const use = context.flow.uses.find((each) => each.step === step && each.placeholder.name === placeholder)
        if (use === undefined || found.has(placeholder)) continue
        const { field, in: place } = identifier.consumer
        const said = place === 'path' ? endpointNames(field, context, plan.operation) : []
        found.set(placeholder, {
          identifier,
          placeholder,
          source: use.source,
          names: new Set([field, placeholder, ...said].map((name) => name.toLowerCase())),
        })
      }
    }
  }
  return [...found.values()]
}

function placeholdersFor({ consumer }: PlannedIdentifier, { step, operation }: StepContext): readonly string[] {
  const { field, in: place, trail } = consumer
  if (place === 'path') {
    const segment = operation && segmentFor(field, operation, step.path?.pathname.value ?? '')
    return [...(segment ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
  }
  const own = step.placeholders.filter(({ site, trail: at }) => {
    if (place === 'query') return (site === 'params' || site === 'path-query') && at[0] === field
    return (site === 'body' || site === 'form') && isAt(at, trail)
  })
  return own.map(({ name }) => name)
}

/** The endpoint's own names for a path parameter. */
function endpointNames(field: string, { spec }: SpecContext, operation: Operation): readonly string[] {
  const segment = segmentFor(field, operation, spec.frontmatter.operation?.path.value ?? '')
  return [...(segment ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}

/** What a path has where the swagger has a parameter; counted from the end, since the prefix may be left out. */
function segmentFor(field: string, { template }: Operation, path: string): string | undefined {
  const index = template.segments.findIndex(({ parameters }) => parameters.includes(field))
  return index < 0
    ? undefined
    : path
        .replace(/\/$/, '')
        .split('/')
        .at(index - template.segments.length)
}

/** Whether a place is that of an identifier, or that of an item of it where it is a list. */
function isAt(place: readonly string[], trail: readonly string[]): boolean {
  const keys = place.map((key) => (/^\d+$/.test(key) ? '[]' : key))
  return keys.join('\0') === trail.join('\0') || keys.join('\0') === [...trail, '[]'].join('\0')
}
