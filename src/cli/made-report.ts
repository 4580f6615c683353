/** A report, and what there is to say besides it. */
export interface MadeReport {
  readonly text: string
  /** One sentence for standard error: what was cut, or the proof of work where the format has no place for it. */
  readonly note?: string
}
