import { parseSpec } from '../../spec/parse-spec.ts'
import type { Spec } from '../../spec/model.ts'
import { SourceFile } from '../../text/source-file.ts'
import type { Host } from '../host.ts'

/** The Markdown files of a folder, told apart. */
export interface MarkdownFiles {
  readonly specs: readonly Spec[]
  readonly others: readonly string[]
}

/** Something that every spec has, seen without parsing: a field of the frontmatter, or the heading of the request. */
const MENTIONS_SPEC = /^(?:endpoint|swagger)[ \t]*:|^#{1,3}[ \t].*\b(?:Test Request|Request Template)\b/im

/** The name of a file that is about one operation: `get_v1_items.md`. */
const NAMED_AFTER_OPERATION = /(?:^|\/)(?:get|put|post|patch|delete|head|options)_[^/]+$/i

/** The names of specs as a pattern: of all files of which {@link isNamedAfterOperation}. */
export const NAMES_AFTER_OPERATIONS = '{delete,get,head,options,patch,post,put}_*.md'

/** Whether {@link NAMES_AFTER_OPERATIONS} matches the name of a file. */
export function isNamedAfterOperation(path: string): boolean {
  return /(?:^|\/)(?:delete|get|head|options|patch|post|put)_[^/]*\.md$/.test(path)
}

/** Whether a file is addressed to people, by a convention of its own: `README.md`, `TEMPLATE.md`. */
export function isShouted(path: string): boolean {
  return /(?:^|\/)[^a-z/]+\.[a-z]+$/.test(path)
}

/** Reads Markdown files and tells which of them are specs, be they right or wrong. */
export async function readSpecs(host: Host, paths: readonly string[]): Promise<MarkdownFiles> {
  const specs: Spec[] = []
  const others: string[] = []
  for (const path of paths) {
    const spec = await readSpec(host, path)
    if (spec === undefined) others.push(path)
    else specs.push(spec)
  }
  return { specs, others }
}

async function readSpec(host: Host, path: string): Promise<Spec | undefined> {
  const isNamed = NAMED_AFTER_OPERATION.test(path)
  if (isShouted(path) && !isNamed) return undefined
  const text = host.read(path)
  if (text === undefined || !(isNamed || MENTIONS_SPEC.test(text))) return undefined
  const spec = await parseSpec(new SourceFile(path, text))
  const { frontmatter, testRequest } = spec
  // A template of specs has a blank there.
  if (frontmatter.endpoint !== undefined && frontmatter.operation === undefined && !isNamed) return undefined
  const isAboutOperation = frontmatter.endpoint !== undefined && frontmatter.swagger !== undefined
  const hasRequest = testRequest.section !== undefined && (frontmatter.present || testRequest.steps.length > 0)
  // A page called `get_started.md` may have a frontmatter, too.
  return isAboutOperation || hasRequest || (isNamed && frontmatter.present && MENTIONS_SPEC.test(text))
    ? spec
    : undefined
}
