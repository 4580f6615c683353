// Loaded into each measured process before its program: tells on descriptor 3 what the process has used when it ends.
// Plain CommonJS, so that it costs next to nothing, and the empty process loads it too.
const { readFileSync, writeSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

if (isMainThread) {
  const { emit } = process
  // A listener would be the first one called, and what the program does as it ends would be missed.
  process.emit = function (event, ...values) {
    try {
      return emit.call(this, event, ...values)
    } finally {
      if (event === 'exit') report()
    }
  }
}

function report() {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeSync(3, JSON.stringify({ cpu: userCPUTime + systemCPUTime, peak: (ownPeak() ?? maxRSS) * 1024 }))
}

/**
 * Kibibytes. On Linux, `maxRSS` of a process is at least that of the one which started it, here the benchmark's own;
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
