import type { Parsed, Problem } from '../diagnostic/finding.ts'
import { EmbeddedText } from '../text/embedded-text.ts'
import { BYTE_ORDER_MARK } from '../text/line-index.ts'
import type { SourceFile } from '../text/source-file.ts'
import { pointSpan, type Span } from '../text/span.ts'
import { readBrokenJson } from './broken-json.ts'
import type { DataDocument, Pointer } from './data-document.ts'
import { isContainer } from './json-container.ts'
import { locateNode } from './locate-node.ts'
import { toValue, type Node } from './node.ts'
import { readYaml as readPositioned } from './read-yaml.ts'
import { JsonSeeker } from './seek-json.ts'
import { YamlSeeker } from './seek-yaml.ts'
import { readYamlData } from './yaml-data.ts'

/** Nesting that no document of people has, and that readers which recurse must be spared. */
const MOST_LEVELS = 200

/**
 * A JSON or YAML file as a plain value. What is broken is a problem, and everything else is there; `undefined` stands
 * for a file that says nothing or could not be read at all.
 */
export function readData(source: SourceFile): Parsed<DataDocument | undefined> {
  const start = source.text.startsWith(BYTE_ORDER_MARK) ? 1 : 0
  const isJson = /\.json$/i.test(source.path)
  if (isJson || /^[\s\uFEFF]*[{[]/.test(source.text)) {
    const value = parseJson(source.text.slice(start))
    if (value !== undefined) return readJsonValue(source, start, value.parsed)
    if (isJson) return readBroken(source)
  }
  return readYaml(source, start)
}

/** The value in an object, as JSON's own value may be anything but `undefined`. */
function parseJson(text: string): { readonly parsed: unknown } | undefined {
  try {
    return { parsed: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function readJsonValue(source: SourceFile, start: number, value: unknown): Parsed<DataDocument | undefined> {
  if (isDeeperThan(MOST_LEVELS, value)) {
    return failed(start, `The JSON is nested deeper than ${MOST_LEVELS} levels.`)
  }
  const seeker = new JsonSeeker(source.text, start, value)
  const locate = (pointer: Pointer): Promise<Span> => Promise.resolve(seeker.seek(pointer))
  return { value: { source, value, locate }, problems: [] }
}

function readBroken(source: SourceFile): Parsed<DataDocument | undefined> {
  // A byte order mark would be one more error; as a blank it leaves all offsets as they are.
  const { value: root, problems } = readBrokenJson(source.text.replace(/^\uFEFF/, ' '))
  if (root === undefined && source.text.trim() === '') return failed(0, 'The file is empty.')
  return { value: root && documentOf(source, root), problems }
}

function documentOf(source: SourceFile, root: Node): DataDocument {
  return { source, value: toValue(root), locate: (pointer) => Promise.resolve(locateNode(root, pointer)) }
}

function readYaml(source: SourceFile, start: number): Parsed<DataDocument | undefined> {
  const { value, problems } = readYamlData(source.text.slice(start))
  const placed = problems.map(({ span, ...said }): Problem => {
    return Object.assign(said, { span: { start: span.start + start, end: span.end + start } })
  })
  if (value === undefined || value === null) {
    return placed.length > 0 ? { value: undefined, problems: placed } : failed(start, 'The file is empty.')
  }
  const embedded = EmbeddedText.contiguous(source, { start, end: source.text.length })
  let seeker: YamlSeeker | undefined
  let root: Promise<Node | undefined> | undefined
  const locate = async (pointer: Pointer): Promise<Span> => {
    const found = (seeker ??= new YamlSeeker(embedded, value)).seek(pointer)
    if (found !== undefined) return found
    const node = await (root ??= readPositions(embedded))
    return node === undefined ? pointSpan(start) : locateNode(node, pointer)
  }
  return { value: { source, value, locate }, problems: placed }
}

/**
 * A whole YAML document with positions, which takes many times longer to read than without; `undefined` where that
 * would take too long: what is not found otherwise then all stands at its start.
 */
async function readPositions(embedded: EmbeddedText): Promise<Node | undefined> {
  return (await readPositioned(embedded, 'document')).value
}

function failed(at: number, message: string): Parsed<undefined> {
  return { value: undefined, problems: [{ span: pointSpan(at), message }] }
}

/**
 * Whether a value of `JSON.parse` is. Every value of a document is looked at here: `for … in` takes half the time of a
 * list of members, and such a value inherits none.
 */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (!isContainer(value)) return false
  if (levels === 0) return true
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object' && isDeeperThan(levels - 1, item)) return true
    return false
  }
  for (const key in value) {
    const member = value[key]
    if (typeof member === 'object' && isDeeperThan(levels - 1, member)) return true
  }
  return false
}
