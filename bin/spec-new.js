#!/usr/bin/env node
'use strict'
const { existsSync } = require('node:fs')
const { join } = require('node:path')

// CommonJS, as the `package.json` beside it says: Node reads it without its loader of modules, which costs more than the
// rest of a short run.
const entry = join(__dirname, '../dist/cli/launch.cjs')
if (existsSync(entry)) {
  void require(entry).launch('spec-new')
} else {
  process.stderr.write('spec-new: it has not been built yet; run `npm run build` in its folder first\n')
  process.exitCode = 2
}
