'use strict'
const { writeFileSync } = require('node:fs')
const { ownPeak } = require('../../src/dev/bench/own-peak.cjs')

// Loaded before the program: at its end, it leaves behind what that has cost.
const file = process.env.SPEC_LINT_METER
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeFileSync(file, JSON.stringify({ userCPUTime, systemCPUTime, maxRSS: ownPeak() ?? maxRSS }))
})
