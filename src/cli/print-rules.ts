import type { Style } from '../report/style.ts'
import { counted, sentence } from '../report/wording.ts'
import type { RegisteredRule } from '../rules/rule.ts'
import { renderPage } from './render-page.ts'
import { rulePage } from './rule-page.ts'

/** All rules as a table for a terminal: id, severity, whether there are fixes, summary. */
export function listRules(rules: readonly RegisteredRule[], style: Style): string {
  const width = Math.max(...rules.map(({ id }) => id.length))
  const rows = rules.map(({ id, severity, fix, summary }) => {
    const look = severity === 'off' ? 'faint' : severity
    const columns = [
      id.padEnd(width),
      style.paint(look, severity.padEnd(7)),
      (fix === 'never' ? '' : 'fix').padEnd(3),
      sentence(summary, style),
    ]
    return columns.join('  ')
  })
  return `${rows.join('\n')}\n\n${counted(rules.length, 'rule')}; \`spec-lint --explain RULE\` tells more of one.\n`
}

/** The page of a rule for a terminal, with what holds for it by default. */
export function explainRule(rule: RegisteredRule, style: Style): string {
  const page = renderPage(rulePage(rule.id), style)
  return page.replace('\n', `\n${style.paint('faint', describe(rule))}\n`)
}

const FIXES: Readonly<Record<RegisteredRule['fix'], string>> = {
  never: 'no fixes',
  sometimes: 'some findings have a fix',
  always: 'every finding has a fix',
}

function describe({ severity, fix }: RegisteredRule): string {
  return `${severity === 'off' ? 'off by default' : severity}; ${FIXES[fix]}`
}
