// Loaded into each measured process before its program: tells on descriptor 3 what the process has used when it ends.
// Plain CommonJS, so that it costs next to nothing, and the empty process loads it too.
const { writeSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')
const { ownPeak } = require('./own-peak.cjs')

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
