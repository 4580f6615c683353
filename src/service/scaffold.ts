import type { Config } from '../config/model.ts'
import { listConsumers } from '../infer/consumers.ts'
import { type ExplainedPlan, explainPlan } from '../infer/explain-plan.ts'
import { IdentifierSources } from '../infer/identifier-sources.ts'
import { inferIdentifiers } from '../infer/infer-identifiers.ts'
import type { IdentifierPlan, ObservedUse } from '../infer/model.ts'
import { observeSpec } from '../infer/observed-practice.ts'
import { ProducerIndex } from '../infer/producer-index.ts'
import { createContext } from '../project/context.ts'
import { specsOf } from '../project/operation-specs.ts'
import { Project } from '../project/project.ts'
import { findOperation, type OperationSearch } from '../scaffold/find-operation.ts'
import { planRequest } from '../scaffold/plan-request.ts'
import { scaffoldSpec, type Scaffold } from '../scaffold/scaffold-spec.ts'
import { type Domain, domainOf, pathOfSpec } from '../scaffold/spec-place.ts'
import { HTTP_METHODS } from '../spec/http-methods.ts'
import type { Operation, SwaggerDocument } from '../swagger/model.ts'
import type { Host } from './host.ts'
import type { UpdateOutcome } from './refresh/model.ts'
import { refreshSpec } from './refresh/refresh-spec.ts'

/** Statuses of specs that have run, and so know where their identifiers come from. */
const VERIFIED = /^(?:verified|success|passed|working)$/i

/** How a spec is to be written. */
export interface ScaffoldRequest {
  /** Text of the template; see `shippedTemplate`. */
  readonly template: string
  /** Default: the folder of the swagger document, else the first tag. */
  readonly domain?: string
  /** What `savedAt` says; default: the clock. */
  readonly now?: Date
}

/** What becomes of a request for a spec. */
export type ScaffoldOutcome =
  | { readonly kind: 'written'; readonly scaffold: Scaffold; readonly domain: string }
  /** Neither folder nor tag says the domain, or the config does not know it. */
  | { readonly kind: 'no-domain' }
  /** A method that is none of HTTP's, or a path with blanks in it: no `endpoint` can say it. */
  | { readonly kind: 'no-endpoint' }

/** The same where the operation had to be found first: it may not be clear which one is meant. */
export type ScaffoldReply = ScaffoldOutcome | Exclude<OperationSearch, { readonly kind: 'found' }>

/** Writes specs for the operations of one project. Reads each file once, so that one is enough for all operations. */
export class Scaffolder {
  readonly #project: Project
  readonly #config: Config
  #sources: IdentifierSources | undefined

  private constructor(project: Project, config: Config) {
    this.#project = project
    this.#config = config
  }

  /** @param config settings with every default filled in */
  static create(host: Host, config: Config): Scaffolder {
    return new Scaffolder(new Project(host, config, new Date()), config)
  }

  /** Every operation of every document, in their order; of what several documents declare, each. */
  get operations(): readonly Operation[] {
    return this.#project.index.documents.flatMap(({ operations }) => operations)
  }

  /** A document of the project, or another one inside its root; `undefined` where there is none that can be read. */
  document(path: string): SwaggerDocument | undefined {
    return this.#project.store.open(path)?.document
  }

