import type { Problem, ProposedFix } from '../diagnostic/finding.ts'
import type { Spec } from '../spec/model.ts'
import { lineEndingAt } from '../text/lines.ts'
import type { Span } from '../text/span.ts'
import {
  closes,
  type FenceLine,
  fenceLines,
  isOpener,
  looksLikeOpener,
  outlineFences,
  spanAround,
} from './document-fence-lines.ts'
import { isFrontmatterProblem } from './frontmatter-problems.ts'

/** A fence that does not begin or end where its author thinks, so that what follows is read as something else. */
export type FenceFault =
  | {
      readonly kind: 'unclosed'
      readonly opener: FenceLine
      /** A line that was to close it and does not. */
      readonly closer: FenceLine | undefined
      /** The next opener, where there is one. */
      readonly next: FenceLine | undefined
    }
  | {
      readonly kind: 'no-opener'
      readonly opener: FenceLine
      /** The line that was to close it. */
      readonly closer: FenceLine
    }

/** Nobody puts more right at a time, and what stands further down is mostly a consequence. */
const MOST_FAULTS = 20

/**
 * The faults of a spec's fences, read as an author means them: a fence ends where the next one opens, whatever
 * CommonMark says, so that each fault is told once and what comes after it is judged on its own.
 */
export function fenceFaults(spec: Spec): readonly FenceFault[] {
  let faults = FAULTS.get(spec)
  if (faults === undefined) FAULTS.set(spec, (faults = findFaults(spec)))
  return faults
}

/** Each block of a spec asks for them. */
const FAULTS = new WeakMap<Spec, readonly FenceFault[]>()

function findFaults(spec: Spec): readonly FenceFault[] {
  if (!spec.frontmatter.present && spec.problems.some((problem) => isFrontmatterProblem(spec, problem))) return []
  const lines = fenceLines(spec)
  const faults: FenceFault[] = []
  let open: FenceLine | undefined
  let closer: FenceLine | undefined
  /** The fault that the open fence put an end to: its line may have been meant to close, with a word behind it. */
  let before: Extract<FenceFault, { kind: 'unclosed' }> | undefined

  const tellUnclosed = (opener: FenceLine, next: FenceLine | undefined): void => {
    if (before === undefined || !isFollowedByBlank(spec, opener)) {
      before = { kind: 'unclosed', opener, closer, next }
      faults.push(before)
      return
    }
    const merged = { ...before, closer: before.closer ?? opener, next }
    faults[faults.length - 1] = merged
    before = merged
  }

  for (let at = 0; at < lines.length && faults.length < MOST_FAULTS; at++) {
    const line = lines[at]
    if (line === undefined) continue
    if (open === undefined) {
      const end = lines[at + 1]
      if (isOpener(line)) {
        open = line
        closer = undefined
      } else if (end !== undefined && looksLikeOpener(line) && end.info === '') {
        faults.push({ kind: 'no-opener', opener: line, closer: end })
        at++
      }
    } else if (closes(line, open)) {
      open = undefined
      before = undefined
    } else if (opensAnother(line, open)) {
      tellUnclosed(open, line)
      open = line
      closer = undefined
    } else if (line.info === '') closer ??= line
  }
  if (open !== undefined && faults.length < MOST_FAULTS) tellUnclosed(open, undefined)
  return uncontradicted(spec, faults)
}

/** Whether a fault leaves it open where sections and steps begin and end. */
export function fencesAreBroken(spec: Spec): boolean {
  return fenceFaults(spec).length > 0 || spec.problems.some((problem) => isBodyProblem(spec, problem))
}

/** Whether a problem of the Markdown is one of its body: a comment that is never closed, say. */
export function isBodyProblem(spec: Spec, problem: Problem): boolean {
  return !isFrontmatterProblem(spec, problem)
}

/** Whether the line below is blank, as it is below a closing line and not below an opener. */
function isFollowedByBlank({ source }: Spec, { span }: FenceLine): boolean {
  return source.lines.textOf(source.positionAt(span.start).line + 1).trim() === ''
}

/** An opener inside an open fence. A longer fence may hold shorter ones, and Markdown may show Markdown. */
function opensAnother(line: FenceLine, open: FenceLine): boolean {
  if (!isOpener(line) || line.info === '' || /^(?:markdown|md|mdx)\b/i.test(open.info)) return false
  return line.character === open.character && line.length >= open.length
}

/**
 * Those that the reader of Markdown does not know better: a fence is one, and ends before what was taken for its fault.
 * A fence that opens where one without an opener was to close is a consequence, and knows nothing.
 */
function uncontradicted(spec: Spec, faults: readonly FenceFault[]): readonly FenceFault[] {
  if (faults.length === 0) return faults
  const fences = outlineFences(spec)
  const spans = fences.map(({ span }) => span)
  const closed = new Map(fences.filter((fence) => fence.closed).map(({ span }) => [span.start, span.end]))
  const misread = new Set<number>()
  return faults.filter((fault) => {
    if (fault.kind === 'no-opener') {
      const around = spanAround(spans, { start: fault.opener.span.start, end: fault.closer.span.end })
      const isTold = around === undefined || misread.has(around.start)
      if (isTold) misread.add(fault.closer.span.start)
      return isTold
    }
    const end = closed.get(fault.opener.span.start)
    return end === undefined || (fault.next !== undefined && end > fault.next.lineStart)
  })
}

/**
 * How far an unclosed fence reaches: over headings below it, to the end of the list item or quote that it stands in, or
 * over nothing but its own content.
 */
export function reachOf(spec: Spec, { opener }: FenceFault): 'rest' | 'container' | 'itself' {
  const { text } = spec.source
  const own = endOfContent(text, opener.span, text.length)
  if (own === text.trimEnd().length) return 'itself'
  const fence = outlineFences(spec).find(({ span }) => span.start === opener.span.start)
  if (fence === undefined) return 'rest'
  const end = opener.span.start + text.slice(opener.span.start, fence.span.end).trimEnd().length
  return end <= own ? 'container' : 'rest'
}

/** Puts a fault right, as far as one can tell what was meant. */
export function fixFence({ source: { text } }: Spec, fault: FenceFault): ProposedFix {
  const { opener, closer } = fault
  if (fault.kind === 'no-opener') {
    const language = opener.info.replace(/[\s`]+$/, '')
    const edits = [{ span: opener.span, text: `\`\`\`${language}` }]
    if (!closes(fault.closer, { ...opener, character: '`', length: 3 }))
      edits.push({ span: fault.closer.span, text: '```' })
    return { title: 'open it with three backticks', safety: 'unsafe', edits }
  }
  const run = opener.character.repeat(opener.length)
  const indent = opener.indent.replace(/[^\s>]/g, ' ')
  if (closer !== undefined) {
    const span = { start: closer.lineStart, end: closer.span.end }
    return { title: 'close it on that line', safety: 'unsafe', edits: [{ span, text: `${indent}${run}` }] }
  }
  const end = endOfContent(text, opener.span, fault.next?.lineStart ?? text.length)
  return {
    title: 'close it',
    safety: 'unsafe',
    edits: [{ span: { start: end, end }, text: `${lineEndingAt(text, opener.span.start)}${indent}${run}` }],
  }
}

/** Where the content of an unclosed fence ends: before the next heading, without blank lines. */
function endOfContent(text: string, opener: Span, limit: number): number {
  const content = text.slice(opener.end, limit)
  const heading = /^#{2,3}[ \t]+\p{Lu}/mu.exec(content)?.index ?? content.length
  return opener.end + content.slice(0, heading).trimEnd().length
}
