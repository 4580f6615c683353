import type { ProposedFix } from '../diagnostic/finding.ts'
import type { Node } from '../syntax/node.ts'
import type { SourceFile } from '../text/source-file.ts'

/** Puts a number or a word such as `true` in quotes, which makes it text. */
export function asText(node: Node, source: SourceFile): ProposedFix | undefined {
  if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'string') return undefined
  return {
    title: 'put it in quotes',
    safety: 'safe',
    edits: [{ span: node.span, text: `"${source.slice(node.span)}"` }],
  }
}

/** Makes a list of the names in a text: of `a, b` one with two items. */
export function asList(node: Node, source: SourceFile): ProposedFix | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.style === 'block') return undefined
  const names = node.value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const [only] = names
  // One name keeps its quotes; of several each would want its own.
  if (names.length === 1 && only !== undefined) {
    // Marks that mean nothing in a bare value may mean something inside of a list.
    if (node.style === 'plain' && /[^\p{L}\p{N}\w ./-]/u.test(only)) return undefined
    return {
      title: 'make it a list',
      safety: 'safe',
      edits: [{ span: node.span, text: `[${source.slice(node.span)}]` }],
    }
  }
  if (!names.every((name) => /^[A-Za-z][\w -]*$/.test(name))) return undefined
  return { title: 'make it a list', safety: 'unsafe', edits: [{ span: node.span, text: `[${names.join(', ')}]` }] }
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
])

/** Makes a boolean of a word for one. Whoever tests a text for truth takes every word for true. */
export function asBoolean(node: Node): ProposedFix | undefined {
  const meant =
    node.kind === 'scalar' && typeof node.value === 'string' ? BOOLEANS.get(node.value.trim().toLowerCase()) : undefined
  if (meant === undefined) return undefined
  return {
    title: `write \`${meant}\``,
    safety: meant ? 'safe' : 'unsafe',
    edits: [{ span: node.span, text: String(meant) }],
  }
}

/** Makes a number of a text that is nothing but one. */
export function takeQuotesAway(node: Node, source: SourceFile, form: RegExp): ProposedFix | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || !form.test(node.value)) return undefined
  if (source.slice(node.span) !== `"${node.value}"` && source.slice(node.span) !== `'${node.value}'`) return undefined
  return { title: 'take the quotes away', safety: 'safe', edits: [{ span: node.span, text: node.value }] }
}
