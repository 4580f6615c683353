import type { Problem } from '../diagnostic/finding.ts'
import type { Spec } from '../spec/model.ts'

/** Whether a problem of the Markdown is one of the lines `---` at its top, and not of what stands below. */
export function isFrontmatterProblem({ source }: Spec, { span }: Problem): boolean {
  return source.text.startsWith('---', span.start)
}

/** Whether the frontmatter is there and can be read, so that what is not in it is really absent. */
export function isReadable(spec: Spec): boolean {
  const { present, problems } = spec.frontmatter
  return present && problems.length === 0 && !spec.problems.some((problem) => isFrontmatterProblem(spec, problem))
}
