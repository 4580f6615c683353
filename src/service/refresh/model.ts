import type { Operation } from '../../swagger/model.ts'
import type { TextEdit } from '../../text/text-edit.ts'

/** One thing that is brought up to date. */
export interface SpecChange {
  /** The part of the spec that it is in. */
  readonly part: 'parameter-table' | 'uid-table' | 'request'
  /** What is done, as a phrase: "adds the body parameter `note`". */
  readonly title: string
  readonly edits: readonly TextEdit[]
}

/** What bringing one spec up to date came to. Nothing is written: a shell saves the text. */
export type UpdateOutcome =
  | {
      readonly kind: 'updated'
      readonly path: string
      /** The text as it was read. */
      readonly before: string
      /** The same where nothing had to be changed. */
      readonly after: string
      /** What was done, as phrases, in the order of the file. */
      readonly changes: readonly string[]
      /** Placeholders that the request sends since the update, and that no step and no environment supplies yet. */
      readonly open: readonly string[]
    }
  /** There is no such file in the project. */
  | { readonly kind: 'absent' }
  /** It has no `endpoint`, or one that cannot be read. */
  | { readonly kind: 'no-spec' }
  /** No document declares its endpoint. */
  | { readonly kind: 'unknown-operation'; readonly endpoint: string; readonly nearest: readonly Operation[] }
