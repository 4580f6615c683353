import type { BenchCase, Run } from './bench-case.ts'
import { median, RunError, type Usage } from './measure.ts'
import { growthOf, judge, type CaseFigures, type Verdict } from './verdict.ts'
import type { Workbench } from './workbench.ts'

/** What became of a case. */
export type CaseResult = Pick<BenchCase, 'name' | 'title'> &
  ({ readonly skipped: string } | { readonly figures: CaseFigures; readonly verdicts: readonly Verdict[] })

/** All that a benchmark found. */
export interface BenchResult {
  /** Rounds, in each of which every case was measured at least once. */
  readonly rounds: number
  /** Medians of all empty processes. */
  readonly empty: Usage
  readonly cases: readonly CaseResult[]
}

/**
 * A run that takes less, in milliseconds, is measured {@link REPEATS} times a round where there are several rounds:
 * chance is a larger part of it.
 */
const SHORT = 400
const REPEATS = 5

interface Measured {
  readonly benchCase: BenchCase
  readonly run: Run
  readonly repeats: number
  readonly usages: Usage[]
  /** An empty process before each of the runs. */
  readonly empties: Usage[]
}

/**
 * Measures cases in rounds, so that a machine that is busy for a while slows all of them, and an empty process before
 * each run, so that a ratio compares what ran side by side.
 *
 * @param rounds at least one.
 * @param tell is called with what is being done.
 * @throws RunError where a run fails, or does not do what it was meant to.
 */
export function runCases(
  workbench: Workbench,
  cases: readonly BenchCase[],
  rounds: number,
  tell: (line: string) => void,
): BenchResult {
  const measured: Measured[] = []
  const skipped = new Map<BenchCase, string>()
  for (const benchCase of cases) {
    tell(`preparing: ${benchCase.title}`)
    const run = benchCase.setUp(workbench)
    if ('skipped' in run) skipped.set(benchCase, run.skipped)
    else measured.push(rehearse(workbench, benchCase, run))
  }
  for (let round = 0; round < rounds; round++) {
    for (const { benchCase, run, repeats, usages, empties } of measured) {
      tell(`round ${round + 1} of ${rounds}: ${benchCase.title}`)
      for (let repeat = 0; repeat < (rounds > 1 ? repeats : 1); repeat++) {
        run.before?.(usages.length)
        empties.push(workbench.stopwatch.measureEmpty())
        usages.push(workbench.stopwatch.measure(run.command))
      }
    }
  }
  return {
    rounds,
    empty: medians(measured.flatMap(({ empties }) => empties)),
    cases: conclude(cases, measured, skipped),
  }
}

/** Runs it once, which fills caches, and sees whether it does what is to be measured. */
function rehearse(workbench: Workbench, benchCase: BenchCase, run: Run): Measured {
  const { command, proof } = run
  const start = performance.now()
  const { stdout } = workbench.rehearse(command)
  const isShort = performance.now() - start < SHORT
  if (proof !== undefined && !proof.test(stdout)) {
    throw new RunError(`${command.argv.join(' ')} did not print ${proof}, but: ${stdout.slice(-200).trim()}`)
  }
  return { benchCase, run, repeats: isShort ? REPEATS : 1, usages: [], empties: [] }
}

function conclude(
  cases: readonly BenchCase[],
  measured: readonly Measured[],
  skipped: ReadonlyMap<BenchCase, string>,
): readonly CaseResult[] {
  const figures = new Map(measured.map((each) => [each.benchCase, figuresOf(each)]))
  const growth = growthOf([...figures].flatMap(([{ specs }, { cpu }]) => (specs === undefined ? [] : [{ specs, cpu }])))
  return cases.map((each) => {
    const { name, title, targets } = each
    const own = figures.get(each)
    if (own === undefined) return { name, title, skipped: skipped.get(each) ?? '' }
    return { name, title, figures: own, verdicts: judge(targets, own, growth) }
  })
}

function figuresOf({ usages, empties }: Measured): CaseFigures {
  const own = medians(usages)
  return { ...own, ratio: own.cpu / median(empties.map(({ cpu }) => cpu)) }
}

function medians(usages: readonly Usage[]): Usage {
  return {
    cpu: median(usages.map(({ cpu }) => cpu)),
    wall: median(usages.map(({ wall }) => wall)),
    peak: median(usages.map(({ peak }) => peak)),
  }
}
