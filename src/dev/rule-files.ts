import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { RULE_ID } from './rule-page.ts'

/** Where rules and their pages live, relative to the repository root. */
export const RULES_FOLDER = 'src/rules'

/** Where further pages of cases live. */
export const RULE_CASES_FOLDER = 'test/rules'

/** The rules that a tree holds, judged by its file names alone. */
export interface RuleFiles {
  /** Ids with an implementation, `<noun>/<name>.ts`, sorted. */
  readonly implemented: readonly string[]
  /** Ids with a page, `<noun>/<name>.md`, sorted. */
  readonly documented: readonly string[]
  /** Ids with a further page of cases, sorted. */
  readonly furtherCases: readonly string[]
}

/**
 * Lists the rules below a repository root. What rules share stands in `src/rules/` itself, so that every file of a
 * noun's folder is a rule.
 */
export function listRuleFiles(root: string): RuleFiles {
  const names = filesByNoun(join(root, RULES_FOLDER))
  return {
    implemented: idsOf(names, '.ts'),
    documented: idsOf(names, '.md'),
    furtherCases: idsOf(filesByNoun(join(root, RULE_CASES_FOLDER)), '.md'),
  }
}

/** `noun/file.ext` of every file that is one folder below. */
function filesByNoun(folder: string): readonly string[] {
  let entries
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
  return entries
    .filter((entry) => entry.isDirectory())
    .flatMap((noun) => readdirSync(join(folder, noun.name)).map((file) => `${noun.name}/${file}`))
}

function idsOf(names: readonly string[], extension: string): readonly string[] {
  return names
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .filter((id) => RULE_ID.test(id))
    .toSorted()
}
