import type { Target } from './bench-case.ts'
import type { Usage } from './measure.ts'

/** Medians of one case. */
export interface CaseFigures extends Usage {
  /** CPU time as a multiple of that of the empty processes between its runs. */
  readonly ratio: number
}

/** A target and what came out. */
export interface Verdict extends Target {
  readonly value: number
  readonly met: boolean
}

/** What it took to lint a repository of some size. */
export interface SizedCost {
  readonly specs: number
  /** In milliseconds. */
  readonly cpu: number
}

/**
 * What the largest of three repositories costs, as a multiple of what the straight line through the two smaller ones
 * foretells: 1 where cost grows linearly, whatever is spent on starting. `undefined` with fewer sizes.
 */
export function growthOf(costs: readonly SizedCost[]): number | undefined {
  const [small, medium, large] = costs.toSorted((a, b) => a.specs - b.specs)
  if (small === undefined || medium === undefined || large === undefined) return undefined
  const costOfAnother = (medium.cpu - small.cpu) / (medium.specs - small.specs)
  return large.cpu / (medium.cpu + (large.specs - medium.specs) * costOfAnother)
}

/**
 * Holds figures to targets; one that needs figures which were not measured is left out.
 *
 * @param growth see {@link growthOf}.
 */
export function judge(
  targets: readonly Target[],
  { ratio, peak }: CaseFigures,
  growth: number | undefined,
): readonly Verdict[] {
  return targets.flatMap((target) => {
    const value = { ratio, peak, growth }[target.figure]
    return value === undefined ? [] : [{ ...target, value, met: value <= target.limit }]
  })
}
