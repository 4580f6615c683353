import type { Operation, SwaggerDocument } from './model.ts'
import { hasLiteral, matchPath, type PathMatch } from './path-match.ts'
import { type PathTemplate, prefixSegments, type TemplateSegment, withoutRepeatedPrefix } from './path-template.ts'

/** How an asked path meets a declared one, the prefix included. */
export interface DeclaredMatch extends PathMatch {
  /** Only without the prefix that the document puts before its paths. */
  readonly withoutPrefix: boolean
  /** The declared segments that the asked ones stand beside. */
  readonly declared: readonly TemplateSegment[]
}

/** One way in which a path may be asked for: a prefix and what follows it. Of most, no more than that is needed. */
class PathForm {
  readonly prefix: readonly TemplateSegment[]
  readonly core: readonly TemplateSegment[]
  readonly withoutPrefix: boolean
  #segments: readonly TemplateSegment[] | undefined

  constructor(prefix: readonly TemplateSegment[], core: readonly TemplateSegment[], withoutPrefix = false) {
    this.prefix = prefix
    this.core = core
    this.withoutPrefix = withoutPrefix
  }

  get segments(): readonly TemplateSegment[] {
    return (this.#segments ??= [...this.prefix, ...this.core])
  }

  /** How an asked path meets it. */
  match(asked: readonly TemplateSegment[]): PathMatch | undefined {
    return asked.length === this.prefix.length + this.core.length ? matchPath(asked, this.segments) : undefined
  }
}

/** A path of one document with its operations, in every form in which it may be asked for. */
export class DeclaredPath {
  readonly template: PathTemplate
  /** One for each method. */
  readonly operations: readonly Operation[]
  /** Forms with a prefix first. */
  readonly forms: readonly PathForm[]

  constructor(template: PathTemplate, prefixes: readonly string[], operations: readonly Operation[]) {
    this.template = template
    this.operations = operations
    const parsed = prefixSegments(prefixes)
    const core = withoutRepeatedPrefix(template.segments, parsed)
    const forms = parsed.map((prefix) => new PathForm(prefix, core))
    // The template repeats the prefix: whoever takes the document by its word asks for both.
    if (core !== template.segments) forms.push(...parsed.map((prefix) => new PathForm(prefix, template.segments)))
    if (!parsed.some((prefix) => prefix.length === 0)) forms.push(new PathForm([], core, true))
    this.forms = forms
  }

  /** The best match of the asked path with one of the forms. */
  match(asked: readonly TemplateSegment[]): DeclaredMatch | undefined {
    let best: DeclaredMatch | undefined
    for (const form of this.forms) {
      const { withoutPrefix } = form
      if (best !== undefined && withoutPrefix) return best
      const match = form.match(asked)
      if (match === undefined) continue
      if (match.hardcoded.length === 0) return { ...match, withoutPrefix, declared: form.segments }
      best ??= { ...match, withoutPrefix, declared: form.segments }
    }
    return best
  }
}

/** The paths that a document declares, in its order. */
export function declaredPaths(document: SwaggerDocument): readonly DeclaredPath[] {
  const groups = new Map<string, Operation[]>()
  for (const operation of document.operations) {
    const key = `${operation.template.text}\n${operation.prefixes.join('\n')}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [operation])
    else group.push(operation)
  }
  const paths: DeclaredPath[] = []
  for (const operations of groups.values()) {
    const [first] = operations
    if (first !== undefined) paths.push(new DeclaredPath(first.template, first.prefixes, operations))
  }
  return paths
}

/** Paths that end like an asked one and are looked at; of an API of people, there are seldom a hundred. */
const MOST_CANDIDATES = 400

/** Paths of one document or of many, grouped by their shape, and by the last literal segment and what follows it. */
export class DeclaredPaths {
  readonly #all: readonly DeclaredPath[]
  readonly #byShape: PlacesByKey
  #byTail: PlacesByKey | undefined
  #worded: readonly number[] | undefined

  constructor(all: readonly DeclaredPath[]) {
    this.#all = all
    this.#byShape = placesBy(formShape, all)
  }

  /** Paths that the asked one may match without a literal in place of a parameter, in the order of all. */
  candidates(asked: readonly TemplateSegment[]): readonly DeclaredPath[] {
    return this.#at(this.#byShape.get(pathShape(asked)) ?? [])
  }

  /** Paths that it may match at all with a literal in common, in the order of all; the first of very many. */
  looseCandidates(asked: readonly TemplateSegment[]): readonly DeclaredPath[] {
    this.#byTail ??= placesBy(formTail, this.#all)
    const places = new Set(this.#withoutLiteralSegment)
    // The last literal of such a path is one of the asked ones, whatever stands in place of its parameters.
    for (let last = asked.length - 1; last >= 0; last--) {
      for (const place of this.#byTail.get(tailAt(asked, last)) ?? []) {
        if (places.size === MOST_CANDIDATES) break
        places.add(place)
      }
    }
    return this.#at([...places].toSorted((first, second) => first - second))
  }

  /** Paths of which no segment is literal, as far as one has a literal beside its parameters. */
  get #withoutLiteralSegment(): readonly number[] {
    return (this.#worded ??= (this.#byTail?.get('') ?? [])
      .filter((place) => this.#all[place]?.forms.some(({ segments }) => segments.some(hasLiteral)))
      .slice(0, MOST_CANDIDATES))
  }

  #at(places: readonly number[]): readonly DeclaredPath[] {
    return places.map((place) => this.#all[place]).filter((path) => path !== undefined)
  }
}

/** Places in a list of paths, ascending, by what the paths have in common. */
type PlacesByKey = ReadonlyMap<string, readonly number[]>

function placesBy(keyOf: (form: PathForm) => string, all: readonly DeclaredPath[]): PlacesByKey {
  const places = new Map<string, number[]>()
  for (const [place, path] of all.entries()) {
    for (const form of path.forms) {
      const key = keyOf(form)
      const known = places.get(key)
      if (known === undefined) places.set(key, [place])
      else if (known.at(-1) !== place) known.push(place)
    }
  }
  return places
}

function formShape({ prefix, core }: PathForm): string {
  return pathShape(prefix) + pathShape(core)
}

/** That of what follows the prefix, unless no segment of it is literal. */
function formTail(form: PathForm): string {
  const tail = pathTail(form.core)
  return tail === '' ? pathTail(form.segments) : tail
}

/** Literal segments, and `{}` for each that has a parameter: the same for a path and every template that takes it. */
function pathShape(segments: readonly TemplateSegment[]): string {
  let shape = ''
  for (const { canonical, parameters } of segments) shape += parameters.length === 0 ? `/${canonical}` : '/{}'
  return shape
}

/**
 * The last literal segment and one `{}` for each further one: the same for an asked path and for every template that
 * it matches exactly. `''` where no segment is literal.
 */
export function pathTail(segments: readonly TemplateSegment[]): string {
  for (let last = segments.length - 1; last >= 0; last--) {
    if (segments[last]?.parameters.length === 0) return tailAt(segments, last)
  }
  return ''
}

/** The tail of a path whose last literal segment is that one. */
function tailAt(segments: readonly TemplateSegment[], last: number): string {
  return (segments[last]?.canonical ?? '') + '/{}'.repeat(segments.length - 1 - last)
}
