import type { MapEntry, MapNode, Node, ScalarNode } from '../syntax/node.ts'
import type { SourceFile } from '../text/source-file.ts'
import { decodePercent } from '../text/decode-percent.ts'
import type { Span } from '../text/span.ts'
import type { Placeholder, PlaceholderSite } from './model.ts'
import { mayHoldPlaceholder, scanPlaceholders } from './placeholder-scan.ts'
import { contentSpan } from './scalar-text.ts'

/** Keys of a step that are for its reader or its runner: nothing in them is sent. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'id',
  'description',
  'onFail',
  'skipReason',
  'name',
  'title',
  'summary',
  'note',
  'notes',
  'comment',
])

const SITES: ReadonlyMap<string, PlaceholderSite> = new Map([
  ['path', 'path'],
  ['params', 'params'],
  ['body', 'body'],
  ['form_fields', 'form'],
  ['file_fields', 'form'],
])

/**
 * Every placeholder in the values of a step, in the order of the text. What the author wrote is scanned, not what YAML
 * makes of it, so places are exact under quotes, escapes and block scalars, and an unquoted `{{name}}`, which YAML takes
 * for a mapping, counts as what it was meant to be. Comments are no values and are left out.
 */
export function readPlaceholders(source: SourceFile, step: MapNode): readonly Placeholder[] {
  if (!mayHoldPlaceholder(source.slice(step.span))) return []
  const collector = new PlaceholderCollector(source)
  for (const entry of step.entries) {
    if (NOT_SENT.has(entry.key)) continue
    const site = SITES.get(entry.key)
    // Elsewhere a place is told from the step down, as there are many roots.
    if (site === undefined) collector.entry(entry, 'other', [])
    else collector.value(entry.value, site, [])
  }
  return collector.found.toSorted((first, second) => first.span.start - second.span.start)
}

class PlaceholderCollector {
  readonly found: Placeholder[] = []
  readonly #source: SourceFile

  constructor(source: SourceFile) {
    this.#source = source
  }

  value(node: Node, site: PlaceholderSite, trail: readonly string[]): void {
    if (node.kind === 'scalar') {
      this.#scalar(node, site, trail)
    } else if (node.kind === 'list') {
      for (const [index, item] of node.items.entries()) this.value(item, site, [...trail, String(index)])
    } else if (this.#isUnquotedPlaceholder(node)) {
      this.#text(node.span, site, trail)
    } else {
      for (const entry of node.entries) this.entry(entry, site, trail)
    }
  }

  entry(entry: MapEntry, site: PlaceholderSite, trail: readonly string[]): void {
    const inner = [...trail, entry.key]
    this.#text(entry.keySpan, site === 'body' ? 'body-key' : site, inner)
    this.value(entry.value, site, inner)
  }

  /** A flow mapping within a flow mapping; a block mapping may well have `{{name}}` for its first key. */
  #isUnquotedPlaceholder(node: MapNode): boolean {
    const { start } = node.span
    return this.#source.text.startsWith('{{', start) && node.entries[0]?.keySpan.start !== start
  }

  #scalar(node: ScalarNode, site: PlaceholderSite, trail: readonly string[]): void {
    const span = contentSpan(this.#source, node)
    // A line break at the end of a block scalar is sent too, so there the placeholder is not the whole value.
    this.#text(span, site, trail, typeof node.value === 'string' ? node.value : undefined)
  }

  #text(span: Span, site: PlaceholderSite, trail: readonly string[], value?: string): void {
    const raw = this.#source.slice(span)
    if (!mayHoldPlaceholder(raw)) return
    const mark = site === 'path' ? raw.indexOf('?') : -1
    for (const { name, start, end, malformed } of scanPlaceholders(raw)) {
      const isInQuery = mark >= 0 && start > mark
      this.found.push({
        name,
        span: { start: span.start + start, end: span.start + end },
        site: isInQuery ? 'path-query' : site,
        trail: isInQuery ? queryTrail(raw, start) : trail,
        whole: end - start === (value ?? raw).length,
        malformed,
      })
    }
  }
}

/** The parameter whose value stands at an offset of a query; empty where it is a part of a name. */
function queryTrail(path: string, at: number): readonly string[] {
  const start = Math.max(path.lastIndexOf('?', at), path.lastIndexOf('&', at)) + 1
  const [name = '', ...rest] = path.slice(start, at).split('=')
  return rest.length === 0 ? [] : [decodePercent(name)]
}
