import type { Finding } from '../diagnostic/finding.ts'
import type { Spec, StepBlock } from '../spec/model.ts'
import { describeKind, entryOf, type MapNode, type Node } from '../syntax/node.ts'
import type { Span } from '../text/span.ts'
import { safetyOfRename } from './rename-safety.ts'
import { BLOCK_VOCABULARY, misnamedKeys } from './step-keys.ts'
import { quoted } from './wording.ts'

/**
 * What is wrong with a block as a whole. A block without steps is documentation where its section has steps elsewhere,
 * and in the prerequisites wherever it does not look like a step; of one that is empty `steps/no-test-request` tells.
 */
export function* checkBlock(block: StepBlock, { prerequisites, testRequest }: Spec): Generator<Finding> {
  const { root } = block
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) return
  const list = entryOf(root, 'steps')
  if (list !== undefined) {
    if (list.value.kind === 'list') yield* checkItems(list.value.items, list.keySpan)
    else if (list.value.kind !== 'scalar' || list.value.value !== null) {
      yield {
        at: { span: list.value.kind === 'scalar' ? list.value.span : list.keySpan },
        message: `\`steps\` is ${describeKind(list.value)}, where a list of steps is wanted.`,
        help: list.value.kind === 'map' ? 'Begin each step with `- `.' : 'Where there are none, write `steps: []`.',
        evidence: 'steps',
      }
    }
    return
  }
  const inTest = testRequest.blocks.includes(block)
  const elsewhere = (inTest ? testRequest : prerequisites).blocks.some(
    (other) => entryOf(other.root, 'steps') !== undefined,
  )
  if (elsewhere || !(inTest || looksLikeSteps(root))) return
  yield withoutSteps(root)
}

function withoutSteps(root: Node): Finding {
  const misnamed = root.kind === 'map' ? misnamedKeys(root, BLOCK_VOCABULARY).get('steps') : undefined
  if (misnamed !== undefined) {
    return {
      at: { span: misnamed.keySpan },
      message: `The block has no \`steps\`, but ${quoted(misnamed.key)}, which is not read.`,
      help: 'Did you mean `steps`?',
      evidence: 'steps',
      fix: {
        title: 'rename to `steps`',
        safety: safetyOfRename(misnamed.key, 'steps', BLOCK_VOCABULARY.keys),
        edits: [{ span: misnamed.keySpan, text: 'steps' }],
      },
    }
  }
  return {
    at: { span: firstToken(root) },
    message: 'The block has no `steps:` with a list of steps.',
    help: looksLikeSteps(root)
      ? 'Put `steps:` above the steps, and begin each of them with `- `.'
      : 'Nothing of it is run; what is documentation alone stands in another section.',
    evidence: 'steps',
  }
}

function* checkItems(items: readonly Node[], listKey: Span): Generator<Finding> {
  for (const item of items) {
    if (item.kind === 'map' && item.entries.length > 0) continue
    const empty = item.kind === 'map' || (item.kind === 'scalar' && item.value === null)
    const span = item.kind === 'list' || item.span.start === item.span.end ? listKey : item.span
    yield {
      at: { span },
      message: empty
        ? 'A step of the list is empty.'
        : `A step is ${describeKind(item)}, where a mapping with \`id\`, \`method\`, \`path\` and \`expect\` is wanted.`,
      help: 'Begin each step with `- ` and one of its keys.',
      evidence: 'step',
    }
  }
}

/** Whether somebody wrote a step, or a list of them, without `steps:` above. */
function looksLikeSteps(root: Node): boolean {
  const [first] = root.kind === 'list' ? root.items : root.kind === 'map' ? [root] : []
  if (first?.kind !== 'map') return false
  return misnamedKeys(first, BLOCK_VOCABULARY).size > 0 || (hasKey(first, 'method') && hasKey(first, 'path'))
}

function hasKey(node: MapNode, key: string): boolean {
  return entryOf(node, key) !== undefined
}

/** The first key, or the first line, of what may go over a whole page. */
function firstToken(node: Node): Span {
  if (node.kind === 'map') return node.entries[0]?.keySpan ?? node.span
  if (node.kind === 'list') return node.items[0] === undefined ? node.span : firstToken(node.items[0])
  return node.span
}
