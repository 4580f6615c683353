import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseConfig } from '../../src/config/parse-config.ts'
import { NodeHost } from '../../src/node/node-host.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import type { LintRequest } from '../../src/service/spec-lint.ts'
import { SourceFile } from '../../src/text/source-file.ts'

/** Real specs and documents, beside the repository; tests over them are skipped where they are absent. */
export const CORPUS = '../shared/corpus'

/** Whether a folder of the corpus is here. */
export function hasCorpus(folder: string): boolean {
  return existsSync(join(CORPUS, folder))
}

/** What such a test is called where it is skipped. */
export function corpusTitle(folder: string): string {
  return hasCorpus(folder) ? folder : `${folder} (skipped: ${join(CORPUS, folder)} is not here)`
}

/** Lints one repository of the corpus with its own config. */
export async function lintCorpus(folder: string, request: LintRequest = {}) {
  const root = join(CORPUS, folder)
  const path = 'spec-lint.config.yaml'
  const { value: config } = await parseConfig(new SourceFile(path, readFileSync(join(root, path), 'utf8')))
  return createSpecLint(new NodeHost(root), config).lint({ now: new Date('2026-11-01T00:00:00Z'), ...request })
}
