/** What became of an operation that a spec names. */
export type OperationChange = 'added' | 'removed' | 'changed'

/** Why a spec has to be judged anew. */
export type AffectedReason =
  /** Its own text is another. */
  | { readonly kind: 'spec' }
  /** The config is another, which may change any judgement. */
  | { readonly kind: 'config'; readonly file: string }
  /** A submodule is at another commit, in which any document may be another. */
  | { readonly kind: 'submodule'; readonly file: string }
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
