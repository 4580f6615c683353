import type { SchemaView } from '../../swagger/model.ts'
import type { Binding } from '../model.ts'

/** What a request sends in one place, ready to be written down. */
export type Sample =
  | {
      readonly kind: 'scalar'
      readonly value: Scalar
      /** Made up from the type alone: the documentation has neither example, enumeration nor default. */
      readonly invented: boolean
      /** What a placeholder may become; absent where the value is none. */
      readonly literal?: Scalar
    }
  | { readonly kind: 'list'; readonly items: readonly Sample[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Sample])[] }

/** A value that holds no others. */
export type Scalar = string | number | boolean | null

/** What the sampler has to be told by those who can judge texts. */
export interface TextJudge {
  /** Whether a text has the pattern and the format of a schema. */
  fits(text: string, schema: Pick<SchemaView, 'pattern' | 'format'>): boolean
  /** A text that has a pattern; `undefined` where none could be made. */
  textFor(pattern: string): string | undefined
}

/** What is sampled for. */
export interface SampleRequest {
  /** What stands for the identifiers of the request, by {@link trailKey} of their trails. */
  readonly bindings: ReadonlyMap<string, Binding>
  /** Those of them, by the same keys, for which there is no value and which nobody requires: better left out. */
  readonly idle?: ReadonlySet<string>
  /** Writes dates as placeholders of the runner; otherwise as fixed dates. */
  readonly placeholders: boolean
  /** What is sent is of a new thing, and may have to differ from what there is. */
  readonly isNew?: boolean
  readonly judge: TextJudge
}

/** A body as a step sends it. */
export type SampledBody =
  | { readonly kind: 'json'; readonly body: Sample }
  | {
      readonly kind: 'multipart'
      readonly fields: readonly (readonly [string, Sample])[]
      readonly files: readonly (readonly [string, Sample])[]
    }
  /** Documented in a media type that no step can send. */
  | { readonly kind: 'unsupported'; readonly mediaTypes: readonly string[] }

/** Equal for equal trails, and for no others. */
export function trailKey(trail: readonly string[]): string {
  return trail.join('\0')
}
