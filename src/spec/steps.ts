import type { Problem } from '../diagnostic/finding.ts'
import { pointSpan } from '../text/span.ts'
import { entryOf } from '../syntax/node.ts'
import type { MapNode } from '../syntax/node.ts'
import type { FenceBlock } from '../syntax/outline.ts'
import { readYaml } from '../syntax/read-yaml.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Section, SectionRole, StepBlock, StepList, StepRole } from './model.ts'
import { MOST_STEPS, YAML_LANGUAGES } from './limits.ts'
import { walkSections } from './sections.ts'
import { readStep } from './step.ts'

/** The roles whose sections hold steps that run. */
const STEP_ROLES: ReadonlyMap<SectionRole, StepRole> = new Map([
  ['prerequisites', 'prerequisite'],
  ['test-request', 'test'],
])

/** A `yaml` fence that may hold steps. */
interface Candidate {
  readonly fence: FenceBlock
  readonly role: StepRole
  /** Stands in the section itself and not in a subsection of another name. */
  readonly direct: boolean
}

/** A fence that counts, with the items of its `steps` that can be steps. */
interface ReadFence extends Omit<StepBlock, 'steps'> {
  readonly nodes: readonly MapNode[]
}

/** Steps of both kinds. */
export interface SpecSteps {
  readonly prerequisites: StepList
  readonly testRequest: StepList
  /** Steps that are more than are read. */
  readonly problems: readonly Problem[]
}

/** The steps of one role, with what is wrong with their number. */
interface ReadList {
  readonly list: StepList
  readonly problems: readonly Problem[]
}

/**
 * Reads the steps that run.
 *
 * What runs is every `yaml` fence of a section of the right role, in the order of the file: several fences, and a
 * section that stands in the file twice, add up, so that nothing which somebody may run stays unseen. A subsection
 * belongs to the section around it unless it has a role of its own; as subsections often show a response, a fence there
 * counts only where it has `steps` or could not be read.
 */
export async function readSteps(source: SourceFile, sections: readonly Section[]): Promise<SpecSteps> {
  const fences: Candidate[] = []
  addCandidates(sections, undefined, fences)
  const prerequisites = await readStepList(source, sections, fences, 'prerequisites', 'prerequisite')
  const testRequest = await readStepList(source, sections, fences, 'test-request', 'test')
  return {
    prerequisites: prerequisites.list,
    testRequest: testRequest.list,
    problems: [...prerequisites.problems, ...testRequest.problems],
  }
}

async function readStepList(
  source: SourceFile,
  sections: readonly Section[],
  fences: readonly Candidate[],
  sectionRole: SectionRole,
  role: StepRole,
): Promise<ReadList> {
  const wanted = fences.filter((candidate) => candidate.role === role)
  const read = (await Promise.all(wanted.map(readFence))).filter((block) => block !== undefined)
  const written = read.flatMap((block) => block.nodes)
  const nodes = written.slice(0, MOST_STEPS)
  const steps = await Promise.all(nodes.map((node, index) => readStep(source, node, role, index)))
  let count = 0
  const blocks: StepBlock[] = []
  for (const { fence, root, problems, nodes: own } of read) {
    blocks.push({ fence, root, problems, steps: steps.slice(count, count + own.length) })
    count += own.length
  }
  const beyond = written[MOST_STEPS]
  const message = `There are more than ${MOST_STEPS} ${role === 'test' ? 'steps of the test request' : 'prerequisites'}; from here on none of them is read.`
  return {
    list: { section: mainSection(sections, sectionRole), blocks, steps },
    problems: beyond === undefined ? [] : [{ span: pointSpan(beyond.span.start), message }],
  }
}

async function readFence({ fence, direct }: Candidate): Promise<ReadFence | undefined> {
  const { value: root, problems } = await readYaml(fence.content)
  const list = entryOf(root, 'steps')?.value
  if (!direct && list === undefined && problems.length === 0) return undefined
  const nodes = list?.kind === 'list' ? list.items.filter((item) => item.kind === 'map') : []
  return { fence, root, problems, nodes }
}

/** Gathers the fences of sections, in the order of the file. */
function addCandidates(sections: readonly Section[], inherited: StepRole | undefined, found: Candidate[]): void {
  for (const section of sections) {
    const own = STEP_ROLES.get(section.role)
    const role = own ?? (section.role === 'other' ? inherited : undefined)
    if (role !== undefined) {
      for (const block of section.blocks) {
        if (block.kind === 'fence' && YAML_LANGUAGES.has(block.language.value)) {
          found.push({ fence: block, role, direct: own !== undefined })
        }
      }
    }
    addCandidates(section.subsections, role, found)
  }
}

/** The section that a role means: the first with its proper name, else the first with an old one. */
function mainSection(sections: readonly Section[], role: SectionRole): Section | undefined {
  const all = walkSections(sections).filter((section) => section.role === role)
  return all.find((section) => section.properName === undefined) ?? all[0]
}
