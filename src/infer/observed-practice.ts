import type { Placeholder, Spec, Step } from '../spec/model.ts'
import type { Operation } from '../swagger/model.ts'
import { consumersIn } from './consumers.ts'
import type { Consumer, ObservedUse } from './model.ts'
import { shapeOf } from './operation-shape.ts'
import { targetOf } from './target.ts'

/** Finds the operation that a step calls; `undefined` where no document declares it. */
export type ResolveOperation = (method: string, path: string) => Operation | undefined

/** An identifier of a step, and the earlier step that it was extracted from. */
export interface FedIdentifier {
  readonly consumer: Consumer
  readonly producer: Operation
  /** As the spec has it. */
  readonly jsonPath: string | undefined
  /** The step that takes it is the test request. */
  readonly tested: boolean
}

/** Every identifier of a spec's steps whose value an earlier step extracts. */
export function fedIdentifiers(spec: Spec, resolve: ResolveOperation): readonly FedIdentifier[] {
  const known = new Map<string, { readonly producer: Operation | undefined; readonly jsonPath: string | undefined }>()
  const fed: FedIdentifier[] = []
  for (const step of [...spec.prerequisites.steps, ...spec.testRequest.steps]) {
    const operation = calledBy(step, resolve)
    for (const placeholder of step.placeholders) {
      const source = known.get(placeholder.name)
      if (operation === undefined || source?.producer === undefined) continue
      const consumer = consumerAt(placeholder, step, operation)
      if (consumer === undefined) continue
      fed.push({ consumer, producer: source.producer, jsonPath: source.jsonPath, tested: step.role === 'test' })
    }
    for (const { name, text } of step.extracts) known.set(name.value, { producer: operation, jsonPath: text?.value })
  }
  return fed
}

/** What a verified spec teaches: which operation its author took each resource from. */
export function observeSpec(spec: Spec, resolve: ResolveOperation): readonly ObservedUse[] {
  const endpoint = spec.frontmatter.operation
  const own = endpoint && resolve(endpoint.method.value, endpoint.path.value)
  return fedIdentifiers(spec, resolve).flatMap(({ consumer, producer, jsonPath }) => {
    const [resource] = targetOf(consumer, shapeOf(consumer.operation), new Map()).names
    if (resource === undefined || producer.identity === consumer.operation.identity) return []
    return [
      {
        spec: own?.identity ?? spec.source.path,
        consumer: consumer.operation.identity,
        resource: resource.join(' '),
        producer: producer.identity,
        jsonPath,
      },
    ]
  })
}

function calledBy({ method, path }: Step, resolve: ResolveOperation): Operation | undefined {
  return method === undefined || path === undefined ? undefined : resolve(method.value, path.pathname.value)
}

function consumerAt(placeholder: Placeholder, step: Step, operation: Operation): Consumer | undefined {
  const [first] = placeholder.trail
  switch (placeholder.site) {
    case 'path': {
      const name = pathParameterAt(placeholder, step, operation)
      return consumersIn(operation, 'path').find(({ field }) => field === name)
    }
    case 'path-query':
    case 'params':
      return consumersIn(operation, 'query').find(({ field }) => field === first)
    case 'body':
    case 'form': {
      const key = spell(placeholder.trail)
      return consumersIn(operation, 'body').find(({ trail }) => spell(trail) === key)
    }
    case 'body-key':
    case 'other':
      return undefined
  }
}

/** Items of a list are all alike. */
function spell(trail: readonly string[]): string {
  return trail.filter((key) => key !== '[]' && !/^\d+$/.test(key)).join('\0')
}

/** Segments are counted from the end: a prefix may be left out. */
function pathParameterAt(placeholder: Placeholder, step: Step, operation: Operation): string | undefined {
  const pathname = step.path?.pathname
  if (pathname === undefined) return undefined
  const before = pathname.value.slice(0, placeholder.span.start - pathname.span.start)
  const behind = pathname.value.replace(/\/+$/, '').split('/').length - before.split('/').length
  return operation.template.segments.at(-1 - behind)?.parameters[0]
}
