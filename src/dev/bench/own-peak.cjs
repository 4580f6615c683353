'use strict'
const { readFileSync } = require('node:fs')

/**
 * Most memory of this process, in kibibytes. On Linux, its `maxRSS` is at least that of the process which started it, a
 * benchmark or a worker of the tests; `VmHWM` begins with the program.
 */
function ownPeak() {
  try {
    const [, kibibytes] = /^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    return kibibytes === undefined ? undefined : Number(kibibytes)
  } catch {
    return undefined
  }
}

module.exports = { ownPeak }
