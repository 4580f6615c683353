import type { ReviewedComment, SuppressionComment, SuppressionOutcome } from '../rules/suppression-comment.ts'
import type { Spec } from '../spec/model.ts'
import type { GradedFinding } from './diagnose.ts'
import { readDirectives } from './directive.ts'
import { matchesPattern } from './file-pattern.ts'

/** A stretch of the spec in which the findings of some rules are hidden. */
interface Suppression {
  readonly comment: number
  readonly name: number
  /** A rule or a pattern of rules. */
  readonly rule: string
  /** By where a finding starts. */
  readonly covers: (offset: number) => boolean
}

/** What the comments of a spec do to the findings on it. */
export interface SuppressedFindings {
  /** One for each finding: whether a comment hides it. */
  readonly hidden: readonly boolean[]
  readonly comments: readonly ReviewedComment[]
}

/**
 * Hides findings that a comment of the spec suppresses.
 *
 * A finding on another file cannot be suppressed from here. Where several comments cover a finding, all of them are
 * used: which of them the author would keep is not for us to say.
 *
 * @param judgedIds tells the rules that ran and did not fail; of others it cannot be said that they found nothing. Asked
 *   only where there are comments, which few specs have.
 */
export function suppress(
  spec: Spec,
  findings: readonly GradedFinding[],
  judgedIds: () => readonly string[],
): SuppressedFindings {
  const comments = readDirectives(spec)
  if (comments.length === 0) return { hidden: findings.map(() => false), comments: [] }
  const { suppressions, ending } = readSuppressions(spec, comments)
  const judged = judgedIds()
  const used = new Set<Suppression>()
  const hidden = findings.map(({ finding, ruleId }) => {
    if (finding.at.source !== undefined && finding.at.source !== spec.source) return false
    const covering = suppressions.filter(({ rule, covers }) => covers(finding.at.span.start) && namesRule(rule, ruleId))
    for (const suppression of covering) used.add(suppression)
    return covering.length > 0
  })
  const outcomes = new Map(
    suppressions.map((suppression) => [
      `${suppression.comment} ${suppression.name}`,
      used.has(suppression) ? 'used' : outcomeOfUnused(suppression.rule, judged),
    ]),
  )
  return {
    hidden,
    comments: comments.map((comment, index) => ({
      comment,
      outcomes: comment.names.map((_, name): SuppressionOutcome => {
        const key = `${index} ${name}`
        return outcomes.get(key) ?? (ending.has(key) ? 'used' : 'unused')
      }),
      ends: ending.has(String(index)),
    })),
  }
}

function outcomeOfUnused(rule: string, judged: readonly string[]): SuppressionOutcome {
  return judged.some((id) => namesRule(rule, id)) ? 'unused' : 'unjudged'
}

function namesRule(name: string, id: string): boolean {
  return name === id || (name.includes('*') && matchesPattern(name, id))
}

interface ReadSuppressions {
  readonly suppressions: readonly Suppression[]
  /** `comment`, or `comment name`, of each `enable` that ends something. */
  readonly ending: ReadonlySet<string>
}

function readSuppressions(spec: Spec, comments: readonly SuppressionComment[]): ReadSuppressions {
  const commentLines = linesOfComments(spec, comments)
  const suppressions: Suppression[] = []
  const ending = new Set<string>()
  for (const [index, comment] of comments.entries()) {
    for (const [name, { value: rule }] of comment.names.entries()) {
      const covers = coverageOf(spec, { comments, commentLines }, index, rule, ending)
      if (covers !== undefined) suppressions.push({ comment: index, name, rule, covers })
    }
  }
  return { suppressions, ending }
}

function coverageOf(
  spec: Spec,
  { comments, commentLines }: { readonly comments: readonly SuppressionComment[]; readonly commentLines: CommentLines },
  index: number,
  rule: string,
  ending: Set<string>,
): ((offset: number) => boolean) | undefined {
  const comment = comments[index]
  if (comment === undefined) return undefined
  const { source } = spec
  switch (comment.verb.value) {
    case 'disable-line':
      return onLine(spec, source.positionAt(comment.span.start).line)
    case 'disable-next-line':
      return onLine(spec, nextLine(spec, commentLines, comment))
    case 'disable': {
      const end = endOf(comments, index, rule, ending)
      const start = end === undefined && isAtTop(spec, comment) ? 0 : comment.span.start
      return (offset) => offset >= start && (end === undefined || offset < end)
    }
    default:
      return undefined
  }
}

function onLine({ source }: Spec, line: number): (offset: number) => boolean {
  return (offset) => source.positionAt(offset).line === line
}

/** What stands on lines that start with a suppression comment, by line. */
type CommentLines = ReadonlyMap<number, ReadonlySet<string>>

function linesOfComments({ source }: Spec, comments: readonly SuppressionComment[]): CommentLines {
  const lines = new Map<number, Set<string>>()
  for (const { span } of comments) {
    const { line } = source.positionAt(span.start)
    const texts = lines.get(line)
    if (texts === undefined) lines.set(line, new Set([source.slice(span)]))
    else texts.add(source.slice(span))
  }
  return lines
}

/** Comments that may be stacked; who stacks more has another purpose. */
const MOST_STACKED = 200

/** The next line that says something: formatters put blank lines around comments, and comments may be stacked. */
function nextLine({ source }: Spec, commentLines: CommentLines, directive: SuppressionComment): number {
  const isComment = (line: number, text: string): boolean =>
    (directive.inYaml && text.startsWith('#')) || commentLines.get(line)?.has(text) === true
  const first = source.positionAt(directive.span.end).line + 1
  let line = first
  for (; line < source.lines.count && line < first + MOST_STACKED; line++) {
    const text = source.lines.textOf(line).trim()
    if (text !== '' && !isComment(line, text)) break
  }
  return line
}

/** Where an `enable` ends what a `disable` began; `undefined`: it goes on to the end of the file. */
function endOf(
  comments: readonly SuppressionComment[],
  index: number,
  rule: string,
  ending: Set<string>,
): number | undefined {
  for (const [later, { verb, names, span }] of comments.entries()) {
    if (later <= index || verb.value !== 'enable') continue
    const name = names.findIndex(({ value }) => value === rule)
    if (names.length > 0 && name < 0) continue
    ending.add(names.length === 0 ? String(later) : `${later} ${name}`)
    return span.start
  }
  return undefined
}

/** In the frontmatter, or below it with nothing but comments before. */
function isAtTop({ source, frontmatter, comments }: Spec, { span }: SuppressionComment): boolean {
  if (span.start < frontmatter.span.end) return true
  let at = frontmatter.span.end
  for (const other of comments) {
    const start = other.span.start - '<!--'.length
    if (start >= span.start) break
    if (!isBlank(source.text.slice(at, start))) return false
    at = other.span.end + '-->'.length
  }
  return isBlank(source.text.slice(at, span.start))
}

function isBlank(text: string): boolean {
  return text.replace('\uFEFF', '').trim() === ''
}
