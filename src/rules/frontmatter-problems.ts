import type { Problem } from '../diagnostic/finding.ts'
import type { Spec } from '../spec/model.ts'
import { fieldOf } from './frontmatter-fields.ts'

/** Whether a problem of the Markdown is one of the lines `---` at its top, and not of what stands below. */
export function isFrontmatterProblem({ source }: Spec, { span }: Problem): boolean {
  return source.text.startsWith('---', span.start)
}

/** Whether the frontmatter is there and can be read, so that what is not in it is really absent. */
export function isReadable(spec: Spec): boolean {
  const { present, problems } = spec.frontmatter
  return present && problems.length === 0 && !spec.problems.some((problem) => isFrontmatterProblem(spec, problem))
}

/**
 * Whether what stands under a field is what its author wrote there: a quote that is never closed makes the value of a
 * field reach over those below it. Elsewhere in the frontmatter there may be problems.
 */
export function isCertain(spec: Spec, name: string): boolean {
  const { frontmatter } = spec
  const entry = fieldOf(frontmatter, name)
  if (entry === undefined) return false
  return frontmatter.problems.every(({ span }) => span.end < entry.keySpan.start || span.start > entry.value.span.end)
}
