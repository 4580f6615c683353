import type { Operation, SwaggerDocument } from './model.ts'
import { matchPath, type PathMatch } from './path-match.ts'
import { parseTemplate, type PathTemplate, type TemplateSegment, withoutRepeatedPrefix } from './path-template.ts'

/** How an asked path meets a declared one, the prefix included. */
export interface DeclaredMatch extends PathMatch {
  /** Only without the prefix that the document puts before its paths. */
  readonly withoutPrefix: boolean
  /** The declared segments that the asked ones stand beside. */
  readonly declared: readonly TemplateSegment[]
}

/** A path of one document with its operations, in every form in which it may be asked for. */
export class DeclaredPath {
  readonly template: PathTemplate
  /** One for each method. */
  readonly operations: readonly Operation[]
  /** Forms with a prefix first. */
  readonly forms: readonly { readonly segments: readonly TemplateSegment[]; readonly withoutPrefix: boolean }[]

  constructor(template: PathTemplate, prefixes: readonly string[], operations: readonly Operation[]) {
    this.template = template
    this.operations = operations
    const parsed = prefixes.map((prefix) => parseTemplate(prefix).segments)
    const core = withoutRepeatedPrefix(template.segments, parsed)
    const forms = parsed.map((prefix) => ({ segments: [...prefix, ...core], withoutPrefix: false }))
    // The template repeats the prefix: whoever takes the document by its word asks for both.
    if (core !== template.segments) {
      forms.push(...parsed.map((prefix) => ({ segments: [...prefix, ...template.segments], withoutPrefix: false })))
    }
    if (!parsed.some((prefix) => prefix.length === 0)) forms.push({ segments: [...core], withoutPrefix: true })
    this.forms = forms
  }

  /** The best match of the asked path with one of the forms. */
  match(asked: readonly TemplateSegment[]): DeclaredMatch | undefined {
    let best: DeclaredMatch | undefined
    for (const { segments, withoutPrefix } of this.forms) {
      if (best !== undefined && withoutPrefix) return best
      const match = matchPath(asked, segments)
      if (match === undefined) continue
      if (match.hardcoded.length === 0) return { ...match, withoutPrefix, declared: segments }
      best ??= { ...match, withoutPrefix, declared: segments }
    }
    return best
  }
}

/** The paths of a document, grouped under the last literal segment and what follows it. */
export class DeclaredPaths {
  readonly all: readonly DeclaredPath[]
  readonly #byTail = new Map<string, DeclaredPath[]>()

  constructor(document: SwaggerDocument) {
    const groups = new Map<string, Operation[]>()
    for (const operation of document.operations) {
      const key = `${operation.template.text}\n${operation.prefixes.join('\n')}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [operation])
      else group.push(operation)
    }
    this.all = [...groups.values()].flatMap((operations) => {
      const [first] = operations
      return first === undefined ? [] : [new DeclaredPath(first.template, first.prefixes, operations)]
    })
    for (const path of this.all) {
      for (const tail of new Set(path.forms.map((form) => pathTail(form.segments)))) {
        const known = this.#byTail.get(tail)
        if (known === undefined) this.#byTail.set(tail, [path])
        else known.push(path)
      }
    }
  }

  /** Paths that the asked one may match without a literal in place of a parameter. */
  candidates(asked: readonly TemplateSegment[]): readonly DeclaredPath[] {
    return this.#byTail.get(pathTail(asked)) ?? []
  }
}

/**
 * The last literal segment and one `{}` for each further one: the same for an asked path and for every template that
 * it matches exactly. `''` where no segment is literal.
 */
export function pathTail(segments: readonly TemplateSegment[]): string {
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index]
    if (segment === undefined || segment.parameters.length > 0) continue
    return segment.canonical + '/{}'.repeat(segments.length - 1 - index)
  }
  return ''
}
