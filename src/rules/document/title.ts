import { firstLine } from '../document-places.ts'
import { fencesAreBroken } from '../document-fences.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  evenIfNotRun: true,
  *check({ spec }) {
    const { title, source } = spec
    if (title !== undefined && title.value.trim() !== '') return
    if (title !== undefined) {
      const start = source.text.lastIndexOf('#', title.span.start)
      const span = start < 0 ? title.span : { start, end: start + 1 }
      yield { at: { span }, message: 'The title is empty.', help: HELP, evidence: 'title' }
      return
    }
    // In a fence or a comment that is never closed nobody can see a title.
    if (fencesAreBroken(spec)) return
    const span = firstLine(spec)
    const glued = /^#(?=[^#\s!])/.test(source.slice(span))
    yield glued
      ? {
          at: { span },
          message: 'The title has no blank after its `#`, so that it is no heading.',
          help: 'Markdown takes it for text, and so does every page that is made of it.',
          evidence: 'title',
          fix: {
            title: 'put a blank after the `#`',
            safety: 'safe',
            edits: [{ span: { start: span.start + 1, end: span.start + 1 }, text: ' ' }],
          },
        }
      : { at: { span }, message: 'The spec has no title.', help: HELP, evidence: 'title' }
  },
}

const HELP = 'Begin with a level-1 heading that says what the operation does, such as `# List clients`.'
