import type { Finding } from '../../diagnostic/finding.ts'
import type { Section } from '../../spec/model.ts'
import { entryOf, type Node } from '../../syntax/node.ts'
import type { FenceBlock } from '../../syntax/outline.ts'
import { fencesHideTestRequest } from '../document-step-fences.ts'
import type { Rule } from '../rule.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'never',
  *check({ spec }) {
    const { section, blocks, steps } = spec.testRequest
    // A missing section is told by `document/sections`, a block that cannot be read by `steps/syntax`, and steps in a
    // fence that is not taken for YAML by `document/fence`.
    if (section === undefined || steps.length > 0 || blocks.some(({ problems }) => problems.length > 0)) return
    if (fencesHideTestRequest(spec)) return
    const [block] = blocks
    if (block === undefined) {
      yield noBlock(section)
      return
    }
    const lists = blocks.map(({ root }) => entryOf(root, 'steps')).filter((entry) => entry !== undefined)
    const [list] = lists
    if (
      list === undefined ? blocks.every(({ root }) => isNothing(root)) : lists.every(({ value }) => isNothing(value))
    ) {
      yield {
        at: { span: list?.keySpan ?? block.fence.language.span },
        message: `${list === undefined ? 'The block' : '`steps`'} of the test request is empty.`,
        help: 'Write the step that calls the endpoint.',
        evidence: 'steps',
      }
    }
  },
}

function noBlock(section: Section): Finding {
  const title = quoted(section.title.value)
  const fence = fencesOf(section).find(({ language }) => language.value !== '') ?? fencesOf(section)[0]
  if (fence === undefined) {
    return {
      at: { span: section.title.span },
      message: `${title} has no \`yaml\` block with the steps to run.`,
      help: 'Write the step that calls the endpoint into a `yaml` block, under `steps:`.',
      evidence: 'block',
    }
  }
  const { language } = fence
  const known = language.value !== ''
  return {
    // The opening marker where no language follows it.
    at: { span: known ? language.span : { start: fence.span.start, end: fence.span.start + 3 } },
    message: `${title} has ${known ? `a ${quoted(language.value)} block` : 'a block without a language'} and no \`yaml\` block with the steps to run.`,
    help: 'Runners read `yaml` blocks only: write the request as a step, under `steps:`.',
    evidence: 'block',
    cause: {
      key: `no-test-request ${language.value}`,
      title: `The test request is ${known ? `a ${quoted(language.value)} block` : 'a block without a language'}, which no runner reads`,
    },
  }
}

function fencesOf({ blocks, subsections }: Section): readonly FenceBlock[] {
  return [...blocks.filter((block) => block.kind === 'fence'), ...subsections.flatMap(fencesOf)]
}

/** An empty fence, `steps:` and `steps: []`. Everything else that is no list of steps is for `steps/shape`. */
function isNothing(node: Node | undefined): boolean {
  if (node === undefined) return true
  return node.kind === 'scalar' ? node.value === null : node.kind === 'list' && node.items.length === 0
}
