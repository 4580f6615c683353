import type { SuppressionComment } from '../rules/suppression-comment.ts'
import type { Spec } from '../spec/model.ts'
import type { Node } from '../syntax/node.ts'
import { containsSpan, type Located, type Span } from '../text/span.ts'

/** What every directive begins with; most specs hold none, and are not searched further. */
const MARK = 'spec-lint-'

const DIRECTIVE = /^(\s*spec-lint-)([A-Za-z-]*)([^]*)$/

/** A `#` that opens a comment: at the start of a line or after white space. */
const YAML_COMMENT = /(?<=^|[ \t\r\n])#[ \t]*spec-lint-[^\r\n]*/g

/** The suppression comments of a spec, in the order of the file. */
export function readDirectives(spec: Spec): readonly SuppressionComment[] {
  if (!spec.source.text.includes(MARK)) return []
  return [...inMarkdown(spec), ...inYaml(spec)].toSorted((first, second) => first.span.start - second.span.start)
}

function inMarkdown({ comments }: Spec): readonly SuppressionComment[] {
  return comments.flatMap(({ value, span }) => {
    const whole = { start: span.start - '<!--'.length, end: span.end + '-->'.length }
    return readDirective(value, span.start, whole, false)
  })
}

function inYaml(spec: Spec): readonly SuppressionComment[] {
  const { source, frontmatter, prerequisites, testRequest } = spec
  const blocks = [...prerequisites.blocks, ...testRequest.blocks]
  const texts: readonly { readonly span: Span; readonly nodes: readonly Node[] }[] = [
    { span: frontmatter.span, nodes: frontmatter.entries.map((entry) => entry.value) },
    ...blocks.map(({ fence, root }) => ({ span: fence.span, nodes: root === undefined ? [] : [root] })),
  ]
  return texts.flatMap(({ span, nodes }) =>
    [...source.slice(span).matchAll(YAML_COMMENT)].flatMap(({ 0: text, index }) => {
      const start = span.start + index
      const whole = { start, end: start + text.trimEnd().length }
      // What looks like a comment within a quoted or block text is text.
      if (nodes.some((node) => isWithinText(node, whole))) return []
      return readDirective(text.slice(1), start + 1, whole, true)
    }),
  )
}

function isWithinText(node: Node, span: Span): boolean {
  if (!containsSpan(node.span, { start: span.start, end: span.start + 1 })) return false
  if (node.kind === 'scalar') return typeof node.value === 'string'
  const children = node.kind === 'map' ? node.entries.map((entry) => entry.value) : node.items
  return children.some((child) => isWithinText(child, span))
}

/** @param offset where `text`, which is the comment without its markers, starts in the file. */
function readDirective(text: string, offset: number, span: Span, isYaml: boolean): readonly SuppressionComment[] {
  const match = DIRECTIVE.exec(text)
  if (match === null) return []
  const [, before = '', verb = '', rest = ''] = match
  const verbStart = offset + before.length
  const [names = '', reason] = splitReason(rest)
  return [
    {
      verb: { value: verb, span: { start: verbStart, end: verbStart + verb.length } },
      names: readNames(names, verbStart + verb.length),
      reason,
      span,
      inYaml: isYaml,
    },
  ]
}

/** "steps/body -- the API is late" → the names and the reason. */
function splitReason(text: string): readonly [string, string | undefined] {
  const at = /(?:^|\s)--(?=\s|$)/.exec(text)
  if (at === null) return [text, undefined]
  const reason = text.slice(at.index + at[0].length).trim()
  return [text.slice(0, at.index), reason === '' ? undefined : reason]
}

function readNames(text: string, offset: number): readonly Located<string>[] {
  return [...text.matchAll(/[^\s,]+/g)].map(({ 0: value, index }) => ({
    value,
    span: { start: offset + index, end: offset + index + value.length },
  }))
}
