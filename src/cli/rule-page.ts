import { readFileSync } from 'node:fs'

/**
 * The page of a rule.
 *
 * Run from source, it is read where it stands. The build puts the text of every page in the place of this module.
 *
 * @param id of a rule that there is.
 */
export function rulePage(id: string): string {
  return readFileSync(new URL(`../rules/${id}.md`, import.meta.url), 'utf8')
}
