#!/usr/bin/env node
import { existsSync } from 'node:fs'

const entry = new URL('../dist/cli/spec-new.js', import.meta.url)
if (existsSync(entry)) {
  await import(entry.href)
} else {
  process.stderr.write('spec-new: it has not been built yet; run `npm run build` in its folder first\n')
  process.exitCode = 2
}
