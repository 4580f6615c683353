import type { Problem } from '../diagnostic/finding.ts'
import type { JsonPath } from '../syntax/json-path.ts'
import type { MapEntry, MapNode, Node } from '../syntax/node.ts'
import type { Block, FenceBlock, TableBlock } from '../syntax/outline.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Located, Span } from '../text/span.ts'

/**
 * One Markdown file: what its author says, right or wrong. A part that is absent is `undefined` or empty; a part
 * that could not be read leaves a problem with the part that it belongs to.
 */
export interface Spec {
  readonly source: SourceFile
  readonly frontmatter: Frontmatter
  /** The text of the first level-1 heading. */
  readonly title: Located<string> | undefined
  /**
   * Level-2 sections in the order of the file, with the deeper ones inside them. A level-1 heading after the title is
   * a section of its own that holds no others.
   */
  readonly sections: readonly Section[]
  /** Steps of the `Prerequisites` section, in order. Never from a fence under another heading. */
  readonly prerequisites: StepList
  /** Steps of the `Test Request` section (or of the section with its old name). */
  readonly testRequest: StepList
  readonly uidTable: UidTable | undefined
  readonly resolutionSteps: readonly ResolutionStep[]
  readonly parameterTables: readonly ParameterTable[]
  /** HTML comments, in order. */
  readonly comments: readonly Located<string>[]
  /** Problems of the Markdown itself. */
  readonly problems: readonly Problem[]
}

/**
 * Known fields are typed where they have the right type; `entries` has everything as written. The span of a text is its
 * content, here and in steps: quotes and the header of a block scalar are not part of it.
 */
export interface Frontmatter {
  /** Whole block with its markers; the empty span at the top of the file where it is absent. */
  readonly span: Span
  readonly present: boolean
  /** YAML errors and duplicate keys. Where there are any, absent fields say nothing. */
  readonly problems: readonly Problem[]
  readonly entries: readonly MapEntry[]
  readonly endpoint: Located<string> | undefined
  /** `undefined` also where `endpoint` is not `METHOD /path`. */
  readonly operation: EndpointReference | undefined
  readonly swagger: Located<string> | undefined
  readonly domain: Located<string> | undefined
  readonly status: Located<string> | undefined
  readonly savedAt: Located<string> | undefined
  readonly verifiedAt: Located<string> | undefined
  readonly tokens: readonly Located<string>[] | undefined
  readonly expectedOutcome: readonly Located<number>[]
  readonly expectedOutcomeReason: Located<string> | undefined
  readonly skipReason: Located<string> | undefined
  readonly useFallbackApi: boolean
}

/** `METHOD /path?query` wherever the format has it: the endpoint, a step, a table cell, a code span in prose. */
export interface EndpointReference {
  /** Upper case. */
  readonly method: Located<string>
  /** Without the query. Braces as written. */
  readonly path: Located<string>
  /** After the `?`, without it. */
  readonly query: Located<string> | undefined
  readonly span: Span
}

/** What a section is to us; `other` is everything that a team adds. */
export type SectionRole =
  | 'summary'
  | 'prerequisites'
  | 'test-request'
  | 'uid-resolution'
  | 'parameters'
  | 'authentication'
  | 'known-issues'
  | 'swagger-discrepancies'
  | 'skip-reason'
  | 'other'

/** A heading and what stands under it. */
export interface Section {
  readonly title: Located<string>
  readonly depth: number
  readonly role: SectionRole
  /** The role's proper name where the author used an old one ("Overview" → "Summary"). */
  readonly properName: string | undefined
  /** From the heading to the start of the next section of the same or a higher level, or the end of the file. */
  readonly span: Span
  /** Blocks that stand directly in this section, subsections not included. */
  readonly blocks: readonly Block[]
  readonly subsections: readonly Section[]
}

/** The steps of one role and the fences that they stand in; see `steps.ts` for what counts. */
export interface StepList {
  /** The first section with the role's proper name, else the first with an old one. */
  readonly section: Section | undefined
  /** `yaml` fences, those that could not be read included. */
  readonly blocks: readonly StepBlock[]
  /** Every step of every block. */
  readonly steps: readonly Step[]
}

/** One `yaml` fence. One without `steps` is here too where it stands in the section itself, not in a subsection. */
export interface StepBlock {
  readonly fence: FenceBlock
  /** The fence's whole value where it could be read. */
  readonly root: Node | undefined
  readonly problems: readonly Problem[]
  readonly steps: readonly Step[]
}

/** Whether a step prepares the call that is under test, or is that call. */
export type StepRole = 'prerequisite' | 'test'

/** One call. Typed parts are `undefined` where absent or of the wrong type; `node` has what was written. */
export interface Step {
  readonly role: StepRole
  /** Position within its {@link StepList}, from 0. */
  readonly index: number
  readonly node: MapNode
  readonly id: Located<string> | undefined
  /** Upper case. */
  readonly method: Located<string> | undefined
  readonly path: StepPath | undefined
  /** The `params` mapping. */
  readonly params: readonly MapEntry[]
  readonly body: MapEntry | undefined
  readonly token: Located<string> | undefined
  readonly extracts: readonly Extract[]
  /** Expected statuses; empty where none is given or none is a number. */
  readonly statuses: readonly Located<number>[]
  readonly onFail: Located<string> | undefined
  readonly skipReason: Located<string> | undefined
  readonly multipart: boolean
  readonly formFields: readonly MapEntry[]
  readonly fileFields: readonly MapEntry[]
  /** Every `{{name}}` that the step sends, in the order of the text. */
  readonly placeholders: readonly Placeholder[]
}

