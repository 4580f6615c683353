import type { Finding } from '../diagnostic/finding.ts'
import type { Step } from '../spec/model.ts'
import { entryOf } from '../syntax/node.ts'
import { nameOfStep } from './step-blocks.ts'
import { quoted } from './wording.ts'

/** Form fields and files under a `content_type` that has no place for them. */
export function* checkForm(step: Step): Generator<Finding> {
  const { node, formFields, fileFields, multipart } = step
  const type = entryOf(node, 'content_type')?.value
  if (multipart || type?.kind !== 'scalar' || typeof type.value !== 'string' || type.value === '') return
  const [key, noun] = fileFields.length > 0 ? ['file_fields', 'Files'] : ['form_fields', 'Form fields']
  if (fileFields.length === 0 && (formFields.length === 0 || /urlencoded/i.test(type.value))) return
  yield {
    at: { span: type.span },
    severity: 'warning',
    message: `\`content_type\` of ${nameOfStep(step)} is ${quoted(type.value)}, and the step has ${quoted(key)}.`,
    help: `${noun} are sent as \`multipart\`; a \`body\` is sent as JSON.`,
    evidence: 'content_type',
    fix: { title: 'write `multipart`', safety: 'unsafe', edits: [{ span: type.span, text: 'multipart' }] },
  }
}
