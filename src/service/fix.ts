import { fingerprint } from '../diagnostic/fingerprint.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import type { Host } from './host.ts'
import { FixBench, type FileChange, type Lint, type TriedFix } from './fix-bench.ts'
import type { LintRequest } from './lint-request.ts'

/** Rounds after which fixes that still bring forth others are left to another run. */
const MOST_ROUNDS = 30

/** Characters of one file that are judged anew, round after round: people's files have all rounds. */
const MOST_JUDGED = 1_000_000

/** What to fix, beyond what to lint. */
export interface FixRequest extends LintRequest {
  /** Makes the fixes that want a look as well; suggestions are never made. */
  readonly unsafe?: boolean
}

/** What fixing came to. Nothing is written: a shell saves the changes. */
export interface FixOutcome {
  /** Before the first fix. */
  readonly before: LintResult
  /** With all changes made. */
  readonly result: LintResult
  /** Sorted by path. */
  readonly changes: readonly FileChange[]
  /** Fixes that would have broken something else. */
  readonly rolledBack: readonly TriedFix[]
  /** No fix is left that could be made; else another run goes on, unless it would go in a circle. */
  readonly settled: boolean
  /** The last fixes brought back what earlier ones had changed: a defect of the rules. */
  readonly circular: boolean
}

/**
 * Fixes to a fixed point: a second run changes nothing.
 *
 * Each round makes all fixes that do not touch each other and looks again. Where a file then has a new error or warning,
 * or something in it cannot be read any more, its fixes are made one by one, and those that do it are taken back.
 */
export async function fixSpecs(host: Host, lint: Lint, { unsafe = false, ...rest }: FixRequest): Promise<FixOutcome> {
  const request = { ...rest, now: rest.now ?? new Date() }
  const before = await lint(host, request)
  const again = { ...request, files: before.files }
  const bench = new FixBench(host, (over, files) => lint(over, { ...request, files }), unsafe, before)
  const seen = new Set([stateOf(bench)])
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(MOST_JUDGED / Math.max(1, bench.longest)))
  let circular = false
  for (let round = 0; round < rounds && !circular; round++) {
    if (await bench.round()) {
      const state = stateOf(bench)
      circular = seen.has(state)
      seen.add(state)
      continue
    }
    if (bench.changes().length === 0 && !bench.hasWork)
      return outcome(before, before, bench, { settled: true, circular })
    // What one file says may have changed what is found in another.
    const result = await lint(bench.host, again)
    bench.lookAt(result)
    if (!bench.hasWork) return outcome(before, result, bench, { settled: true, circular })
  }
  return outcome(before, await lint(bench.host, again), bench, { settled: false, circular })
}

function outcome(
  before: LintResult,
  result: LintResult,
  bench: FixBench,
  end: Pick<FixOutcome, 'settled' | 'circular'>,
): FixOutcome {
  return { before, result, changes: bench.changes(), rolledBack: bench.rolledBack, ...end }
}

/** Tells the texts that the fixes have made apart from all others. */
function stateOf(bench: FixBench): string {
  return fingerprint(bench.changes().flatMap(({ path, after }) => [path, after]))
}
