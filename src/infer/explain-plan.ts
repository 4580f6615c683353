import type { Operation } from '../swagger/model.ts'
import type { Candidate, Decision, IdentifierLocation, IdentifierPlan, PlannedIdentifier } from './model.ts'

/** A plan as plain data, for `--explain --format json`. Later versions only add. */
export interface ExplainedPlan {
  readonly operation: ExplainedOperation
  readonly identifiers: readonly ExplainedIdentifier[]
  readonly steps: readonly ExplainedStep[]
}

/** An operation by its full path, and the file that declares it. */
export interface ExplainedOperation {
  readonly method: string
  readonly path: string
  readonly file: string
}

/** One identifier that the operation asks for, with what was decided about it. */
export interface ExplainedIdentifier {
  /** `client_id`, in a body `items[].client_id`. */
  readonly field: string
  readonly in: IdentifierLocation
  readonly required: boolean
  readonly decision: Decision
  /** `GET /v1/clients`; `null` where there is none, like the next two. */
  readonly get: string | null
  readonly create: string | null
  readonly cleanup: string | null
  /** Best first. */
  readonly candidates: readonly ExplainedCandidate[]
  /** Resources with a similar name, where nobody produces the identifier. */
  readonly nearest: readonly string[]
}

/** A place that may give an identifier, and what speaks for it. */
export interface ExplainedCandidate extends ExplainedOperation {
  readonly jsonPath: string
  readonly score: number
  /** `+45 id of the same resource, client`; strongest first. */
  readonly evidence: readonly string[]
}

/** A prerequisite step. */
export interface ExplainedStep extends ExplainedOperation {
  /** Variable → JSONPath. */
  readonly extract: Readonly<Record<string, string>>
}

/** Says a plan as plain data. */
export function explainPlan({ operation, identifiers, steps }: IdentifierPlan): ExplainedPlan {
  return {
    operation: explainOperation(operation),
    identifiers: identifiers.map(explainIdentifier),
    steps: steps.map((step) => ({
      ...explainOperation(step.operation),
      extract: Object.fromEntries(step.extracts.map(({ variable, jsonPath }) => [variable, jsonPath])),
    })),
  }
}

function explainOperation({ label, method, document }: Operation): ExplainedOperation {
  return { method, path: label.slice(method.length + 1), file: document.source.path }
}

function explainIdentifier(identifier: PlannedIdentifier): ExplainedIdentifier {
  const { consumer, decision, get, create, cleanup, candidates, nearest } = identifier
  return {
    field: spellTrail(consumer.trail),
    in: consumer.in,
    required: consumer.required,
    decision,
    get: get?.operation.label ?? null,
    create: create?.operation.label ?? null,
    cleanup: cleanup?.label ?? null,
    candidates: candidates.map(explainCandidate),
    nearest,
  }
}

function explainCandidate({ operation, jsonPath, score, evidence }: Candidate): ExplainedCandidate {
  const told = evidence.map(({ points, reason }) => `${points > 0 ? '+' : '−'}${Math.abs(points)} ${reason}`)
  return { ...explainOperation(operation), jsonPath, score, evidence: told }
}

/** `['items', '[]', 'client_id']` → `items[].client_id` */
function spellTrail(trail: readonly string[]): string {
  return trail.join('.').replaceAll('.[]', '[]')
}
