import type { ProposedFix } from '../../diagnostic/finding.ts'
import { fileNameOf, isFileOf } from '../../spec/file-name.ts'
import type { EndpointReference } from '../../spec/model.ts'
import type { SourceFile } from '../../text/source-file.ts'
import type { Rule } from '../rule.ts'
import { callsWhatItIsNamedAfter } from '../step-endpoint.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    const { spec, endpoint } = context
    const said = spec.frontmatter.operation
    if (said === undefined || endpoint?.kind !== 'declared' || endpoint.match.renamed.length === 0) return
    // An endpoint that is another operation altogether has its finding.
    if (callsWhatItIsNamedAfter(context)) return
    const [operation] = endpoint.operations
    const { renamed } = endpoint.match
    const right = renamed.reduce(
      (path, name) => path.replace(`{${name.said}}`, () => `{${name.declared}}`),
      said.path.value,
    )
    // The name of the file follows the endpoint, and no fix renames a file.
    const fits = isFileOf(spec.source.path, said.method.value, right)
    const withFile = fits ? '' : ` The file is to be called ${quoted(fileNameOf(said.method.value, right))} then.`
    for (const name of renamed) {
      const rename = renameParameter(said, spec.source, name)
      yield {
        at: { span: rename.edits[0]?.span ?? said.path.span },
        message: `\`endpoint\` calls the parameter \`{${name.said}}\`, and ${quoted(operation.label)} calls it \`{${name.declared}}\`.`,
        help: `Use the name that the swagger declares, so that readers and tables find it.${withFile}`,
        evidence: name.said,
        related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
        ...(fits ? { fix: rename } : { suggestions: [rename] }),
      }
    }
  },
}

function renameParameter(
  { path }: EndpointReference,
  { text }: SourceFile,
  { said, declared }: { readonly said: string; readonly declared: string },
): ProposedFix {
  const at = path.value.indexOf(`{${said}}`)
  const start = path.span.start + at
  // A path that is written with escapes has no place of its own for the name.
  const exact = at >= 0 && text.startsWith(`{${said}}`, start)
  return {
    title: `rename to \`{${declared}}\``,
    safety: 'unsafe',
    edits: [
      exact
        ? { span: { start, end: start + said.length + 2 }, text: `{${declared}}` }
        : { span: path.span, text: path.value.replace(`{${said}}`, () => `{${declared}}`) },
    ],
  }
}
