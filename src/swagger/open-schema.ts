import type { SoughtPlace } from '../diagnostic/finding.ts'
import type { Alternatives, JsonType, SchemaDemands, SchemaView } from './model.ts'
import { NO_DEMANDS } from './schema-demands.ts'

/** A schema that says nothing: what it is known to say is for others to add. */
export class OpenSchema implements SchemaView {
  readonly id: string
  readonly origin: 'schema' | 'example' = 'schema'
  readonly name: string | undefined = undefined
  readonly format: string | undefined = undefined
  readonly pattern: string | undefined = undefined
  readonly enumeration: readonly unknown[] | undefined = undefined
  readonly minimum: number | undefined = undefined
  readonly maximum: number | undefined = undefined
  readonly exclusiveMinimum: number | undefined = undefined
  readonly exclusiveMaximum: number | undefined = undefined
  readonly multipleOf: number | undefined = undefined
  readonly minLength: number | undefined = undefined
  readonly maxLength: number | undefined = undefined
  readonly minItems: number | undefined = undefined
  readonly maxItems: number | undefined = undefined
  readonly uniqueItems: boolean = false
  readonly minProperties: number | undefined = undefined
  readonly maxProperties: number | undefined = undefined
  readonly additionalProperties: boolean | SchemaView | undefined = undefined
  readonly patternProperties: readonly { readonly pattern: string; readonly schema: SchemaView }[] = []
  readonly prefixItems: readonly SchemaView[] = []
  readonly alternatives: readonly Alternatives[] = []
  readonly demands: SchemaDemands = NO_DEMANDS
  readonly isWhole: boolean = false
  readonly readOnly: boolean = false
  readonly writeOnly: boolean = false
  readonly deprecated: boolean = false
  readonly title: string | undefined = undefined
  readonly description: string | undefined = undefined
  readonly default: unknown = undefined
  readonly place: SoughtPlace

  constructor(id: string, place: SoughtPlace) {
    this.id = id
    this.place = place
  }

  get types(): ReadonlySet<JsonType> | undefined {
    return undefined
  }

  get properties(): ReadonlyMap<string, SchemaView> {
    return new Map()
  }

  get required(): ReadonlySet<string> {
    return new Set()
  }

  get items(): SchemaView | undefined {
    return undefined
  }

  get examples(): readonly unknown[] {
    return []
  }
}
