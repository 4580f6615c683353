/** What of ajv's `ErrorObject` we read. */
export interface SchemaError {
  /** JSON Pointer of the value. */
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** `schema/config.json`, compiled. */
export declare const validate: {
  (data: unknown): boolean
  readonly errors?: readonly SchemaError[] | null
}

/** Keys that each closed object of a config may have, by its JSON Pointer with `*` for the index of a list. */
export declare const KNOWN_KEYS: Readonly<Record<string, readonly string[]>>
