import type { Config } from '../config/model.ts'
import { createContext } from '../project/context.ts'
import type { Resolution, SpecContext, SwaggerReference } from '../project/model.ts'
import { Project } from '../project/project.ts'
import { operationOf } from '../project/resolution.ts'
import type { EndpointReference, Spec } from '../spec/model.ts'
import type { DeclaringDocument, Operation } from '../swagger/model.ts'
import { operationDigest, type UsedPart } from './affected-digest.ts'
import type { AffectedReason } from './affected-reason.ts'
import type { Host } from './host.ts'

/** Text of which some `$ref`, or a mapping, may lead to another file. */
const MAY_REFER = /\$ref(?!["']?[ \t]*:[ \t]*["']?#)|mapping/

/** Two states of a project, in which specs are looked at one after the other. */
export class ProjectComparison {
  readonly #config: Config
  readonly #before: Project
  readonly #after: Project
  readonly #changed: ReadonlySet<string>
  readonly #untouched = new Map<DeclaringDocument, boolean>()
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
  #isUntouched(document: DeclaringDocument): boolean {
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
