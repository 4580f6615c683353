import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests share no state, and a thread starts in a tenth of a process's time.
    pool: 'threads',
    setupFiles: ['./test/harness/fixed-chance.ts'],
    maxWorkers: 2,
    testTimeout: 20_000,
    reporters: ['default', './test/harness/tally-reporter.ts'],
  },
})
