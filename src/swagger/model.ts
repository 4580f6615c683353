import type { Problem, SoughtPlace } from '../diagnostic/finding.ts'
import type { Pointer } from '../syntax/data-document.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { PathTemplate } from './path-template.ts'

/** The dialect that a document is written in; `undefined` where it has no version key but paths. */
export type SwaggerVersion = '2.0' | '3.0' | '3.1' | '3.2'

/** What an operation tells of the document that declares it: all of it holds for every operation there. */
export interface DeclaringDocument {
  readonly source: SourceFile
  readonly version: SwaggerVersion | undefined
  /** Path prefixes of `basePath` or of the servers' addresses, `/v1` like, without a trailing slash; `''` where none. */
  readonly prefixes: readonly string[]
  /** What any of its security schemes adds to a request; no operation lists it among its parameters. */
  readonly credentials: readonly Credential[]
}

/** One API description, Swagger 2.0 or OpenAPI 3.x, as a model without versions. Everything below is read lazily. */
export interface SwaggerDocument extends DeclaringDocument {
  /** In the order of the document. */
  readonly operations: readonly Operation[]
  /** Whatever is odd in the parts of the document that were looked at so far. */
  readonly problems: readonly DocumentProblem[]
}

/** A defect of the swagger itself. */
export interface DocumentProblem {
  readonly message: string
  /** The document's own file, or the one that a `$ref` led to. */
  readonly source: Pick<SourceFile, 'path'>
  readonly at: SoughtPlace
  /** Where in the document, to tell one defect once. */
  readonly pointer: Pointer
}

/** A method on a path. Two documents may declare the same one. */
export interface Operation {
  /** No more of it than concerns this operation: a judgement holds as long as that is as it was, see `fragments.ts`. */
  readonly document: DeclaringDocument
  /** Upper case. */
  readonly method: string
  readonly template: PathTemplate
  /** `GET /platform/v1/clients/{id}` with the document's first prefix, as messages name it. */
  readonly label: string
  /** Same for all spellings of one operation: `GET /platform/v1/clients/{}`. */
  readonly identity: string
  readonly pointer: Pointer
  readonly operationId: string | undefined
  readonly summary: string | undefined
  readonly description: string | undefined
  readonly tags: readonly string[]
  readonly deprecated: boolean
  /** Path, query, header and cookie parameters, those of the path item included. Never `in: body`. */
  readonly parameters: readonly Parameter[]
  /** There are more parameters than are read: any name may be one of theirs. */
  readonly hasMoreParameters: boolean
  readonly requestBody: RequestBody | undefined
  readonly responses: readonly ApiResponse[]
  /** Names of the security schemes of any alternative. */
  readonly security: readonly string[]
  /** Path prefixes that hold for this operation: its own servers', else the path's, else the document's. */
  readonly prefixes: readonly string[]
  readonly place: SoughtPlace
}

/** Where a parameter stands; `querystring` is the whole query as one value (OpenAPI 3.2). */
export type ParameterIn = 'path' | 'query' | 'header' | 'cookie' | 'querystring'

/** A parameter by which a caller proves who it is, such as the key of an API. */
export interface Credential {
  readonly name: string
  readonly in: ParameterIn
}

/** A part of the address, a header or a cookie. */
export interface Parameter {
  readonly name: string
  readonly in: ParameterIn
  readonly required: boolean
  readonly description: string | undefined
  readonly deprecated: boolean
  readonly schema: SchemaView
  /**
   * What stands between the items of a list in one text (`,` for `?ids=1,2`); `undefined` where each item is a
   * parameter of its own (`?ids=1&ids=2`).
   */
  readonly separator: string | undefined
  readonly place: SoughtPlace
}

/** What a request carries, be it declared by `requestBody`, by `in: body` or as a form. */
export interface RequestBody {
  readonly required: boolean
  readonly description: string | undefined
  readonly content: readonly MediaContent[]
  readonly place: SoughtPlace
}

/** One representation of a body. */
export interface MediaContent {
  /** Lower case, without parameters: `application/json`, `multipart/form-data`. */
  readonly mediaType: string
  /** From the schema where there is one, else from the example; `undefined` where neither says anything. */
  readonly schema: SchemaView | undefined
  /** Documented examples, in order. */
  readonly examples: readonly Example[]
  readonly place: SoughtPlace
}

/** One documented value; text that holds JSON is given as what it holds. */
export interface Example {
  readonly value: unknown
  readonly pointer: Pointer
  readonly place: SoughtPlace
}

