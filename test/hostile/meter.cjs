'use strict'
const { writeFileSync } = require('node:fs')

// Loaded before the program: at its end, it leaves behind what that has cost.
const file = process.env.SPEC_LINT_METER
process.on('exit', () => writeFileSync(file, JSON.stringify(process.resourceUsage())))
