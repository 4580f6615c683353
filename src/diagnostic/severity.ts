/** How bad a finding is. `error`: the spec cannot be right; `warning`: spec and swagger disagree; `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/** From the worst to the mildest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** Negative where `first` is worse. */
export function compareSeverity(first: Severity, second: Severity): number {
  return RANK[first] - RANK[second]
}

/** The milder of the two. */
export function milder(first: Severity, second: Severity): Severity {
  return compareSeverity(first, second) >= 0 ? first : second
}

/** Whether `severity` is as bad as `gate` or worse. */
export function reaches(severity: Severity, gate: Severity): boolean {
  return compareSeverity(severity, gate) <= 0
}
