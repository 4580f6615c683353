import { readPageHead } from '../../src/dev/rule-page.ts'
import type { Fence } from './fences.ts'
import { readParts } from './fences.ts'

/** Files of an in-memory project by path. */
export type ProjectFiles = ReadonlyMap<string, string>

/** One `###` heading below `## Cases`: a project and what the rule says of it. */
export interface PageCase {
  readonly title: string
  /** The page's given files, overridden by the case's own. */
  readonly files: ProjectFiles
  /** The fence that holds what must come out. */
  readonly output: Fence
}

/** A rule's page, or a further page of cases for it, as a test. */
export interface Page {
  /** Path of the page itself, for messages. */
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly cases: readonly PageCase[]
}

/** What stands in the info string of the fence with the expected output. */
const OUTPUT_INFO = 'text output'

/**
 * Reads a page.
 *
 * @throws SyntaxError, with the page's path and line, where it does not have the form that CONTRIBUTING.md describes.
 */
export function parsePage(path: string, text: string): Page {
  const fail = (line: number, message: string): never => {
    throw new SyntaxError(`${path}:${line} ${message}`)
  }
  const head = readPageHead(text)
  if (typeof head === 'string') return fail(1, head)

  const given = new Map<string, string>()
  const cases: { title: string; line: number; own: Map<string, string>; output: Fence | undefined }[] = []
  let section = ''
  for (const part of readParts(text)) {
    if (part.kind === 'heading') {
      const { depth, title, line } = part.heading
      if (depth <= 2) section = title
      else if (section === 'Cases' && depth === 3) {
        if (cases.some((other) => other.title === title)) fail(line, `two cases are called “${title}”`)
        cases.push({ title, line, own: new Map(), output: undefined })
      }
      continue
    }
    const { fence } = part
    if (section !== 'Given' && section !== 'Cases') continue
    const current = section === 'Cases' ? cases.at(-1) : undefined
    if (section === 'Cases' && current === undefined) fail(fence.line, 'a fence stands before the first case')
    if (fence.info === OUTPUT_INFO) {
      if (current === undefined) return fail(fence.line, 'what is given has no output')
      if (current.output !== undefined) return fail(fence.line, `the case “${current.title}” has two outputs`)
      current.output = fence
      continue
    }
    const [, file] = /^\S+ +(\S+)$/.exec(fence.info) ?? []
    if (file === undefined) return fail(fence.line, `a fence says \`<language> <path>\` or \`${OUTPUT_INFO}\` here`)
    const files = current?.own ?? given
    if (files.has(file)) fail(fence.line, `the file ${file} is given twice`)
    files.set(file, fence.text)
  }

  if (cases.length === 0) fail(1, 'the page has no case')
  return {
    path,
    id: head.title,
    summary: head.summary,
    cases: cases.map(({ title, line, own, output }) => {
      if (output === undefined) return fail(line, `the case “${title}” has no \`${OUTPUT_INFO}\` fence`)
      return { title, files: new Map([...given, ...own]), output }
    }),
  }
}

/**
 * The page with the outputs of its cases replaced.
 *
 * @param outputs what came out, by title of the case; each ends with a line feed.
 */
export function updateOutputs(page: Page, text: string, outputs: ReadonlyMap<string, string>): string {
  let updated = text
  // From the bottom up, so that the offsets above stay true.
  for (const { title, output } of page.cases.toReversed()) {
    const actual = outputs.get(title)
    if (actual === undefined) continue
    const longest = Math.max(0, ...(actual.match(/^`{3,}/gm) ?? []).map((run) => run.length))
    if (longest >= output.marker.length) {
      throw new SyntaxError(`${page.path}:${output.line} the fence of the output wants ${longest + 1} backticks`)
    }
    updated = updated.slice(0, output.start) + actual + updated.slice(output.end)
  }
  return updated
}
