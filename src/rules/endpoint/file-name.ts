import type { SpecContext } from '../../project/model.ts'
import { fileNameOf, isFileOf } from '../../spec/file-name.ts'
import type { EndpointReference } from '../../spec/model.ts'
import type { Rule } from '../rule.ts'
import { callsWhatItIsNamedAfter, isFileOfOne, isNamedAfter } from '../step-endpoint.ts'
import { quoted } from '../wording.ts'
import { baseName } from '../../text/base-name.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'never',
  *check(context) {
    const { spec } = context
    const said = spec.frontmatter.operation
    if (said === undefined) return
    if (isFileOf(spec.source.path, said.method.value, said.path.value)) return
    if (endpointIsTold(context, said)) return
    const name = baseName(spec.source.path)
    const right = fileNameOf(said.method.value, said.path.value)
    yield {
      at: { span: said.span },
      message: `The file is called ${quoted(name)}, and its endpoint asks for ${quoted(right)}.`,
      help: 'Rename the file, or correct the endpoint if the name is the right one.',
      evidence: right,
    }
  },
}

/** Whether the file is named after what the endpoint was meant to be, and a finding about the endpoint says so already. */
function endpointIsTold(context: SpecContext, said: EndpointReference): boolean {
  const { endpoint, spec } = context
  if (endpoint?.inReferenced === undefined) return false
  switch (endpoint.kind) {
    case 'declared': {
      const { withoutPrefix, renamed } = endpoint.match
      // The prefix and the names of parameters have rules of their own, and so has a test request that calls another.
      return ((withoutPrefix || renamed.length > 0) && isNamedAfter(context, said)) || callsWhatItIsNamedAfter(context)
    }
    case 'hardcoded':
      return isFileOfOne(spec, [endpoint.operation])
    case 'wrong-method':
      return isFileOfOne(spec, endpoint.operations)
    case 'undeclared':
      return isFileOfOne(spec, endpoint.nearest)
  }
}
