/** Members of a `$ref`ed schema that tell about it and forbid nothing: they hold beside a `$ref` in every dialect. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'summary',
  'deprecated',
  'readOnly',
  'writeOnly',
  'default',
  'example',
  'examples',
  'nullable',
  'x-nullable',
  'externalDocs',
  '$comment',
])

/** Keywords that end up among the `properties` when a brace is closed too late. */
export const STRAY_KEYWORDS: ReadonlySet<string> = new Set([
  'type',
  'format',
  'title',
  'description',
  'required',
  'enum',
  'example',
  'examples',
  'default',
  'nullable',
  'readOnly',
  'writeOnly',
  'deprecated',
  'additionalProperties',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  '$ref',
])

/** Members whose schemas are parts or alternatives of the schema that holds them, or hold with one of its keys. */
export const APPLICATORS: ReadonlySet<string> = new Set(['allOf', 'oneOf', 'anyOf', 'dependentSchemas', 'dependencies'])
