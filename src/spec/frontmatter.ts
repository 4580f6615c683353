import type { Problem } from '../diagnostic/finding.ts'
import { describeKind, entryOf } from '../syntax/node.ts'
import type { Node } from '../syntax/node.ts'
import type { FrontmatterBlock } from '../syntax/outline.ts'
import { readYaml } from '../syntax/read-yaml.ts'
import { BYTE_ORDER_MARK } from '../text/line-index.ts'
import type { SourceFile } from '../text/source-file.ts'
import { pointSpan } from '../text/span.ts'
import type { Located } from '../text/span.ts'
import { readEndpointReference } from './endpoint-reference.ts'
import type { Frontmatter } from './model.ts'
import { readIntegers, readText } from './scalar-text.ts'

/** Reads the block at the top of a spec; without one, every field is absent and `present` is false. */
export async function readFrontmatter(source: SourceFile, block: FrontmatterBlock | undefined): Promise<Frontmatter> {
  if (block === undefined) {
    const top = source.text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0
    return { ...readFields(source, undefined), span: pointSpan(top), present: false, problems: [] }
  }
  const { value: root, problems } = await readYaml(block.content)
  const misfit = misfitOf(root)
  return {
    ...readFields(source, root),
    span: block.span,
    present: true,
    problems: misfit === undefined || problems.length > 0 ? problems : [misfit],
  }
}

function readFields(source: SourceFile, root: Node | undefined): Omit<Frontmatter, 'span' | 'present' | 'problems'> {
  const valueOf = (key: string) => entryOf(root, key)?.value
  const textOf = (key: string) => readText(source, valueOf(key))
  const endpoint = textOf('endpoint')
  const fallback = valueOf('useFallbackApi')
  return {
    entries: root?.kind === 'map' ? root.entries : [],
    endpoint,
    operation: endpoint && readEndpointReference(source, endpoint),
    swagger: textOf('swagger'),
    domain: textOf('domain'),
    status: textOf('status'),
    savedAt: textOf('savedAt'),
    verifiedAt: textOf('verifiedAt'),
    tokens: readTexts(source, valueOf('tokens')),
    expectedOutcome: readIntegers(source, valueOf('expectedOutcome')),
    expectedOutcomeReason: textOf('expectedOutcomeReason'),
    skipReason: textOf('skipReason'),
    useFallbackApi: fallback?.kind === 'scalar' && fallback.value === true,
  }
}

/** The texts of a list; items of another type are left out. */
function readTexts(source: SourceFile, node: Node | undefined): readonly Located<string>[] | undefined {
  if (node?.kind !== 'list') return undefined
  return node.items.map((item) => readText(source, item)).filter((text) => text !== undefined)
}

/** What is wrong with a frontmatter that YAML can read and that has no fields; an empty one is merely empty. */
function misfitOf(root: Node | undefined): Problem | undefined {
  if (root === undefined || root.kind === 'map') return undefined
  if (root.kind === 'scalar' && root.value === null) return undefined
  return {
    span: root.span,
    message: `The frontmatter is ${describeKind(root)}, not fields with values.`,
    help: 'Write each field on a line of its own, such as `status: verified`.',
  }
}
