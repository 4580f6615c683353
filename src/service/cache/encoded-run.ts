import type { Digest, KeptSpec, NotedProblem } from './run-to-keep.ts'
import type { NumberLists } from './number-lists.ts'

/**
 * The parts of a run that is kept, as they are written: each a line of JSON, so that a run that needs no more than some
 * of them reads no more. Numbers stand for texts, and for specs by their place in the list.
 */
export interface EncodedRun {
  readonly head: EncodedHead
  readonly texts: readonly string[]
  readonly catalog: EncodedCatalog
  readonly lookups: EncodedLookups
  readonly bases: EncodedBases
  readonly work: EncodedWork
  readonly answers: EncodedAnswers
  readonly told: readonly EncodedTold[]
  readonly notes: readonly (readonly [document: string, notes: readonly EncodedNotes[]])[]
}

/** The order of the lines. */
export const PARTS: readonly (keyof EncodedRun)[] = [
  'head',
  'texts',
  'catalog',
  'lookups',
  'bases',
  'work',
  'told',
  'notes',
  'answers',
]

/** What concerns all specs. */
export interface EncodedHead {
  readonly run: number
  /** When each run that judged any of the specs did so. */
  readonly judgedAt: readonly (readonly [run: number, time: number])[]
  readonly documents: readonly number[]
  readonly files: readonly (readonly [path: number, digest: Digest])[]
}

/** A column each; of an endpoint that is not there, -1. */
export interface EncodedCatalog {
  readonly paths: readonly number[]
  readonly digests: readonly number[]
  readonly endpoints: readonly number[]
}

/** Where paths were looked for: a column each. */
export interface EncodedLookups {
  readonly paths: readonly number[]
  readonly documents: NumberLists
}

/** What the specs were judged by: a column each. */
export interface EncodedBases {
  readonly paths: readonly number[]
  readonly digests: readonly number[]
  readonly runs: readonly number[]
  /** Of those alone for which a time matters. */
  readonly until: readonly (readonly [spec: number, time: number])[]
  /** Those alone that were judged by all documents. */
  readonly everything: readonly number[]
  readonly files: NumberLists
  readonly calls: NumberLists
  readonly endpoints: NumberLists
}

/** What there was to judge of each spec: a column each. */
export interface EncodedWork {
  readonly steps: readonly number[]
  readonly operations: NumberLists
  readonly documents: NumberLists
  /** Two numbers for what is read: the identity of the operation, and the path. */
  readonly reads: NumberLists
}

/** What swagger answered: a column each, with texts of their own, since few runs ask for any. */
export interface EncodedAnswers {
  readonly texts: readonly string[]
  /** -1 where it is not known what was answered. */
  readonly swagger: readonly number[]
  /** Two numbers for each question: the method, and the path. */
  readonly asked: NumberLists
  readonly digests: readonly number[]
}

/** What there is to say of a spec; of most there is nothing. */
export type EncodedTold = readonly [
  spec: number,
  told: KeptSpec['judged']['told'],
  suppressed: KeptSpec['judged']['suppressed'],
]

/** Members by their place, ascending, as is that of a witness; -1 where there is none. */
export type EncodedNotes = readonly [
  by: readonly number[],
  andOthers: boolean,
  problems: readonly (readonly [problem: Omit<NotedProblem, 'witness'>, witness: number])[],
]
