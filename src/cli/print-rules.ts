import type { Style } from '../report/style.ts'
import { counted, sentence } from '../report/wording.ts'
import { RULES } from '../rules/index.ts'
import type { RegisteredRule } from '../rules/rule.ts'
import { renderPage } from './render-page.ts'
import { rulePage } from './rule-page.ts'

/** All rules as a table for a terminal: id, severity, whether there are fixes, summary. */
export function listRules(style: Style): string {
  const width = Math.max(...RULES.map(({ id }) => id.length))
  const rows = RULES.map(({ id, severity, fix, summary }) => {
    const look = severity === 'off' ? 'faint' : severity
    const columns = [
      id.padEnd(width),
      style.paint(look, severity.padEnd(7)),
      (fix === 'never' ? '' : 'fix').padEnd(3),
      sentence(summary, style),
    ]
    return columns.join('  ')
  })
  return `${rows.join('\n')}\n\n${counted(RULES.length, 'rule')}; \`spec-lint --explain RULE\` tells more of one.\n`
}

/** The page of a rule for a terminal, with what holds for it by default. */
export function explainRule(id: string, style: Style): string {
  const rule = RULES.find((candidate) => candidate.id === id)
  const page = renderPage(rulePage(id), style)
  return rule === undefined ? page : page.replace('\n', `\n${style.paint('faint', describe(rule))}\n`)
}

const FIXES: Readonly<Record<RegisteredRule['fix'], string>> = {
  never: 'no fixes',
  sometimes: 'some findings have a fix',
  always: 'every finding has a fix',
}

function describe({ severity, fix }: RegisteredRule): string {
  return `${severity === 'off' ? 'off by default' : severity}; ${FIXES[fix]}`
}
