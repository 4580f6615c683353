import type { Operation, SchemaView } from '../swagger/model.ts'

/** Where an operation takes an identifier. */
export type IdentifierLocation = 'path' | 'query' | 'body'

/** The words of a resource's name in lower case, the last one singular: `['client', 'package']`. */
export type ResourceName = readonly string[]

/** One identifier that an operation asks for. */
export interface Consumer {
  /** The operation that asks. */
  readonly operation: Operation
  /** The parameter, or the last key of the body field, as the document spells it. */
  readonly field: string
  readonly in: IdentifierLocation
  /** Keys from the root of the body, `[]` for the items of a list; the name alone for a parameter. */
  readonly trail: readonly string[]
  /** Without a value there is no valid request: the field and everything that holds it are required. */
  readonly required: boolean
  /** What a careful person would send: required, or documented as usual where the body says nothing of required keys. */
  readonly wanted: boolean
  /** Wanted because the document says so, and not only because it says nothing of what is needed. */
  readonly usual: boolean
  /** `undefined` for a path parameter that the document does not declare. */
  readonly schema: SchemaView | undefined
  readonly description: string | undefined
  /** A list of identifiers is asked for: `client_ids`. */
  readonly plural: boolean
  /** What the identifier may be of, where a sibling says so: `entity_uid` beside an enumeration `entity_type`. */
  readonly kinds: readonly string[]
}

/** A reason for or against a candidate. */
export interface Evidence {
  /** A phrase: "`id` of the same resource, client". */
  readonly reason: string
  /** What it adds to the score; negative where it speaks against. */
  readonly points: number
  /** What says it: the `name` of the place, a `mention` in a description, the project's own specs as `prior`. */
  readonly kind?: 'name' | 'mention' | 'prior'
}

/** An operation that may produce an identifier, with the best of its leaves. */
export interface Candidate {
  readonly operation: Operation
  /** Where in its response the identifier stands: `$.data.clients[0].id`. */
  readonly jsonPath: string
  /** Sum of the evidence. */
  readonly score: number
  /** Strongest first. */
  readonly evidence: readonly Evidence[]
  /** It needs an identifier of the same resource to be called, and so cannot be the first to yield one. */
  readonly circular: boolean
  /** What it yields is the identifier of a thing that it is about, not of another one that the thing refers to or holds. */
  readonly own: boolean
}

/**
 * - `step`: a prerequisite step fetches or creates it, and the UID table has a row;
 * - `row`: a row of the UID table, and no step because the request does without the identifier;
 * - `todo`: a row that is likely and unproven, and no step;
 * - `config`: the environment supplies it;
 * - `literal`: the swagger documents a value;
 * - `none`: nothing is known; the placeholder stays, the row is one of dashes.
 */
export type Decision = 'step' | 'row' | 'todo' | 'config' | 'literal' | 'none'

/** What stands for an identifier in a request. */
export type Binding =
  /** `{{variable}}`, extracted by an earlier step of the plan. */
  | { readonly kind: 'step'; readonly variable: string; readonly step: PlannedStep }
  /** `{{variable}}`, supplied by the environment. */
  | { readonly kind: 'config'; readonly variable: string }
  | { readonly kind: 'literal'; readonly value: unknown }
  /** `{{variable}}` that nothing defines yet. */
  | { readonly kind: 'open'; readonly variable: string }

/** An operation and the place in its response where an identifier stands. */
export interface IdentifierSource {
  readonly operation: Operation
  /** `$.data.clients[0].id` */
  readonly jsonPath: string
}

/** What was decided about one identifier of the operation. */
export interface PlannedIdentifier {
  readonly consumer: Consumer
  readonly decision: Decision
  readonly binding: Binding
  /** An existing one: the best operation that reads. */
  readonly get: IdentifierSource | undefined
  /** A new one: the best operation that creates. */
  readonly create: IdentifierSource | undefined
  /** Deletes what {@link create} made. */
  readonly cleanup: Operation | undefined
  /** Best first. Empty where nobody produces it, and where the environment supplies it. */
  readonly candidates: readonly Candidate[]
  /** Resources with a similar name that some operation does produce, nearest first; for {@link Decision} `none`. */
  readonly nearest: readonly string[]
}

/** A value that a step sends. */
export interface PlannedInput {
  readonly consumer: Consumer
  readonly binding: Binding
}

/** One call before the test request. */
export interface PlannedStep {
  readonly operation: Operation
  /** Variables that it defines, each once, in the order in which they were asked for. */
  readonly extracts: readonly { readonly variable: string; readonly jsonPath: string }[]
  /** Identifiers that it sends itself: the required ones, and what a careful person would send besides. */
  readonly inputs: readonly PlannedInput[]
}

/** Everything that is known about the identifiers of one operation. */
export interface IdentifierPlan {
  readonly operation: Operation
  /** Path parameters, query parameters, body fields; each in the order of the document. */
  readonly identifiers: readonly PlannedIdentifier[]
  /** In the order in which they must run; at most eight. */
  readonly steps: readonly PlannedStep[]
}

/** `resource` of `consumer` was taken from `producer` in a verified spec of the project. */
export interface ObservedUse {
  /** Identity of the operation under test. */
  readonly spec: string
  /** Identity of the operation that took it. */
  readonly consumer: string
  /** The resource that the field identifies, its words joined by a space: `client package`. */
  readonly resource: string
  /** Identity of the operation that yielded it. */
  readonly producer: string
  /** Where it stood in the response, as written. */
  readonly jsonPath: string | undefined
}
