import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Rule, RuleMeta } from '../rules/rule.ts'
import { listRuleFiles, RULES_FOLDER } from './rule-files.ts'
import { readPageHead } from './rule-page.ts'

/** What the index says of a rule. */
export interface IndexedRule {
  readonly id: string
  /** First sentence of its page. */
  readonly summary: string
}

/** What the tables say of a rule. */
export interface CataloguedRule extends IndexedRule, RuleMeta {}

/**
 * The rules of a tree by id, each with the summary of its page. Needs no generated file.
 *
 * @throws Error with a sentence, where a rule has no page, a page no rule, or a page no proper head.
 */
export function readIndexedRules(root: string): readonly IndexedRule[] {
  const { implemented, documented } = listRuleFiles(root)
  const lonely = documented.find((id) => !implemented.includes(id))
  if (lonely !== undefined) throw new Error(`${RULES_FOLDER}/${lonely}.md is the page of no rule.`)
  return implemented.map((id) => {
    const page = `${RULES_FOLDER}/${id}.md`
    if (!documented.includes(id)) throw new Error(`The rule ${id} has no page: ${page} is missing.`)
    const head = readPageHead(readFileSync(join(root, page), 'utf8'))
    if (typeof head === 'string') throw new Error(`${page}: ${head}.`)
    if (head.title !== id) throw new Error(`${page} is titled “${head.title}”, which is not the rule's id.`)
    return { id, summary: head.summary }
  })
}

/** The same with what each rule declares, read from the rule itself. */
export async function readCatalogue(root: string): Promise<readonly CataloguedRule[]> {
  return Promise.all(
    readIndexedRules(root).map(async ({ id, summary }) => {
      const path = `${RULES_FOLDER}/${id}.ts`
      const module: unknown = await import(/* @vite-ignore */ pathToFileURL(join(root, path)).href)
      if (!exportsRule(module)) throw new Error(`${path} does not export a \`rule\`.`)
      return { ...module.rule, id, summary }
    }),
  )
}

function exportsRule(module: unknown): module is { readonly rule: Rule } {
  if (typeof module !== 'object' || module === null || !('rule' in module)) return false
  const { rule } = module
  return typeof rule === 'object' && rule !== null && 'check' in rule && 'severity' in rule && 'fix' in rule
}
