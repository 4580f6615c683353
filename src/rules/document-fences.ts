import type { Problem, ProposedFix } from '../diagnostic/finding.ts'
import type { Spec } from '../spec/model.ts'
import { walkSections } from '../spec/sections.ts'
import { containsSpan, type Span } from '../text/span.ts'
import { closes, type FenceLine, fenceLines, isOpener, looksLikeOpener } from './document-fence-lines.ts'
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

/**
 * The faults of a spec's fences, read as an author means them: a fence ends where the next one opens, whatever
 * CommonMark says, so that each fault is told once and what comes after it is judged on its own.
 */
export function fenceFaults(spec: Spec): readonly FenceFault[] {
  if (!spec.frontmatter.present && spec.problems.some((problem) => isFrontmatterProblem(spec, problem))) return []
  const lines = fenceLines(spec)
  const faults: FenceFault[] = []
  let open: FenceLine | undefined
  let closer: FenceLine | undefined
  /** The fault that the open fence put an end to: where that one is not closed either, it was a closing line. */
  let before: Extract<FenceFault, { kind: 'unclosed' }> | undefined

  const tellUnclosed = (opener: FenceLine, next: FenceLine | undefined): void => {
    if (before === undefined) {
      before = { kind: 'unclosed', opener, closer, next }
      faults.push(before)
      return
    }
    const merged = { ...before, closer: before.closer ?? opener, next }
    faults[faults.indexOf(before)] = merged
    before = merged
  }

  for (let at = 0; at < lines.length; at++) {
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
  if (open !== undefined) tellUnclosed(open, undefined)
  return faults.filter((fault) => !isContradicted(spec, fault))
}

/** Whether a fault leaves it open where sections and steps begin and end. */
export function fencesAreBroken(spec: Spec): boolean {
  return fenceFaults(spec).length > 0 || spec.problems.some((problem) => isBodyProblem(spec, problem))
}

/** Whether a problem of the Markdown is one of its body: a comment that is never closed, say. */
export function isBodyProblem(spec: Spec, problem: Problem): boolean {
  return !isFrontmatterProblem(spec, problem)
}

/** An opener inside an open fence. A longer fence may hold shorter ones, and Markdown may show Markdown. */
function opensAnother(line: FenceLine, open: FenceLine): boolean {
  if (!isOpener(line) || line.info === '' || /^(?:markdown|md|mdx)\b/i.test(open.info)) return false
  return line.character === open.character && line.length >= open.length
}

/** Whether the reader of Markdown knows better: the fence is one, and it ends before what was taken for its fault. */
function isContradicted(spec: Spec, fault: FenceFault): boolean {
  for (const { blocks } of walkSections(spec.sections)) {
    for (const block of blocks) {
      if (block.kind !== 'fence') continue
      if (fault.kind === 'no-opener') {
        if (containsSpan(block.span, fault.opener.span) && containsSpan(block.span, fault.closer.span)) return true
      } else if (block.closed && block.span.start === fault.opener.span.start) {
        if (fault.next === undefined || block.span.end <= fault.next.lineStart) return true
      }
    }
  }
  return false
}

/**
 * How far an unclosed fence reaches: over headings below it, to the end of the list item or quote that it stands in, or
 * over nothing but its own content.
 */
export function reachOf({ source: { text }, sections }: Spec, { opener }: FenceFault): 'rest' | 'container' | 'itself' {
  const own = endOfContent(text, opener.span, text.length)
  if (own === text.trimEnd().length) return 'itself'
  for (const { blocks } of walkSections(sections)) {
    for (const { kind, span } of blocks) {
      if (kind === 'fence' && span.start === opener.span.start)
        return opener.span.start + text.slice(opener.span.start, span.end).trimEnd().length <= own
          ? 'container'
          : 'rest'
    }
  }
  return 'rest'
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
  const [ending = '\n'] = /\r\n|\n|\r/.exec(text.slice(opener.span.start)) ?? []
  return {
    title: 'close it',
    safety: 'unsafe',
    edits: [{ span: { start: end, end }, text: `${ending}${indent}${run}` }],
  }
}

/** Where the content of an unclosed fence ends: before the next heading, without blank lines. */
function endOfContent(text: string, opener: Span, limit: number): number {
  const content = text.slice(opener.end, limit)
  const heading = /^#{2,3}[ \t]+\p{Lu}/mu.exec(content)?.index ?? content.length
  return opener.end + content.slice(0, heading).trimEnd().length
}
