import type { Config } from '../config/model.ts'
import { createContext } from '../project/context.ts'
import type { Resolution, SpecContext, SwaggerReference } from '../project/model.ts'
import { Project } from '../project/project.ts'
import type { EndpointReference, Spec } from '../spec/model.ts'
import type { Operation, SwaggerDocument } from '../swagger/model.ts'
import { operationDigest, type UsedPart } from './affected-digest.ts'
import { isDataFile } from './data-file.ts'
import type { Host } from './host.ts'
import { OverlayHost } from './overlay-host.ts'

/** What became of an operation that a spec names. */
export type OperationChange = 'added' | 'removed' | 'changed'

/** Why a spec has to be judged anew. */
export type AffectedReason =
  /** Its own text is another. */
  | { readonly kind: 'spec' }
  /** The config is another, which may change any judgement. */
  | { readonly kind: 'config'; readonly file: string }
  /** What its `swagger:` leads to was or is no readable API description. */
  | { readonly kind: 'swagger'; readonly file: string }
  | {
      readonly kind: 'operation'
      readonly change: OperationChange
      /** `POST /v1/clients` as the document has it, or as the spec names it where none has. */
      readonly operation: string
      /** The document that declares it now, else the one that did; `undefined` where none does. */
      readonly file: string | undefined
    }

/** A spec whose judgement a change may alter. */
export interface AffectedSpec {
  readonly file: string
  /** At least one, in the order of the spec, each once. */
  readonly reasons: readonly AffectedReason[]
}

/** Two states of one project. */
export interface ProjectChange {
  readonly before: Host
  readonly after: Host
  /** Files that differ, absent ones included. */
  readonly changed: ReadonlySet<string>
  /** The config, where it is one of them. */
  readonly changedConfig: string | undefined
}

/**
 * The specs that a change concerns: those that were changed themselves, and those that call an operation of which
 * something is different that a rule may judge by. A new description in a swagger document concerns none.
 *
 * @param specs paths of the specs that are asked about.
 * @returns in the order of `specs`.
 */
export async function findAffected(
  { before, after, changed, changedConfig }: ProjectChange,
  config: Config,
  specs: readonly string[],
): Promise<readonly AffectedSpec[]> {
  if (changedConfig !== undefined)
    return specs.map((file) => ({ file, reasons: [{ kind: 'config', file: changedConfig }] }))
  const isSpec = new Set(specs)
  const isDataChanged = [...changed].some((path) => !isSpec.has(path) && isDataFile(path))
  const comparison = isDataChanged ? new Comparison(before, after, changed, config) : undefined
  const affected: AffectedSpec[] = []
  for (const file of specs) {
    const reasons: readonly AffectedReason[] = changed.has(file)
      ? [{ kind: 'spec' }]
      : ((await comparison?.reasons(file)) ?? [])
    if (reasons.length > 0) affected.push({ file, reasons })
  }
  return affected
}

/**
 * The specs that depend on swagger documents, or on files that such refer to: those that would be judged differently
 * without them.
 *
 * @param specs paths of the specs that are asked about.
 */
export async function findDependents(
  host: Host,
  config: Config,
  files: readonly string[],
  specs: readonly string[],
): Promise<readonly string[]> {
  const without = new OverlayHost(host, new Map(files.map((file) => [file, undefined])))
  const change = { before: without, after: host, changed: new Set(files), changedConfig: undefined }
  return (await findAffected(change, config, specs)).map((spec) => spec.file)
}

