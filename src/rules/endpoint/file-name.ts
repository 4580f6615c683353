import type { MatchDetail } from '../../project/model.ts'
import { fileNameOf, isFileOf } from '../../spec/file-name.ts'
import type { Rule } from '../rule.ts'
import { isNamedAfter } from '../step-endpoint.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'never',
  *check(context) {
    const { spec } = context
    const said = spec.frontmatter.operation
    if (said === undefined) return
    if (isFileOf(spec.source.path, said.method.value, said.path.value)) return
    // An endpoint that departs from what is declared has a finding of its own, and the file may be the side that is right.
    if (context.endpoint?.kind === 'declared' && departs(context.endpoint.match) && isNamedAfter(context, said)) return
    const name = spec.source.path.slice(spec.source.path.lastIndexOf('/') + 1)
    const right = fileNameOf(said.method.value, said.path.value)
    yield {
      at: { span: said.span },
      message: `The file is called ${quoted(name)}, and its endpoint asks for ${quoted(right)}.`,
      help: 'Rename the file, or correct the endpoint if the name is the right one.',
      evidence: right,
    }
  },
}

function departs({ withoutPrefix, renamed }: MatchDetail): boolean {
  return withoutPrefix || renamed.length > 0
}
