import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import type { Config } from '../../src/config/model.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import type { Judge } from './fix-checks.ts'
import { memoryHost } from './memory-host.ts'
import type { ProjectFiles } from './page.ts'

/** What counts as now on every page. */
export const PAGE_NOW = new Date('2026-06-15T12:00:00Z')

/** Judges an in-memory project with the product itself. */
export const judgeProject: Judge = async (files, ruleIds) => {
  const { diagnostics, failures } = await createSpecLint(memoryHost(files), configOf(files)).lint({
    only: ruleIds,
    now: PAGE_NOW,
  })
  const [failure] = failures
  if (failure !== undefined) throw new Error(`${failure.ruleId} failed on ${failure.file}: ${failure.message}`)
  return diagnostics
}

/** The config that a project holds, or the defaults. */
export function configOf(_files: ProjectFiles): Config {
  return DEFAULT_CONFIG
}