  /** Finds an operation by what a person writes for it, among all documents or in one. */
  find(said: string, document?: SwaggerDocument): OperationSearch {
    return findOperation(said, this.#project.index, document)
  }

  /** Paths of the specs that there are about an operation. */
  specsOf(operation: Operation): readonly string[] {
    return specsOf(operation, this.#project.catalog).map(({ path }) => path)
  }

  /** The domain of an operation; see `domainOf`. */
  domainOf(operation: Operation, given?: string): Domain | undefined {
    return domainOf(operation, this.#config, given)
  }

  /** Where the spec of an operation belongs, from the root of the project. */
  pathOf(operation: Operation, domain: string): string {
    return pathOfSpec(operation, domain, this.#config)
  }

  /** Where the identifiers of an operation come from, with the reasons. */
  async explain(operation: Operation): Promise<ExplainedPlan> {
    return explainPlan(await this.#plan(operation))
  }

  /**
   * The text of a new spec.
   *
   * @throws TemplateError where the template is broken.
   */
  async scaffold(
    operation: Operation,
    { template, domain, now = new Date() }: ScaffoldRequest,
  ): Promise<ScaffoldOutcome> {
    if (!HTTP_METHODS.has(operation.method) || !/^\S+ \S+$/.test(operation.label)) return { kind: 'no-endpoint' }
    const found = this.domainOf(operation, domain)
    if (found === undefined) return { kind: 'no-domain' }
    const plan = await this.#plan(operation)
    const leadsTo = (each: Operation, path: string) => this.#leadsTo(each, path)
    const scaffold = scaffoldSpec({ plan, config: this.#config, domain: found.name, template, now, leadsTo })
    return { kind: 'written', scaffold, domain: found.name }
  }

  /**
   * The text of a new spec for what a person writes for an operation.
   *
   * @throws TemplateError where the template is broken.
   */
  async scaffoldFound(said: string, request: ScaffoldRequest): Promise<ScaffoldReply> {
    const search = this.find(said)
    return search.kind === 'found' ? this.scaffold(search.operation, request) : search
  }

  /** The text of a spec that is there, with its generated parts brought up to date with the swagger. */
  async update(path: string): Promise<UpdateOutcome> {
    const context = await this.#project.context(path)
    if (context === undefined) return { kind: 'absent' }
    const { spec, operation, endpoint } = context
    const said = spec.frontmatter.operation
    if (said === undefined || endpoint === undefined) return { kind: 'no-spec' }
    if (operation === undefined) {
      const nearest = endpoint.kind === 'undeclared' ? endpoint.nearest : []
      const others = endpoint.kind === 'wrong-method' ? endpoint.operations : nearest
      return { kind: 'unknown-operation', endpoint: `${said.method.value} ${said.path.value}`, nearest: others }
    }
    const plan = inferIdentifiers(operation, await this.#identifierSources())
    const { text, changes, open } = await refreshSpec(context, plan, (each) => createContext(each, this.#project))
    return { kind: 'updated', path, before: spec.source.text, after: text, changes, open }
  }

  /** Specs are read, and responses looked through, only where there is something to be found. */
  async #plan(operation: Operation): Promise<IdentifierPlan> {
    if (listConsumers(operation).length === 0) return { operation, identifiers: [], steps: [] }
    return planRequest(operation, await this.#identifierSources())
  }

  async #identifierSources(): Promise<IdentifierSources> {
    if (this.#sources !== undefined) return this.#sources
    const observed = await this.#observe()
    return (this.#sources ??= new IdentifierSources(new ProducerIndex(this.#project.index.documents), {
      config: this.#config,
      observed,
    }))
  }

  /** What the verified specs of the project take from where. */
  async #observe(): Promise<readonly ObservedUse[]> {
    const uses: ObservedUse[] = []
    for (const path of this.#project.specPaths) {
      const spec = await this.#project.spec(path)
      if (spec === undefined || !VERIFIED.test(spec.frontmatter.status?.value ?? '')) continue
      uses.push(...observeSpec(spec, (method, said) => this.#resolve(method, said)))
    }
    return uses
  }

  #resolve(method: string, path: string): Operation | undefined {
    const { declared, hardcoded } = this.#project.index.lookup(method, path)
    return declared[0]?.operation ?? hardcoded?.operation
  }

  #leadsTo({ document, method, identity }: Operation, path: string): boolean {
    const declaring = this.#project.store.opened(document.source.path)
    const own = declaring && this.#project.index.lookupIn(declaring, method, path)
    const all = this.#project.index.lookup(method, path)
    const [first] = [...(own?.declared ?? []), ...all.declared]
    const operation = first?.operation ?? own?.hardcoded?.operation ?? all.hardcoded?.operation
    return operation?.identity === identity
  }
}
