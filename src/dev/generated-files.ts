import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { AGENT_GUIDE } from '../cli/agent-guide.ts'
import { generateConfigValidator } from './generate-config-validator.ts'
import { generateReportValidator } from './generate-report-validator.ts'
import { renderRuleIndex, renderRulesDocument, renderRuleTable, replaceBetween } from './render-rules.ts'
import { readCatalogue } from './rule-catalogue.ts'
import { RULES_FOLDER } from './rule-files.ts'

/** Texts by path relative to the repository root. */
export type GeneratedFiles = ReadonlyMap<string, string>

/** Everything that is generated from the rules below a repository root. */
export async function generateDocs(root: string): Promise<GeneratedFiles> {
  const rules = await readCatalogue(root)
  const readme = readText(root, 'README.md') ?? ''
  return new Map([
    [`${RULES_FOLDER}/index.ts`, renderRuleIndex(rules)],
    ['AGENTS.md', AGENT_GUIDE],
    ['docs/rules.md', renderRulesDocument(rules)],
    ['README.md', replaceBetween(readme, 'README.md', 'rules', renderRuleTable(rules, RULES_FOLDER))],
    ...generateConfigValidator(root, rules),
    ...generateReportValidator(root),
  ])
}

/** Paths of the generated files that are not on disk as they should be. */
export function staleFiles(root: string, generated: GeneratedFiles): readonly string[] {
  return [...generated].filter(([path, text]) => readText(root, path) !== text).map(([path]) => path)
}

/** Writes the stale ones and returns their paths. */
export function writeStaleFiles(root: string, generated: GeneratedFiles): readonly string[] {
  const stale = staleFiles(root, generated)
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), generated.get(path) ?? '')
  }
  return stale
}

function readText(root: string, path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return undefined
  }
}
