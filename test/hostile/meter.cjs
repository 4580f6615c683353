'use strict'
const { readFileSync, writeFileSync } = require('node:fs')

// Loaded before the program: at its end, it leaves behind what that has cost.
const file = process.env.SPEC_LINT_METER
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeFileSync(file, JSON.stringify({ userCPUTime, systemCPUTime, maxRSS: ownPeak() ?? maxRSS }))
})

/**
 * Kibibytes. On Linux, `maxRSS` of a process is at least that of the one which started it, here a worker of the tests;
 * `VmHWM` begins with the program.
 */
function ownPeak() {
  try {
    const [, kibibytes] = /^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    return kibibytes === undefined ? undefined : Number(kibibytes)
  } catch {
    return undefined
  }
}
