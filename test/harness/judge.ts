import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import type { Config } from '../../src/config/model.ts'
import { parseConfig } from '../../src/config/parse-config.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import type { Judge } from './fix-checks.ts'
import { memoryHost } from './memory-host.ts'
import type { ProjectFiles } from './page.ts'

/** What counts as now on every page. */
const PAGE_NOW = new Date('2026-06-15T12:00:00Z')

/**
 * Judges an in-memory project with the product itself.
 *
 * @throws Error where a rule or the project's config does not work.
 */
export const judgeProject: Judge = async (files, ruleIds) => {
  const { diagnostics, failures } = await createSpecLint(memoryHost(files), await configOf(files)).lint({
    only: ruleIds,
    now: PAGE_NOW,
  })
  const [failure] = failures
  if (failure !== undefined) throw new Error(`${failure.ruleId} failed on ${failure.file}: ${failure.message}`)
  return diagnostics
}

/** The config that a project holds, or the defaults. A config with a mistake in it tests nothing. */
export async function configOf(files: ProjectFiles): Promise<Config> {
  const path = [...files.keys()].find((file) => file.startsWith('spec-lint.config.'))
  if (path === undefined) return DEFAULT_CONFIG
  const { value, problems } = await parseConfig(new SourceFile(path, files.get(path) ?? ''))
  const [problem] = problems
  if (problem !== undefined) throw new Error(`${path}: ${problem.message}`)
  return value
}
