import type { Rule } from '../rule.ts'
import { listedBriefly, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'never',
  evenIfNotRun: true,
  *check({ spec, twins }) {
    const said = spec.frontmatter.operation
    if (said === undefined || twins.length === 0) return
    const names = twins.map((twin) => twin.path)
    yield {
      at: { span: said.span },
      message: `${quoted(`${said.method.value} ${said.path.value}`)} has another spec: ${listedBriefly(names)}.`,
      help: 'Keep one spec an operation: merge what the others know into it and delete them.',
      evidence: names.join('\n'),
      related: twins.slice(0, 3).map((twin) => ({ at: twin.place, message: 'the same endpoint stands here' })),
    }
  },
}
