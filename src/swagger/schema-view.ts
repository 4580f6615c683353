import type { SoughtPlace } from '../diagnostic/finding.ts'
import { type MergedSchema, ownExamples } from './merged-schema.ts'
import type { Alternatives, JsonType, SchemaDemands, SchemaView } from './model.ts'
import type { RawNode } from './raw-node.ts'
import { isMarkedNullable } from './schema-parts.ts'

/** What a view is made of. */
export interface SchemaSite {
  /** The schema that the view is of; several where they hold together. */
  readonly targets: readonly RawNode[]
  readonly name: string | undefined
  /** Where the schema is used: a `$ref` or the schema itself. */
  readonly site: RawNode
  /** Objects with annotations beside the `$ref`s that lead to the schema, the outermost first. */
  readonly annotations: readonly RawNode[]
  /** The schema itself, shared with every other view of it. */
  readonly merged: MergedSchema
  /** Leaves out the schemas that build upon this one. */
  readonly plain: boolean
}

/** A schema of a document as one place uses it. */
export class ReadSchema implements SchemaView {
  readonly origin = 'schema'
  readonly name: string | undefined
  readonly #of: SchemaSite
  #id: string | undefined
  #enumeration: { readonly values: readonly unknown[] | undefined } | undefined

  constructor(of: SchemaSite) {
    this.name = of.name
    this.#of = of
  }

  get id(): string {
    const { targets, plain } = this.#of
    return (this.#id ??= targets.map((node) => node.id).join(' & ') + (plain ? ' itself' : ''))
  }

  get types(): ReadonlySet<JsonType> | undefined {
    const { merged, annotations } = this.#of
    const { types } = merged
    if (types === undefined || types.has('null') || !annotations.some(isMarkedNullable)) return types
    return new Set([...types, 'null'])
  }

  /** `binary` for Swagger 2's `type: file`. */
  get format(): string | undefined {
    const { merged } = this.#of
    return merged.text('format') ?? (merged.annotation('type') === 'file' ? 'binary' : undefined)
  }

  get pattern(): string | undefined {
    return this.#of.merged.text('pattern')
  }

  get enumeration(): readonly unknown[] | undefined {
    return (this.#enumeration ??= { values: this.#readEnumeration() }).values
  }

  get minimum(): number | undefined {
    return this.#of.merged.bound('minimum', false, Math.max)
  }

  get maximum(): number | undefined {
    return this.#of.merged.bound('maximum', false, Math.min)
  }

  get exclusiveMinimum(): number | undefined {
    return this.#of.merged.bound('minimum', true, Math.max)
  }

  get exclusiveMaximum(): number | undefined {
    return this.#of.merged.bound('maximum', true, Math.min)
  }

  get multipleOf(): number | undefined {
    return this.#of.merged.number('multipleOf', Math.max)
  }

  get minLength(): number | undefined {
    return this.#of.merged.number('minLength', Math.max)
  }

  get maxLength(): number | undefined {
    return this.#of.merged.number('maxLength', Math.min)
  }

  get minItems(): number | undefined {
    return this.#of.merged.number('minItems', Math.max)
  }

  get maxItems(): number | undefined {
    return this.#of.merged.number('maxItems', Math.min)
  }

  get uniqueItems(): boolean {
    return this.#of.merged.flag('uniqueItems')
  }

  get minProperties(): number | undefined {
    return this.#of.merged.number('minProperties', Math.max)
  }

  get maxProperties(): number | undefined {
    return this.#of.merged.number('maxProperties', Math.min)
  }

  get properties(): ReadonlyMap<string, SchemaView> {
    return this.#of.merged.properties
  }

  get required(): ReadonlySet<string> {
    return this.#of.merged.required
  }

  get additionalProperties(): boolean | SchemaView | undefined {
    return this.#of.merged.additionalProperties
  }

  get patternProperties(): readonly { readonly pattern: string; readonly schema: SchemaView }[] {
    return this.#of.merged.patternProperties
  }

  get items(): SchemaView | undefined {
    return this.#of.merged.items
  }

  get prefixItems(): readonly SchemaView[] {
    return this.#of.merged.prefixItems
  }

  get alternatives(): readonly Alternatives[] {
    return this.#of.merged.alternatives(this.#of.plain)
  }

  get demands(): SchemaDemands {
    return this.#of.merged.demands
  }

  get isWhole(): boolean {
    return this.#of.merged.isWhole
  }

  get readOnly(): boolean {
    return this.#flag('readOnly')
  }

  get writeOnly(): boolean {
    return this.#flag('writeOnly')
  }

  get deprecated(): boolean {
    return this.#flag('deprecated')
  }

  get title(): string | undefined {
    return this.#outerText('title') ?? this.#of.merged.text('title')
  }

  get description(): string | undefined {
    return this.#outerText('description') ?? this.#of.merged.text('description')
  }

  get default(): unknown {
    const outer = this.#of.annotations.find((node) => node.has('default'))
    return outer === undefined ? this.#of.merged.annotation('default') : outer.get('default')
  }

  get examples(): readonly unknown[] {
    return [...ownExamples(this.#of.annotations), ...this.#of.merged.examples]
  }

  get place(): SoughtPlace {
    return this.#of.site.place
  }

  #readEnumeration(): readonly unknown[] | undefined {
    const { enumeration } = this.#of.merged
    if (enumeration === undefined || enumeration.includes(null)) return enumeration
    return this.#of.annotations.some(isMarkedNullable) ? [...enumeration, null] : enumeration
  }

  #flag(key: string): boolean {
    return this.#of.annotations.some((node) => node.get(key) === true) || this.#of.merged.flag(key)
  }

  #outerText(key: string): string | undefined {
    return this.#of.annotations.map((node) => node.text(key)).find((text) => text !== undefined)
  }
}
