import type { Config } from '../config/model.ts'
import type { Spec, Step, EndpointReference, Placeholder, Extract } from '../spec/model.ts'
import type { Operation, SwaggerDocument } from '../swagger/model.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Problem, SoughtPlace } from '../diagnostic/finding.ts'

/**
 * Everything a rule may look at: one spec, joined with what the project's swagger declares. Pure and read only; what
 * costs is worked out when first asked for.
 */
export interface SpecContext {
  readonly spec: Spec
  readonly config: Config
  /** What `swagger:` led to. */
  readonly reference: SwaggerReference
  /** What `endpoint:` resolves to, in the referenced document first; `undefined` where there is no readable endpoint. */
  readonly endpoint: EndpointResolution | undefined
  /** The operation under test where it is known: declared in the referenced document, else in its only other owner. */
  readonly operation: Operation | undefined
  /** Prerequisites, then the test request, in the order in which they run. */
  readonly steps: readonly StepContext[]
  readonly flow: Flow
  /** Other specs of the project for the same endpoint, sorted by path. */
  readonly twins: readonly SpecSummary[]
  /** The test expects only statuses of 400 and above. */
  readonly negative: boolean
  /** Whether a time, in milliseconds since the epoch, was still to come when the run began. */
  isAhead(time: number): boolean
  /** Resolves any `METHOD /path` of the spec against all documents. */
  resolve(reference: EndpointReference): Resolution
  /** Words of the spec's own discrepancy sections: does the author know that `name` differs from the swagger? */
  acknowledges(name: string): boolean
}

/** What a spec needs to know of another one. */
export interface SpecSummary {
  readonly path: string
  /** Its `endpoint:` line. */
  readonly place: SoughtPlace
}

/** What the `swagger:` of a spec leads to. */
export type SwaggerReference =
  | {
      readonly kind: 'found'
      readonly path: string
      readonly document: SwaggerDocument
      readonly problems: readonly Problem[]
    }
  /** No `swagger:` at all, or not text. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'missing'; readonly path: string; readonly nearest: readonly string[] }
  | { readonly kind: 'outside'; readonly path: string }
  /** An absolute path; `inside` is the part of it that exists in the project. */
  | {
      readonly kind: 'absolute'
      readonly path: string
      readonly inside: string | undefined
      readonly document: SwaggerDocument | undefined
    }
  /** There, but no API description could be read from it. */
  | {
      readonly kind: 'unreadable'
      readonly path: string
      readonly source: SourceFile
      readonly problems: readonly Problem[]
    }

/** How a `METHOD /path` relates to what is declared. */
export type Resolution =
  | {
      readonly kind: 'declared'
      readonly operations: readonly [Operation, ...Operation[]]
      readonly match: MatchDetail
    }
  /** A literal stands where the template has a parameter. */
  | { readonly kind: 'hardcoded'; readonly operation: Operation; readonly parameter: string; readonly literal: string }
  | { readonly kind: 'wrong-method'; readonly operations: readonly [Operation, ...Operation[]] }
  | { readonly kind: 'undeclared'; readonly nearest: readonly Operation[] }

/** How an operation was matched. */
export interface MatchDetail {
  /** Only without the document's prefix. */
  readonly withoutPrefix: boolean
  /** Parameter names that differ: said → declared. */
  readonly renamed: readonly { readonly said: string; readonly declared: string }[]
}

/** {@link Resolution} of the endpoint, where it makes a difference in which document it is declared. */
export type EndpointResolution = Resolution & {
  /** Declared in the document that `swagger:` names. `undefined` where that document is not known. */
  readonly inReferenced: boolean | undefined
}

/** A step of a spec, with what the swagger says of its call. */
export interface StepContext {
  readonly step: Step
  /** `undefined` where method or path could not be read. */
  readonly resolution: Resolution | undefined
  /** The operation that the step calls, where it is known well enough to judge by. */
  readonly operation: Operation | undefined
  /** Calls the spec's endpoint. */
  readonly callsEndpoint: boolean
}

/** Where values come from and where they go. */
export interface Flow {
  /** In the order of the file. */
  readonly uses: readonly FlowUse[]
  readonly definitions: readonly FlowDefinition[]
}

/** Where a placeholder gets its value from. */
export type FlowSource =
  | { readonly kind: 'extract'; readonly definition: FlowDefinition }
  | { readonly kind: 'config' }
  | { readonly kind: 'built-in' }
  /** Extracted, but only by this step or a later one. */
  | { readonly kind: 'later'; readonly definition: FlowDefinition }
  | { readonly kind: 'undefined'; readonly nearest: readonly string[] }
  /** An earlier block could not be read, so nothing can be said. */
  | { readonly kind: 'unknowable' }

/** A placeholder that a step sends. */
export interface FlowUse {
  readonly step: StepContext
  readonly placeholder: Placeholder
  readonly source: FlowSource
}

/** An extract of a step, which gives later steps a value. */
export interface FlowDefinition {
  readonly step: StepContext
  readonly extract: Extract
  /** Uses that this definition feeds. */
  readonly uses: readonly FlowUse[]
}
