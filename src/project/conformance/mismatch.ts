import type { ScalarNode } from '../../syntax/node.ts'
import type { JsonType, SchemaView } from '../../swagger/model.ts'
import type { Span } from '../../text/span.ts'
import type { Trail } from './trail.ts'

/** One way in which a value as written differs from what a schema documents. */
export type Mismatch =
  | UnknownKey
  | MissingKeys
  | MissingWrapper
  | ExtraWrapper
  | WrongType
  | NotNullable
  | NotAllowed
  | WrongFormat
  | WrongPattern
  | OutOfBounds
  | RepeatedItem
  | NumericKeys
  | Excluded
  | WrongKey
  | ReadOnlyKey
  | DeprecatedKey
  | NoAlternative

/** What every mismatch tells. */
interface MismatchBase {
  /** The key or value that is wrong; for something missing, the key of the object that lacks it. */
  readonly span: Span
  /** From the value that was checked to the part that is wrong; for something missing, to the object that lacks it. */
  readonly trail: Trail
  /** What is documented at that point. */
  readonly schema: SchemaView
  /** `soft` where a server may well take it, or where the evidence is weak. */
  readonly certainty: 'certain' | 'soft'
  /** The alternative (`oneOf`, `anyOf`) that the value was held against, where there were several. */
  readonly branch?: string
}

/** A key that no part of the schema documents. */
export interface UnknownKey extends MismatchBase {
  readonly kind: 'unknown-key'
  readonly key: string
  /** Documented keys of the same object, in the order of the document. */
  readonly known: readonly string[]
  /** Documented keys that are absent and look like the one that was written, nearest first. */
  readonly candidates: readonly string[]
  /** Those of them that may hold what was written: no text where an object is documented. */
  readonly renames: readonly string[]
  /** The candidate that is required and absent: not named among the missing keys again. */
  readonly replaces: string | undefined
  /** Where one level deeper the same name is documented: `package.tax_uids`. */
  readonly elsewhere: string | undefined
  /** The schema forbids further keys outright. */
  readonly closed: boolean
}

/** All required keys that one object lacks. */
export interface MissingKeys extends MismatchBase {
  readonly kind: 'missing-keys'
  readonly names: readonly string[]
}

/** The keys stand one level too high: those of `wrapper` without it. */
export interface MissingWrapper extends MismatchBase {
  readonly kind: 'missing-wrapper'
  readonly wrapper: string
  /** The wrapper holds a list of such objects. */
  readonly isList: boolean
  readonly keys: readonly string[]
}

/** The keys stand one level too deep: in a `wrapper` that is not documented. */
export interface ExtraWrapper extends MismatchBase {
  readonly kind: 'extra-wrapper'
  readonly wrapper: string
  /** What is in the wrapper is a list of such objects. */
  readonly isList: boolean
  readonly keys: readonly string[]
}

/** A value of another type than the schema takes. */
export interface WrongType extends MismatchBase {
  readonly kind: 'wrong-type'
  /** Empty where the schema takes no value at all. */
  readonly expected: ReadonlySet<JsonType>
  /** More than one only for a placeholder whose types are known. */
  readonly actual: ReadonlySet<JsonType>
  /** The scalar as written; `undefined` for an object, a list and a placeholder. */
  readonly value: ScalarNode | undefined
}

/** `null` where the schema does not take it. */
export interface NotNullable extends MismatchBase {
  readonly kind: 'not-nullable'
  readonly expected: ReadonlySet<JsonType>
}

/** None of the values of `enum` or `const`. */
export interface NotAllowed extends MismatchBase {
  readonly kind: 'not-allowed'
  readonly allowed: readonly unknown[]
  readonly value: ScalarNode
  /** Allowed values that look like the one that was written, nearest first. */
  readonly candidates: readonly string[]
}

/** A text that is not of the schema's `format`. */
export interface WrongFormat extends MismatchBase {
  readonly kind: 'wrong-format'
  readonly format: string
  readonly value: ScalarNode
}

/** A text that the schema's `pattern` does not match. */
export interface WrongPattern extends MismatchBase {
  readonly kind: 'wrong-pattern'
  readonly pattern: string
  readonly value: ScalarNode
}

/** The keywords that bound a number, the length of a text or the number of items or keys. */
export type BoundKeyword =
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'multipleOf'
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'minContains'
  | 'maxContains'
  | 'minProperties'
  | 'maxProperties'

/** An item that stands in the list already, where each may stand there once. */
export interface RepeatedItem extends MismatchBase {
  readonly kind: 'repeated-item'
  /** `undefined` for an object or a list. */
  readonly value: ScalarNode | undefined
  /** Where in the list the first of them stands. */
  readonly first: number
}

/** A value that the schema rules out by `not`. */
export interface Excluded extends MismatchBase {
  readonly kind: 'excluded'
  /** Keys that must not be there, or not all of them; none where it is what they hold, or something else altogether. */
  readonly keys: readonly string[]
  /** The scalar that is ruled out. */
  readonly value: ScalarNode | undefined
}

/** A key that is not what `propertyNames` asks of each key. */
export interface WrongKey extends MismatchBase {
  readonly kind: 'wrong-key'
  readonly key: string
  /** What is wrong with it as a text, where that can be said. */
  readonly reason: Mismatch | undefined
}

/** A number, a text, a list or an object that is too small or too large for its schema. */
export interface OutOfBounds extends MismatchBase {
  readonly kind: 'out-of-bounds'
  readonly bound: BoundKeyword
  readonly limit: number
  /** The number, the length in characters, or the number of items or keys. */
  readonly actual: number
}

/** An object with the keys `"0"`, `"1"` where an array is documented. */
export interface NumericKeys extends MismatchBase {
  readonly kind: 'numeric-keys'
}

/** Documented for responses only. */
export interface ReadOnlyKey extends MismatchBase {
  readonly kind: 'read-only'
}

/** A key that the schema says should be sent no more. */
export interface DeprecatedKey extends MismatchBase {
  readonly kind: 'deprecated'
}

/** An object lacks what each of several equally near alternatives requires. */
export interface NoAlternative extends MismatchBase {
  readonly kind: 'no-alternative'
  /** Names that all of them require. */
  readonly common: readonly string[]
  /** What each requires besides. */
  readonly choices: readonly { readonly label: string; readonly missing: readonly string[] }[]
}

/** Says which alternative a mismatch belongs to; one of an alternative further in says so already. */
export function labelled(mismatch: Mismatch, label: string | undefined): Mismatch {
  return label === undefined || mismatch.branch !== undefined ? mismatch : { ...mismatch, branch: label }
}
