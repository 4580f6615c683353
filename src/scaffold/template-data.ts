/**
 * What a template gets. Texts are ready to be put where they belong: those of {@link FrontmatterData} are YAML, cells have
 * their pipes escaped, blocks of steps have no line break at their end. Lists that may be empty have a flag beside them,
 * since a logic-less template cannot ask.
 */
export interface TemplateData {
  readonly frontmatter: FrontmatterData
  /** One line. */
  readonly title: string
  /** Paragraphs with a blank line between them. */
  readonly summary: string
  /** `PUT` */
  readonly method: string
  /** With prefix, parameters in single braces: `/v1/clients/{id}`. */
  readonly path: string
  readonly deprecated: boolean
  readonly prerequisites: PrerequisiteData
  readonly uids: UidData
  /** The YAML of the test request, from `steps:` on. */
  readonly testRequest: string
  readonly parameters: ParameterData
  readonly responses: ResponseData
  readonly notes: NoteData
}

/** Values of the frontmatter as YAML scalars and lists on one line. */
export interface FrontmatterData {
  readonly endpoint: string
  readonly swagger: string
  readonly domain: string
  readonly tags: string
  readonly status: string
  readonly savedAt: string
  readonly tokens: string
  /** `undefined` where success is a 2xx. */
  readonly expectedOutcome: { readonly statuses: string; readonly reason: string } | undefined
}

/** What comes before the test request. */
export interface PrerequisiteData {
  readonly hasSteps: boolean
  /** The YAML of the prerequisites, from `steps:` on; empty where there are none. */
  readonly steps: string
}

/** The table of identifiers, and what stands below it. */
export interface UidData {
  readonly hasRows: boolean
  readonly rows: readonly UidRowData[]
}

/** A row of the UID table, and the prose that repeats it. `-` in cells that have nothing to say. */
export interface UidRowData {
  readonly field: string
  readonly get: string
  readonly extract: string
  readonly create: string
  readonly cleanup: string
  readonly notes: string
  /** Sentences of the resolution steps with their numbers. */
  readonly instructions: readonly { readonly number: number; readonly text: string }[]
}

/** The tables of parameters, one for each location that has any. */
export interface ParameterData {
  readonly hasTables: boolean
  readonly tables: readonly ParameterTableData[]
}

/** The parameters of one location. */
export interface ParameterTableData {
  /** `Path Parameters` */
  readonly title: string
  readonly rows: readonly ParameterRowData[]
}

/** One parameter. */
export interface ParameterRowData {
  /** `items[].id` */
  readonly name: string
  readonly type: string
  /** `Yes` or `No` */
  readonly required: string
  readonly description: string
}

/** The documented responses; `meaning` is what the swagger says of a status. */
export interface ResponseData {
  readonly hasRows: boolean
  readonly rows: readonly { readonly status: string; readonly meaning: string }[]
}

/** What the author of the spec is to know. */
export interface NoteData {
  readonly hasNotes: boolean
  /** What is not known, and what a step cannot say; a sentence or two each. */
  readonly items: readonly { readonly text: string }[]
}
