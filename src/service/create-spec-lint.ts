import { DEFAULT_CONFIG } from '../config/defaults.ts'
import type { Config } from '../config/model.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { Project } from '../project/project.ts'
import { applyFix } from './apply-fix.ts'
import { ResultCache } from './cache/result-cache.ts'
import { encodeRun } from './cache/encode-run.ts'
import { KeptRun, type RunCoding, type RunStore } from './cache/kept-run.ts'
import { fixSpecs } from './fix.ts'
import type { DigestingHost, Host } from './host.ts'
import { lintProject } from './lint-project.ts'
import type { LintRequest } from './lint-request.ts'
import { Scaffolder } from './scaffold.ts'
import type { SpecLint } from './spec-lint.ts'
import { traceName } from './trace.ts'

/** Results of earlier runs. */
export interface KeptResults {
  /** The same project, with digests. */
  readonly host: DigestingHost
  /** The store for runs with the same config, build, and request, the files aside. */
  store(request: LintRequest, coding: RunCoding): RunStore
  /**
   * Takes the result of a run.
   *
   * @param until from when on it does not hold, in milliseconds since the epoch.
   */
  keep(request: LintRequest, result: LintResult, until: number): void
}

/**
 * The linter for the project that `host` shows. Every shell (command line, editor, Node API) calls this and adds no
 * judgement of its own.
 *
 * @param config settings with every default filled in; see `parseConfig` for reading one.
 * @param kept spares linting what is known; only `lint` uses it.
 */
export function createSpecLint(host: Host, config: Config = DEFAULT_CONFIG, kept?: KeptResults): SpecLint {
  return {
    config,
    lint: (request = {}) =>
      kept === undefined ? lintProject(host, config, request) : lintKeeping(kept, config, request),
    fix: (request = {}) => fixSpecs(host, (over, asked) => lintProject(over, config, asked), request),
    apply: (request) => applyFix(host, (over, asked) => lintProject(over, config, asked), request),
    scaffolder: () => Scaffolder.create(host, config),
    scaffold: (said, request) => Scaffolder.create(host, config).scaffoldFound(said, request),
    trace: async (name, file) => {
      const context = await new Project(host, config, new Date()).context(file)
      return context && traceName(context, name)
    },
  }
}

async function lintKeeping(kept: KeptResults, config: Config, request: LintRequest): Promise<LintResult> {
  const coding = { encode: encodeRun, decode: (text: string) => new KeptRun(text) }
  const cache = new ResultCache(kept.store(request, coding), kept.host)
  const result = await lintProject(kept.host, config, request, cache)
  if (cache.isWorthKeeping) kept.keep(request, result, cache.until)
  return result
}
