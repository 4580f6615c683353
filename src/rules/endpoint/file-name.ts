import { fileNameOf } from '../../spec/file-name.ts'
import type { Rule } from '../rule.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'never',
  *check({ spec }) {
    const said = spec.frontmatter.operation
    if (said === undefined) return
    const name = spec.source.path.slice(spec.source.path.lastIndexOf('/') + 1)
    const right = fileNameOf(said.method.value, said.path.value)
    // A trailing slash of the path leaves an underscore behind or not.
    if (name === right || name === right.replace(/_\.md$/, '.md') || name === right.replace(/\.md$/, '_.md')) return
    yield {
      at: { span: said.span },
      message: `The file is called ${quoted(name)}, and its endpoint asks for ${quoted(right)}.`,
      help: 'Rename the file, or correct the endpoint if the name is the right one.',
      evidence: right,
    }
  },
}