/** What comes back with one status. */
export interface ApiResponse {
  /** `200`, `2XX` or `default`. */
  readonly status: string
  readonly description: string | undefined
  readonly content: readonly MediaContent[]
  readonly place: SoughtPlace
}

/** JSON's types; `integer` is a `number` too. */
export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null'

/**
 * A look at one schema. `$ref`s are followed and `allOf` is merged when a member is asked for, one level at a time, so
 * a circular schema is an ordinary one. Alternatives (`oneOf`, `anyOf`) stay apart.
 */
export interface SchemaView {
  /** Same object of the same document: what stops a walk from going round for ever. */
  readonly id: string
  /** `example` where the document has no schema here and its example stands in. */
  readonly origin: 'schema' | 'example'
  /** Name of the component that a `$ref` led to, for messages; the outermost one. */
  readonly name: string | undefined
  /**
   * `undefined`: any; empty: none, the schema `false`. `null` is a member where the schema is nullable in whatever
   * dialect. An example cannot tell `integer` from `number`: it says `number`.
   */
  readonly types: ReadonlySet<JsonType> | undefined
  readonly format: string | undefined
  readonly pattern: string | undefined
  /** `enum` and `const`; `undefined` where any value goes. */
  readonly enumeration: readonly unknown[] | undefined
  readonly minimum: number | undefined
  readonly maximum: number | undefined
  readonly exclusiveMinimum: number | undefined
  readonly exclusiveMaximum: number | undefined
  readonly multipleOf: number | undefined
  readonly minLength: number | undefined
  readonly maxLength: number | undefined
  readonly minItems: number | undefined
  readonly maxItems: number | undefined
  readonly uniqueItems: boolean
  readonly minProperties: number | undefined
  readonly maxProperties: number | undefined
  /** Own and `allOf`'s, in the order of the document. */
  readonly properties: ReadonlyMap<string, SchemaView>
  readonly required: ReadonlySet<string>
  /** Of values under further keys: `true` any, `false` none, else their schema; `undefined` where nothing is said. */
  readonly additionalProperties: boolean | SchemaView | undefined
  readonly patternProperties: readonly { readonly pattern: string; readonly schema: SchemaView }[]
  /** Schema of the items; for a tuple, see `prefixItems`. */
  readonly items: SchemaView | undefined
  readonly prefixItems: readonly SchemaView[]
  /** Groups of alternatives that must hold besides the rest. */
  readonly alternatives: readonly Alternatives[]
  /** What few schemas demand besides. */
  readonly demands: SchemaDemands
  /** The members tell all that the schema says: no part of it is missing, malformed or unknown. */
  readonly isWhole: boolean
  readonly readOnly: boolean
  readonly writeOnly: boolean
  readonly deprecated: boolean
  readonly title: string | undefined
  readonly description: string | undefined
  readonly default: unknown
  /** `example` and `examples` of the schema itself. */
  readonly examples: readonly unknown[]
  readonly place: SoughtPlace
}

/** `oneOf` or `anyOf`. */
export interface Alternatives {
  readonly kind: 'oneOf' | 'anyOf'
  readonly schemas: readonly SchemaView[]
  readonly discriminator: Discriminator | undefined
}

/** Keywords that speak of a value by way of other schemas that it must fit, or must not. */
export interface SchemaDemands {
  /** What holds besides where something else does: `if` and its branches, and what a key brings with it. */
  readonly conditions: readonly Condition[]
  /** What no value may be, `not`. */
  readonly exclusions: readonly SchemaView[]
  /** What each key of an object has to be, as a text: `propertyNames`. */
  readonly keyNames: readonly SchemaView[]
  /** What some items of a list have to be. */
  readonly contained: readonly Containment[]
}

/** `contains`, `minContains` and `maxContains`. */
export interface Containment {
  readonly schema: SchemaView
  readonly least: number
  readonly most: number
}

/** `if`, `then` and `else`; `dependentRequired`, `dependentSchemas` and, of old, `dependencies`. */
export interface Condition {
  /** What a value has to fit, or the key that an object has to have. */
  readonly when: SchemaView | string
  readonly holds: SchemaView | undefined
  readonly otherwise: SchemaView | undefined
}

/** Tells by the value of one property which alternative holds. */
export interface Discriminator {
  readonly property: string
  /** The values that its mapping lists, in the order of the document. */
  readonly mapped: readonly string[]
  /** The schema that a value of the property selects. */
  select(value: string): SchemaView | undefined
}

/** What reading a document or a fragment of one gives. */
export interface SwaggerReading {
  readonly document: SwaggerDocument | undefined
  /** Why there is no document, or why it is not whole. */
  readonly problems: readonly Problem[]
}
