import type { Evidence } from './model.ts'

/** Adds a reason to some evidence; one without points is none. */
export type Add = (points: number, reason: string, kind?: NonNullable<Evidence['kind']>) => void

/** Writes reasons down. */
export function collector(evidence: Evidence[]): Add {
  return (points, reason, kind) => {
    if (points !== 0) evidence.push({ reason, points, ...(kind === undefined ? {} : { kind }) })
  }
}

/** Whether something says that an operation yields what is meant, beside its address and what it is like to call it. */
export function isTelling(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ kind }) => kind !== undefined)
}
