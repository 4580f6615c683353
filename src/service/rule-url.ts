/** Where the pages of the rules are read. */
const PAGES = 'https://github.com/spec-lint/spec-lint/blob/main/src/rules'

/** Address of a rule's page. */
export function ruleUrl(id: string): string {
  return `${PAGES}/${id}.md`
}
