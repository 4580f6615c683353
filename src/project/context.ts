import type { Config } from '../config/model.ts'
import type { EndpointReference, Spec, Step } from '../spec/model.ts'
import type { Operation } from '../swagger/model.ts'
import type { OperationIndex } from '../swagger/operation-index.ts'
import type { SwaggerStore } from '../swagger/swagger-store.ts'
import { acknowledgementsOf } from './acknowledgement.ts'
import { Consulted } from './consulted.ts'
import { type EndpointCatalog, foldEndpoint } from './endpoint-catalog.ts'
import { followFlow } from './flow.ts'
import type {
  EndpointResolution,
  Flow,
  Resolution,
  SpecContext,
  SpecSummary,
  StepContext,
  SwaggerReference,
} from './model.ts'
import { spellingsOf } from './operation-specs.ts'
import { callsSameEndpoint, operationOf, Resolver } from './resolution.ts'
import { followReference } from './swagger-reference.ts'

/** What a context asks of the project. */
export interface ProjectView {
  readonly config: Config
  /** When the run began. */
  readonly now: Date
  readonly store: SwaggerStore
  readonly documentPaths: readonly string[]
  readonly index: OperationIndex
  readonly catalog: EndpointCatalog
}

/**
 * Joins one spec with the project. Every part is worked out when first asked for.
 *
 * @param consulted notes what was looked at on the way.
 */
export function createContext(spec: Spec, project: ProjectView, consulted: Consulted = new Consulted()): SpecContext {
  return new JoinedSpec(spec, project, consulted)
}

class JoinedSpec implements SpecContext {
  readonly #project: ProjectView
  readonly #consulted: Consulted
  readonly acknowledges: (name: string) => boolean
  #reference: SwaggerReference | undefined
  #resolver: Resolver | undefined
  #endpoint: { readonly value: EndpointResolution | undefined } | undefined
  #steps: readonly StepContext[] | undefined
  #flow: Flow | undefined
  #twins: readonly SpecSummary[] | undefined

  constructor(
    readonly spec: Spec,
    project: ProjectView,
    consulted: Consulted,
  ) {
    this.#project = project
    this.#consulted = consulted
    this.acknowledges = acknowledgementsOf(spec)
  }

  get config() {
    return this.#project.config
  }

  get reference(): SwaggerReference {
    return (this.#reference ??= this.#followReference())
  }

  get endpoint(): EndpointResolution | undefined {
    this.#endpoint ??= { value: this.#resolveEndpoint() }
    return this.#endpoint.value
  }

  get operation(): Operation | undefined {
    return operationOf(this.endpoint)
  }

  get steps(): readonly StepContext[] {
    return (this.#steps ??= [...this.spec.prerequisites.steps, ...this.spec.testRequest.steps].map((step) =>
      this.#joinStep(step),
    ))
  }

  get flow(): Flow {
    return (this.#flow ??= followFlow(this.spec, this.steps, this.config))
  }

  get twins(): readonly SpecSummary[] {
    return (this.#twins ??= this.#findTwins())
  }

  get negative(): boolean {
    const statuses = this.steps.filter((step) => step.step.role === 'test').flatMap((step) => step.step.statuses)
    return statuses.length > 0 && statuses.every((status) => status.value >= 400)
  }

  resolve(reference: EndpointReference): Resolution {
    return this.#resolverOf().resolve(reference.method.value, reference.path.value)
  }

  isAhead(time: number): boolean {
    if (time <= this.#project.now.getTime()) return false
    this.#consulted.until = Math.min(this.#consulted.until, time)
    return true
  }

  #followReference(): SwaggerReference {
    const { store } = this.#project
    const { files } = this.#consulted
    const reference = followReference(this.spec, {
      source: (path) => store.source(noted(path, files)),
      open: (path) => store.open(noted(path, files)),
      documents: () => {
        this.#consulted.everything = true
        return this.#project.documentPaths
      },
    })
    if (reference.kind === 'found') this.#consulted.swagger = reference.path
    return reference
  }

  #resolverOf(): Resolver {
    const reference = this.reference
    const document = reference.kind === 'found' || reference.kind === 'absolute' ? reference.document : undefined
    return (this.#resolver ??= new Resolver(this.#project.index, document, this.#consulted))
  }

  #resolveEndpoint(): EndpointResolution | undefined {
    const said = this.spec.frontmatter.operation
    if (said === undefined) return undefined
    const resolver = this.#resolverOf()
    const resolution = resolver.resolve(said.method.value, said.path.value)
    if (resolver.document === undefined) return { ...resolution, inReferenced: undefined }
    const [first] = resolution.kind === 'declared' || resolution.kind === 'wrong-method' ? resolution.operations : []
    return { ...resolution, inReferenced: first?.document === resolver.document }
  }

  #joinStep(step: Step): StepContext {
    const { method, path } = step
    if (method === undefined || path === undefined)
      return { step, resolution: undefined, operation: undefined, callsEndpoint: false }
    const endpoint = this.spec.frontmatter.operation
    const resolution = this.#resolverOf().resolve(method.value, path.pathname.value)
    const callsEndpoint =
      endpoint !== undefined &&
      callsSameEndpoint(
        { method: method.value, path: path.pathname.value, resolution },
        { method: endpoint.method.value, path: endpoint.path.value, resolution: this.endpoint },
      )
    return { step, resolution, operation: operationOf(resolution), callsEndpoint }
  }

  /** Other specs whose endpoint has one of the spellings of this one's operation. */
  #findTwins(): readonly SpecSummary[] {
    const said = this.spec.frontmatter.operation
    if (said === undefined) return []
    const spellings = new Set([foldEndpoint(said.method.value, said.path.value)])
    if (this.endpoint?.kind === 'declared') {
      for (const spelling of this.endpoint.operations.flatMap(spellingsOf)) spellings.add(spelling)
    }
    for (const spelling of spellings) this.#consulted.endpoints.add(spelling)
    return this.#project.catalog.find(spellings).filter((summary) => summary.path !== this.spec.source.path)
  }
}

function noted(path: string, files: Set<string>): string {
  files.add(path)
  return path
}
