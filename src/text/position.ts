/** A place in a file as people and editors count: both figures are 1-based, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
  /** 0-based offset in UTF-16 code units. */
  readonly offset: number
}

/** Two positions; `end` is exclusive. */
export interface Range {
  readonly start: Position
  readonly end: Position
}
