import type { Finding } from '../../diagnostic/finding.ts'
import { entryOf, type MapEntry, type MapNode } from '../../syntax/node.ts'
import { allBlocks, isReadable, nameOfStep } from '../step-blocks.ts'
import {
  BLOCK_VOCABULARY,
  EXPECT_VOCABULARY,
  meaningsOf,
  MERGE_KEY,
  STEP_VOCABULARY,
  unknownEntries,
  type Vocabulary,
} from '../step-keys.ts'
import { safetyOfRename } from '../rename-safety.ts'
import type { Rule } from '../rule.ts'
import { didYouMean, given, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check({ spec }) {
    for (const block of allBlocks(spec)) {
      const { root, problems } = block
      if (problems.length === 0 && root?.kind === 'map' && entryOf(root, 'steps') !== undefined) {
        yield* unknownKeys(root, BLOCK_VOCABULARY, 'a block of steps')
      }
      for (const step of block.steps) {
        if (!isReadable(step, block)) continue
        yield* unknownKeys(step.node, STEP_VOCABULARY, nameOfStep(step))
        const expect = entryOf(step.node, 'expect')?.value
        if (expect?.kind === 'map') yield* unknownKeys(expect, EXPECT_VOCABULARY, `\`expect\` of ${nameOfStep(step)}`)
      }
    }
  },
}

const REMOVE = 'Remove it, or say in a comment or in the text what it tells.'

function* unknownKeys(node: MapNode, vocabulary: Vocabulary, owner: string): Generator<Finding> {
  for (const entry of unknownEntries(node, vocabulary)) {
    // Beside `steps`, as in other formats of YAML, such a key holds what anchors share.
    if (vocabulary === BLOCK_VOCABULARY && entry.key.startsWith('x-')) continue
    yield entry.key === MERGE_KEY ? mergeKey(entry, owner) : unknownKey(entry, node, vocabulary, owner)
  }
}

function mergeKey({ key, keySpan }: MapEntry, owner: string): Finding {
  return {
    at: { span: keySpan },
    message: `${quoted(key)} of ${owner} merges keys, which YAML 1.2 does not know and only some runners do.`,
    help: 'Write the keys out: an alias such as `*common` may stand for a value only.',
    evidence: key,
  }
}

function unknownKey({ key, keySpan }: MapEntry, node: MapNode, vocabulary: Vocabulary, owner: string): Finding {
  const meanings = meaningsOf(key, node, vocabulary)
  const [only] = meanings
  const [there] = meanings.length > 0 ? [] : meaningsOf(key, { ...node, entries: [] }, vocabulary)
  return {
    at: { span: keySpan },
    message: `${quoted(key)} is no key of ${owner}, so runners ignore it.`,
    help:
      didYouMean(meanings) ?? (there === undefined ? REMOVE : `${quoted(there)} is there already, so remove this one.`),
    evidence: key,
    cause: { key: `unknown-key ${key}`, title: `${quoted(key)} is written in steps, where runners ignore it` },
    ...given(
      'fix',
      only === undefined || meanings.length > 1
        ? undefined
        : {
            title: `rename to ${quoted(only)}`,
            safety: safetyOfRename(key, only, vocabulary.keys),
            edits: [{ span: keySpan, text: only }],
          },
    ),
  }
}