/** The `path` of a step as written, with what of it is read apart. */
export interface StepPath extends Located<string> {
  /** Before the `?`. */
  readonly pathname: Located<string>
  /** `name=value` pairs of the query in the path. */
  readonly query: readonly { readonly name: Located<string>; readonly value: Located<string> }[]
  /** `{name}` with single braces, which is sent literally. `value` is the name. */
  readonly singleBraces: readonly Located<string>[]
}

/** `name: $.path`: the value that later steps know as `{{name}}`. */
export interface Extract {
  readonly name: Located<string>
  /** As written; `undefined` where it is not text. */
  readonly text: Located<string> | undefined
  /** `undefined` where it is not a JSONPath. */
  readonly path: JsonPath | undefined
  readonly problems: readonly Problem[]
}

/** Where in a step a placeholder stands; `other` is every further key, such as `headers` or a misspelt one. */
export type PlaceholderSite = 'path' | 'path-query' | 'params' | 'body' | 'body-key' | 'form' | 'other'

/** `{{name}}`. */
export interface Placeholder {
  /** What stands between the braces, trimmed. */
  readonly name: string
  /** Braces included. */
  readonly span: Span
  readonly site: PlaceholderSite
  /**
   * Keys and indices from the site's root to the value that holds it: `['amount']` in the body, `['limit']` in the query,
   * be that in `params` or in the path. Of `other`, the root is the step itself: `['headers', 'X-Id']`.
   */
  readonly trail: readonly string[]
  /** Whether the placeholder is the whole value, and so gives it its type. */
  readonly whole: boolean
  /** Not `\w+`, or braces that do not balance: never substituted. */
  readonly malformed: boolean
}

/** The column that a header cell stands for. */
export type UidColumn = 'field' | 'get' | 'extract' | 'create' | 'cleanup' | 'notes'

/** The table that says where each identifier of the endpoint comes from. */
export interface UidTable {
  readonly section: Section
  readonly table: TableBlock
  /** One entry a header cell; `undefined` for a header that is no column of ours. */
  readonly columns: readonly (UidColumn | undefined)[]
  readonly rows: readonly UidRow[]
}

/** One line of it, mostly about one identifier. A cell is `undefined` where the row has none. */
export interface UidRow {
  readonly span: Span
  /** Number of cells as written. */
  readonly cellCount: number
  /** The names in the field cell: two for `client_id / matter_uid`. */
  readonly fields: readonly Located<string>[]
  readonly get: EndpointCell | undefined
  readonly extract: ExtractCell | undefined
  readonly create: EndpointCell | undefined
  readonly cleanup: EndpointCell | undefined
  /** What else there is to say, such as another way to get the value. */
  readonly notes: EndpointCell | undefined
}

/** A cell that may name operations: `none` is empty or a dash, `config` says that the environment has the value. */
export interface EndpointCell extends Located<string> {
  readonly kind: 'endpoint' | 'none' | 'config' | 'prose'
  /** Operations named in the cell; prose may name some too. */
  readonly endpoints: readonly EndpointReference[]
}

/** A cell that says where in an answer an identifier stands: `none` is empty or a dash. */
export interface ExtractCell extends Located<string> {
  readonly kind: 'path' | 'none' | 'prose'
  /** With `$.` put before it where the author left it out. */
  readonly path: JsonPath | undefined
  /** What to add to an offset in `path.text` to get an offset in the file. */
  readonly pathOffset: number
  readonly problems: readonly Problem[]
}

/** One item of `### Resolution Steps`: the field that it is about, and what its code spans name. */
export interface ResolutionStep {
  readonly field: Located<string>
  readonly endpoints: readonly EndpointReference[]
  readonly readings: readonly ResolutionReading[]
  readonly span: Span
}

/** A path into a response that an item names, and the operations that it has named until there. */
export interface ResolutionReading {
  readonly path: ExtractCell
  readonly from: readonly EndpointReference[]
}

/** Where in a request the parameters of a table are sent. */
export type ParameterLocation = 'path' | 'query' | 'header' | 'body'

/** A table that describes parameters of the endpoint, of one location. */
export interface ParameterTable {
  readonly location: ParameterLocation
  readonly section: Section
  readonly table: TableBlock
  readonly rows: readonly ParameterRow[]
}

/** One parameter, as a table describes it. A cell is `undefined` where the row has none, or says nothing. */
export interface ParameterRow {
  /** As written, without backticks. */
  readonly name: Located<string>
  /** Steps into the body: `items[].id` is `['items', '[]', 'id']`; `a[b]` is `['a', 'b']`, and `a[0]` is `['a', '[]']`. */
  readonly trail: readonly string[]
  readonly type: Located<string> | undefined
  readonly required: (Located<string> & { readonly meaning: 'yes' | 'no' | 'conditional' | 'unclear' }) | undefined
  readonly span: Span
}
