import type { ShownPlace } from '../../diagnostic/finding.ts'
import type { JudgedSpec } from '../judged-spec.ts'

/** Equal for equal contents of a file; `null` for a file that is not there. */
export type Digest = string | null

/** The judgement of a spec, and what it holds for. */
export interface KeptSpec {
  /** Of the spec's text. */
  readonly digest: string
  /** {@link RunToKeep.run} of the run that judged it. */
  readonly run: number
  /** When that was, in milliseconds since the epoch: of an earlier time it says nothing. */
  readonly judgedAt: number
  /** From when on it does not hold; `Infinity` where no time matters. */
  readonly until: number
  /**
   * Every file that it was judged by, with those that these refer to; of all documents, where it was judged by all, only
   * those that they refer to.
   */
  readonly files: readonly string[]
  /** Paths of operations that were looked for over all documents. */
  readonly calls: readonly string[]
  /** It was judged by all documents. */
  readonly everything: boolean
  /** Spellings of endpoints that other specs were searched for. */
  readonly endpoints: readonly string[]
  /** What swagger answered; `undefined` where only whole files tell whether that would be the same. */
  readonly answered: Answered | undefined
  readonly judged: JudgedSpec
}

/** What a spec asks of swagger. */
export interface Questions {
  /** Path of the document that it names. */
  readonly swagger: string
  /** Operations that it names, in the order in which they were sought. */
  readonly asked: readonly (readonly [method: string, path: string])[]
}

/** The same with what it was answered. */
export interface Answered extends Questions {
  readonly digest: string
}

/** A defect of a swagger document, with its place. */
export interface NotedProblem {
  readonly message: string
  readonly file: string
  readonly pointer: readonly string[]
  readonly at: ShownPlace
  /** Name of a judgement that came upon it by itself, see {@link judgementName}; empty where none is known. */
  readonly witness: string
}

/** Defects that a number of specs together came upon in a document. */
export interface Notes {
  /** One name for each judgement that led there, see {@link judgementName}. */
  readonly by: readonly string[]
  /** Others led there too, whose judgements are gone. */
  readonly andOthers: boolean
  readonly problems: readonly NotedProblem[]
}

/** What an `endpoint:` line of a spec says, for finding specs about the same operation without reading them. */
export interface KeptEndpoint {
  /** Of the spec's text. */
  readonly digest: string
  /** As `foldEndpoint` has it; `undefined` where there is none. */
  readonly endpoint: string | undefined
}

/** All that one run leaves for the next one with the same settings. */
export interface RunToKeep {
  /** Counts the runs. */
  readonly run: number
  /** Paths of the swagger documents that the config named. */
  readonly documents: readonly string[]
  /** Contents of the files that any spec was judged by. */
  readonly files: ReadonlyMap<string, Digest>
  readonly endpoints: ReadonlyMap<string, KeptEndpoint>
  /** Documents that may declare a path by their texts, by paths that were looked for over all of them. */
  readonly lookups: ReadonlyMap<string, readonly string[]>
  readonly specs: ReadonlyMap<string, KeptSpec>
  /** By path of the document. */
  readonly notes: ReadonlyMap<string, readonly Notes[]>
}

/** Tells one judgement of a spec from every other one. */
export function judgementName(path: string, run: number): string {
  return `${path} ${run}`
}
