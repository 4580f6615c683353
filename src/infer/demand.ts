import type { OperationShape } from './operation-shape.ts'
import type { ProducerIndex } from './producer-index.ts'
import type { Target } from './target.ts'

/** The identifier that is asked for, and from where. */
export interface Demand {
  readonly field: string
  readonly target: Target
  /** The operation that asks. */
  readonly shape: OperationShape
  /** First folder in which documents differ, such as the domain. */
  readonly domain: string | undefined
  /** The thing is to be put into the collection that the path picks from: those that are there are the wrong ones. */
  readonly joins: boolean
  /** The operation changes or deletes what is meant, and not something that belongs to it. */
  readonly changed: boolean
  readonly index: ProducerIndex
}
