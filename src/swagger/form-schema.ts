import type { SoughtPlace } from '../diagnostic/finding.ts'
import type { JsonType, SchemaView } from './model.ts'
import { OpenSchema } from './open-schema.ts'

/** One field of a form. */
export interface FormField {
  readonly name: string
  readonly required: boolean
  readonly schema: SchemaView
}

/** Swagger 2's `formData` parameters as the object that they describe. */
export class FormSchema extends OpenSchema {
  readonly #properties: ReadonlyMap<string, SchemaView>
  readonly #required: ReadonlySet<string>
  override readonly additionalProperties: true | undefined

  /** @param isCut there are more fields than these */
  constructor(id: string, place: SoughtPlace, fields: readonly FormField[], isCut: boolean) {
    super(id, place)
    this.additionalProperties = isCut ? true : undefined
    this.#properties = new Map(fields.map((field) => [field.name, field.schema]))
    this.#required = new Set(fields.filter((field) => field.required).map((field) => field.name))
  }

  override get types(): ReadonlySet<JsonType> {
    return new Set(['object'])
  }

  override get properties(): ReadonlyMap<string, SchemaView> {
    return this.#properties
  }

  override get required(): ReadonlySet<string> {
    return this.#required
  }
}
