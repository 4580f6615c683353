import type { Finding } from '../../diagnostic/finding.ts'
import type { Spec } from '../../spec/model.ts'
import { lineEndingAt } from '../../text/lines.ts'
import { FIELD_TYPES } from '../frontmatter-fields.ts'
import { openingOf } from '../frontmatter-edits.ts'
import { isFrontmatterProblem } from '../frontmatter-problems.ts'
import type { Rule } from '../rule.ts'
import { withoutConsequences } from '../yaml-problems.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  evenIfNotRun: true,
  *check({ spec }) {
    const problems = [
      ...spec.problems.filter((problem) => isFrontmatterProblem(spec, problem)),
      ...withoutConsequences(spec.frontmatter.problems),
    ]
    for (const { span, message, help = UNREAD } of problems) yield { at: { span }, message, help }
    if (problems.length > 0) return
    if (!spec.frontmatter.present) yield absent(spec)
    else if (spec.frontmatter.entries.length === 0) yield empty(spec)
  },
}

const UNREAD = 'What the fields say is not judged until all of them can be read.'

/** A file without a frontmatter, or with one that no reader finds. */
function absent({ source, frontmatter }: Spec): Finding {
  const top = frontmatter.span.start
  const [blanks = ''] = /^\s*/.exec(source.text.slice(top)) ?? []
  const start = top + blanks.length
  const evidence = 'frontmatter'
  if (blanks !== '' && /^---[ \t]*[\r\n]/.test(source.text.slice(start, start + 100))) {
    return {
      at: { span: { start, end: start + 3 } },
      message: 'The frontmatter does not start on the first line, so that it is not read.',
      help: 'Its opening `---` has to be the first line of the file.',
      evidence,
      fix: {
        title: 'remove what stands before it',
        safety: 'safe',
        edits: [{ span: { start: top, end: start }, text: '' }],
      },
    }
  }
  const [key = ''] = /^[A-Za-z]+(?=:)/.exec(source.text.slice(start, start + 40)) ?? []
  if (FIELD_TYPES.has(key)) {
    return {
      at: { span: { start, end: start + key.length } },
      message: 'The frontmatter has no opening `---`, so that it is not read.',
      help: 'It stands between two lines `---`.',
      evidence,
      fix: {
        title: 'put `---` before it',
        safety: 'safe',
        edits: [{ span: { start: top, end: start }, text: `---${lineEndingAt(source.text)}` }],
      },
    }
  }
  return {
    at: { span: frontmatter.span },
    message: 'The file has no frontmatter.',
    help: 'Put `endpoint`, `swagger`, `domain`, `tags` and `status` at the top of the file, between two lines `---`.',
    evidence,
  }
}

function empty({ frontmatter }: Spec): Finding {
  return {
    at: { span: openingOf(frontmatter) },
    message: 'The frontmatter is empty.',
    help: 'It wants at least `endpoint`, `swagger`, `domain`, `tags` and `status`.',
    evidence: 'frontmatter',
  }
}
