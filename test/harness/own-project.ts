import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

import type { JudgeAll } from '../faults/catch-rate.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import { configOf } from './judge.ts'
import { memoryHost } from './memory-host.ts'
import type { ProjectFiles } from './page.ts'

/** The specs and documents of this repository, by path. */
export function readOwnProject(): ProjectFiles {
  const paths = ['specs', 'swagger'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path).split(sep).join('/')),
  )
  const config = readdirSync('.').filter((name) => name.startsWith('spec-lint.config.'))
  return new Map(
    [...paths, ...config]
      .filter((path) => /\.(?:md|json|jsonc|ya?ml)$/.test(path))
      .toSorted()
      .map((path) => [path, readFileSync(path, 'utf8')]),
  )
}

/** Later than any date of the project's specs, and the same on every day. */
const NOW = new Date('2027-01-01T00:00:00Z')

/** Judges this repository's project, or what a test has made of it, with every rule that is on. */
export const judgeOwnProject: JudgeAll = async (files) => {
  const { diagnostics } = await createSpecLint(memoryHost(files), await configOf(files)).lint({ now: NOW })
  return diagnostics.map(({ file, ruleId, message, range }) => ({ file, ruleId, message, line: range.start.line }))
}
