import type { Reporter, TestModule } from 'vitest/node'

/** Closes a run with one plain line, `tests: 12 passed, 0 failed, 1 skipped`, for whatever reads the log of CI. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state)
      for (const state of states) counts[state] += 1
      // A file that could not be loaded, or not made ready, has no test that failed, and must not look like one that passed.
      if (module.state() === 'failed' && !states.includes('failed')) counts.failed += 1
    }
    console.log(`tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped`)
  }
}
