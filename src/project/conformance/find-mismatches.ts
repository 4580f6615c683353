import type { Node, ScalarNode } from '../../syntax/node.ts'
import type { JsonType, SchemaView } from '../../swagger/model.ts'
import { resolveStack } from './alternatives.ts'
import type { Checker, ConformanceOptions, Site } from './checker.ts'
import { newEffort } from './effort.ts'
import { excludedMismatches } from './exclusions.ts'
import { takesType, typesTaken } from './json-type.ts'
import { listMismatches, numberedItems } from './list.ts'
import { labelled, type Mismatch } from './mismatch.ts'
import { objectMismatches } from './object.ts'
import { placeholderShare } from './placeholder-value.ts'
import { scalarMismatch } from './scalar.ts'
import { refusingLayer, type SchemaStack } from './schema-stack.ts'
import { textMismatch } from './text-list.ts'

/** Comparisons of a value with a schema that one check may cost; what is beyond it goes unjudged. */
const MOST_COMPARISONS = 20_000

/** Levels of nesting that are looked at: more is nobody's body, and a circular schema would go along for ever. */
const DEEPEST = 100

/**
 * Holds a value as written against a schema: every way in which it differs, in the order of the text.
 *
 * @param site where the value stands: the trail that mismatches go on from, and where a missing key is told
 */
export function findMismatches(
  node: Node,
  schema: SchemaView,
  site: Site,
  options: ConformanceOptions,
): readonly Mismatch[] {
  const found = new Walk(options).check(node, schema, site)
  if (found.length < 2) return found
  const told = new Map<string, Mismatch>()
  // Two parts of a schema may mind the same thing.
  for (const mismatch of found) told.set(identityOf(mismatch), mismatch)
  return [...told.values()].toSorted((first, second) => first.span.start - second.span.start)
}

function identityOf({ kind, span, ...rest }: Mismatch): string {
  const names = 'names' in rest ? rest.names.join() : ''
  return `${kind} ${span.start} ${span.end} ${names}`
}

class Walk implements Checker {
  readonly options: ConformanceOptions
  readonly effort = newEffort()
  readonly #known = new Map<Node, Map<SchemaView, readonly Mismatch[]>>()
  #left = MOST_COMPARISONS

  constructor(options: ConformanceOptions) {
    this.options = options
  }

  /** Alternatives ask for the same part again and again, so answers are kept. */
  check(node: Node, schema: SchemaView, site: Site): readonly Mismatch[] {
    let answers = this.#known.get(node)
    if (answers === undefined) this.#known.set(node, (answers = new Map()))
    let answer = answers.get(schema)
    if (answer === undefined) answers.set(schema, (answer = this.#judge(node, schema, site)))
    return answer
  }

  #judge(node: Node, schema: SchemaView, site: Site): readonly Mismatch[] {
    if (this.#left-- <= 0 || site.trail.length > DEEPEST || this.options.opaque?.has(node) === true) return []
    const share = placeholderShare(node, this.options.source)
    if (share !== 'none') return this.#placeholder(node, schema, site, share)
    const stack = resolveStack(node, schema, site, this, (each) => this.#checkStack(node, each, site))
    return [...stack.verdict, ...this.#checkStack(node, stack, site)]
  }

  #checkStack(node: Node, stack: SchemaStack, site: Site): readonly Mismatch[] {
    if (this.#left-- <= 0) return []
    const found = this.#checkKind(node, stack, site)
    const excluded = excludedMismatches(node, stack, site, this)
    return excluded.length === 0 ? found : [...found, ...excluded]
  }

  #checkKind(node: Node, stack: SchemaStack, site: Site): readonly Mismatch[] {
    if (node.kind === 'scalar') return this.#scalar(node, stack, site)
    if (node.kind === 'list') {
      const refused = this.#refused(node, 'array', stack, site)
      return refused === undefined ? listMismatches(node.items, node, stack, site, this) : [refused]
    }
    const refused = this.#refused(node, 'object', stack, site)
    if (refused === undefined) return objectMismatches(node, stack, site, this)
    const items = numberedItems(node)
    if (items === undefined || refusingLayer(stack, 'array') !== undefined) return [refused]
    const { trail, schema } = refused
    const numbered: Mismatch = { kind: 'numeric-keys', certainty: 'soft', span: site.anchor, trail, schema }
    return [...(this.options.textual === true ? [] : [numbered]), ...listMismatches(items, node, stack, site, this)]
  }

  /** An object or a list where the schema takes none. */
  #refused(node: Node, type: JsonType, stack: SchemaStack, site: Site): Mismatch | undefined {
    const layer = refusingLayer(stack, type)
    if (layer === undefined) return undefined
    return {
      kind: 'wrong-type',
      certainty: layer.schema.origin === 'example' ? 'soft' : 'certain',
      // The key stands for a value that may go over many lines; an item of a list has none.
      span: site.anchor.start >= node.span.start ? node.span : site.anchor,
      trail: site.trail,
      schema: layer.schema,
      expected: typesTaken(layer.schema) ?? new Set(),
      actual: new Set([type]),
      value: undefined,
      ...(layer.label === undefined ? {} : { branch: layer.label }),
    }
  }

  #scalar(node: ScalarNode, { layers }: SchemaStack, { trail }: Site): readonly Mismatch[] {
    const textual = this.options.textual === true
    const written = node.style === 'plain' ? this.options.source.slice(node.span) : String(node.value)
    let gravest: Mismatch | undefined
    for (const { schema, label } of layers) {
      const scalarSite = { trail, written, textual, effort: this.effort }
      const mismatch = textual ? textMismatch(node, schema, scalarSite, this) : scalarMismatch(node, schema, scalarSite)
      if (mismatch === undefined || (gravest !== undefined && mismatch.certainty === 'soft')) continue
      gravest = labelled(mismatch, label)
      if (gravest.certainty === 'certain') break
    }
    return gravest === undefined ? [] : [gravest]
  }

  /** What can be said of a value before its placeholders are filled in: at most its type. */
  #placeholder(node: Node, schema: SchemaView, { trail }: Site, share: 'partial' | 'whole'): readonly Mismatch[] {
    const actual = share === 'partial' ? new Set<JsonType>(['string']) : this.options.typesOf?.(node)
    const expected = typesTaken(schema)
    if (actual === undefined || actual.size === 0 || expected === undefined) return []
    if ([...actual].some((type) => takesType(expected, type))) return []
    const convertible = [...actual].some((type) => mayConvert(type, expected))
    // A list or an object may be written as one text.
    const isText = this.options.textual === true
    if (isText && (convertible || expected.has('array') || expected.has('object'))) return []
    const certainty = convertible || schema.origin === 'example' ? 'soft' : 'certain'
    return [{ kind: 'wrong-type', certainty, span: node.span, trail, schema, expected, actual, value: undefined }]
  }
}

/** Whether some value of a type is taken for one of others by a lenient server. */
function mayConvert(type: JsonType, types: ReadonlySet<JsonType>): boolean {
  if (type === 'object' || type === 'array' || type === 'null') return false
  if (type === 'string') return types.has('number') || types.has('integer') || types.has('boolean')
  return types.has('string') || (type === 'number' && types.has('integer'))
}
