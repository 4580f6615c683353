import type { Reporter, TestModule } from 'vitest/node'

/** Closes a run with one plain line, `tests: 12 passed, 0 failed, 1 skipped`, for whatever reads the log of CI. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state] += 1
      // A file that could not even be loaded holds no test, and must not look like one that passed.
      if (module.state() === 'failed' && [...module.children.allTests()].length === 0) counts.failed += 1
    }
    console.log(`tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped`)
  }
}
