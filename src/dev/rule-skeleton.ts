import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { renderRuleIndex } from './render-rules.ts'
import { readIndexedRules } from './rule-catalogue.ts'
import { listRuleFiles, RULES_FOLDER } from './rule-files.ts'
import { RULE_ID } from './rule-page.ts'

/** Paths that were written, relative to the root, or a sentence that says why nothing was. */
export type RuleCreation = { readonly written: readonly string[] } | { readonly refusal: string }

/** Writes the files of a new rule below a repository root; nothing where the name cannot be one or is taken. */
export function createRule(root: string, id: string): RuleCreation {
  if (!RULE_ID.test(id)) {
    return {
      refusal: `\`${id}\` is no name for a rule: it says \`noun/what-is-wrong\` in lower case with hyphens, such as \`steps/unknown-key\`.`,
    }
  }
  const { implemented, documented } = listRuleFiles(root)
  if (implemented.includes(id) || documented.includes(id)) return { refusal: `The rule \`${id}\` exists already.` }

  const write = (path: string, text: string): string => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
    return path
  }
  const rule = write(`${RULES_FOLDER}/${id}.ts`, RULE)
  const page = write(`${RULES_FOLDER}/${id}.md`, pageSkeleton(id))
  return { written: [rule, page, write(`${RULES_FOLDER}/index.ts`, renderRuleIndex(readIndexedRules(root)))] }
}

const RULE = `import type { Rule } from '../rule.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'never',
  *check({ spec }) {
    if (spec.title === undefined) return
    yield { at: { span: spec.title.span }, message: 'This rule has nothing to say yet.' }
  },
}
`

/** Whoever writes a rule replaces the sentences; the tests stay red until the cases are real. */
function pageSkeleton(id: string): string {
  return `# ${id}

Say in one sentence what this rule reports.

Say why it matters, what is judged, what is left alone, and what to do about a finding.

## Given

\`\`\`\`yaml swagger/shop.yaml
openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/items/{item_id}:
    get:
      parameters:
        - { name: item_id, in: path, required: true, schema: { type: string } }
      responses:
        '200': { description: OK }
\`\`\`\`

## Cases

### What is wrong is reported

\`\`\`\`markdown specs/shop/get_v1_items_item_id.md
---
endpoint: GET /v1/items/{item_id}
swagger: swagger/shop.yaml
domain: shop
tags: []
status: verified
---

# Get an item

## Summary

Reads one item.

## Test Request

\`\`\`yaml
steps:
  - id: get_item
    method: GET
    path: "/v1/items/1"
    expect:
      status: 200
\`\`\`
\`\`\`\`

\`\`\`\`text output
\`\`\`\`

### What is right is not

\`\`\`\`markdown specs/shop/get_v1_items_item_id.md
---
endpoint: GET /v1/items/{item_id}
swagger: swagger/shop.yaml
domain: shop
tags: []
status: verified
---

## Summary

Reads one item.
\`\`\`\`

\`\`\`\`text output
(no findings)
\`\`\`\`
`
}