/** Text of which some `$ref`, or a mapping, may lead to another file. */
const MAY_REFER = /\$ref(?!["']?[ \t]*:[ \t]*["']?#)|mapping/

/** Both states of a project, in which specs are looked at one after the other. */
class Comparison {
  readonly #config: Config
  readonly #before: Project
  readonly #after: Project
  readonly #changed: ReadonlySet<string>
  readonly #untouched = new Map<SwaggerDocument, boolean>()
  readonly #digests = new Map<Operation, Map<UsedPart, string>>()

  constructor(before: Host, after: Host, changed: ReadonlySet<string>, config: Config) {
    const now = new Date(0)
    this.#config = config
    this.#changed = changed
    this.#before = new Project(before, config, now)
    this.#after = new Project(after, config, now)
  }

  /** Of a spec with the same text in both. */
  async reasons(file: string): Promise<readonly AffectedReason[]> {
    const spec = await this.#after.spec(file)
    if (spec === undefined) return []
    const before = createContext(spec, this.#before)
    const after = createContext(spec, this.#after)
    const found = new Map<string, AffectedReason>()
    if (describeReference(before.reference) !== describeReference(after.reference)) {
      const path = 'path' in after.reference ? after.reference.path : ''
      found.set('swagger', { kind: 'swagger', file: path })
    }
    for (const { said, part, resolve } of callsOf(spec)) {
      const [first, second] = [resolve(before), resolve(after)]
      if (this.#describe(first, part) === this.#describe(second, part)) continue
      const reason = describeChange(said, first, second)
      found.set(`${reason.operation} ${reason.change}`, reason)
    }
    return [...found.values()]
  }

  #describe(resolution: CallResolution, part: UsedPart): string {
    switch (resolution?.kind) {
      case undefined:
      case 'undeclared':
        // Which operations are spelled alike is advice, and no judgement.
        return 'undeclared'
      case 'wrong-method':
        return `wrong-method ${methodsOf(resolution.operations)}`
      case 'hardcoded':
        return `hardcoded ${resolution.parameter} ${this.#digest(resolution.operation, part)}`
      case 'declared': {
        const { match, operations, inReferenced } = resolution
        const digests = operations.map((operation) => this.#digest(operation, part))
        return `declared ${inReferenced} ${JSON.stringify(match)} ${digests.join('\n')}`
      }
    }
  }

  #digest(operation: Operation, part: UsedPart): string {
    // Most documents are, and their operations need no closer look.
    if (this.#isUntouched(operation.document)) return `${operation.document.source.path} ${operation.label}`
    let known = this.#digests.get(operation)
    if (known === undefined) this.#digests.set(operation, (known = new Map()))
    let digest = known.get(part)
    if (digest === undefined) known.set(part, (digest = operationDigest(operation, part, this.#config)))
    return digest
  }

  /** Whether a document is the same in both, and refers to no other file, which might not be. */
  #isUntouched(document: SwaggerDocument): boolean {
    let untouched = this.#untouched.get(document)
    if (untouched === undefined) {
      const { path, text } = document.source
      untouched = !this.#changed.has(path) && !MAY_REFER.test(text)
      this.#untouched.set(document, untouched)
    }
    return untouched
  }
}

/** Where it makes a difference in which document an operation is declared, `inReferenced` says. */
type CallResolution = (Resolution & { readonly inReferenced?: boolean | undefined }) | undefined

/** A place of a spec that names an operation. */
interface Call {
  /** `GET /v1/clients`, as the spec has it. */
  readonly said: string
  readonly part: UsedPart
  resolve(context: SpecContext): CallResolution
}

/** Everything that a spec calls, and what it only names as the source of a value. */
function* callsOf(spec: Spec): Generator<Call> {
  const { operation } = spec.frontmatter
  if (operation !== undefined) yield { said: spell(operation), part: 'whole', resolve: (context) => context.endpoint }
  for (const [index, { method, path }] of [...spec.prerequisites.steps, ...spec.testRequest.steps].entries()) {
    if (method === undefined || path === undefined) continue
    const said = `${method.value} ${path.pathname.value}`
    yield { said, part: 'whole', resolve: (context) => context.steps[index]?.resolution }
  }
  const rows = spec.uidTable?.rows ?? []
  const named = [
    ...rows.flatMap(({ get, create, cleanup }) => [get, create, cleanup].flatMap((cell) => cell?.endpoints ?? [])),
    ...spec.resolutionSteps.flatMap(({ endpoints }) => endpoints),
  ]
  for (const reference of named)
    yield { said: spell(reference), part: 'answers', resolve: (context) => context.resolve(reference) }
}

function spell({ method, path }: EndpointReference): string {
  return `${method.value} ${path.value}`
}

function describeChange(
  said: string,
  before: CallResolution,
  after: CallResolution,
): Extract<AffectedReason, { kind: 'operation' }> {
  const [was, is] = [operationOf(before), operationOf(after)]
  const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
  const operation = is ?? was
  return {
    kind: 'operation',
    // Neither declares it: the methods that its path is declared with are others.
    change: operation === undefined ? 'changed' : change,
    operation: operation?.label ?? said,
    file: operation?.document.source.path,
  }
}

function operationOf(resolution: CallResolution): Operation | undefined {
  if (resolution?.kind === 'declared') return resolution.operations[0]
  return resolution?.kind === 'hardcoded' ? resolution.operation : undefined
}

function describeReference(reference: SwaggerReference): string {
  switch (reference.kind) {
    case 'found':
    case 'unreadable':
      return `${reference.kind} ${reference.problems.map(({ message }) => message).join('\n')}`
    case 'absolute':
      return `absolute ${reference.inside} ${reference.document !== undefined}`
    default:
      return reference.kind
  }
}

function methodsOf(operations: readonly Operation[]): string {
  return operations
    .map(({ method }) => method)
    .toSorted()
    .join(' ')
}
