import { distance } from 'fastest-levenshtein'
import type { Section, SectionRole, Spec } from '../spec/model.ts'
import type { FenceBlock } from '../syntax/outline.ts'
import { containsSpan } from '../text/span.ts'
import { fenceFaults, fencesAreBroken } from './document-fences.ts'

/** A fence that holds steps and that no runner reads, as its language is not `yaml`. */
export interface UnreadSteps {
  readonly fence: FenceBlock
  /** Why: the language is a slip, is absent, or is another one. */
  readonly kind: 'misspelt' | 'absent' | 'other'
}

const STEP_ROLES: ReadonlySet<SectionRole> = new Set(['prerequisites', 'test-request'])

/** What runners read. */
const LANGUAGES = ['yaml', 'yml']

/** A text that holds a block of steps. */
export const HOLDS_STEPS = /^[ \t]*(?:\{[ \t]*)?["']?steps["']?[ \t]*:/m

/** Languages that are spelt almost as `yaml` or `yml` is, and are their own. */
const NEIGHBOURS: ReadonlySet<string> = new Set(['xml', 'html', 'toml', 'hcl', 'uml'])

/** The fences of `Prerequisites` and `Test Request` that hold steps under a language other than YAML. */
export function unreadSteps(spec: Spec): readonly UnreadSteps[] {
  const found: UnreadSteps[] = []
  for (const { fence, role } of fencesByRole(spec.sections, undefined)) {
    const language = fence.language.value
    if (LANGUAGES.includes(language) || !HOLDS_STEPS.test(fence.content.text)) continue
    // Beside steps that run, a fence in a language of its own is an illustration.
    const { blocks } = role === 'prerequisites' ? spec.prerequisites : spec.testRequest
    if (language === '') found.push({ fence, kind: 'absent' })
    else if (isSlip(language)) found.push({ fence, kind: 'misspelt' })
    else if (blocks.length === 0) found.push({ fence, kind: 'other' })
  }
  if (found.length === 0) return found
  // Below a fence that opens or closes in the wrong place, what reads as a fence may be the text between two.
  const limit = Math.min(spec.source.text.length, ...fenceFaults(spec).map(({ opener }) => opener.lineStart))
  return found.filter(({ fence }) => fence.span.start < limit)
}

/**
 * Whether `document/fence` says why the test request has no step that runs, so that `steps/no-test-request` need not.
 */
export function fencesHideTestRequest(spec: Spec): boolean {
  if (fencesAreBroken(spec)) return true
  const { section } = spec.testRequest
  return unreadSteps(spec).some(
    ({ fence }) =>
      section !== undefined && fence.span.start >= section.span.start && fence.span.end <= section.span.end,
  )
}

/** Whether there are steps that no reader takes for steps, so that nobody knows what they extract. */
export function fencesHideSteps(spec: Spec): boolean {
  return fencesAreBroken(spec) || unreadSteps(spec).length > 0
}

/** Whether a fence begins or ends where its author did not think, so that its content is not what it looks like. */
export function isMisread(spec: Spec, { span }: FenceBlock): boolean {
  return fenceFaults(spec).some(
    ({ opener, closer }) =>
      containsSpan(span, opener.span) || (closer !== undefined && closer.span.start === span.start),
  )
}

function* fencesByRole(
  sections: readonly Section[],
  inherited: SectionRole | undefined,
): Generator<{ readonly fence: FenceBlock; readonly role: SectionRole }> {
  for (const section of sections) {
    const own = STEP_ROLES.has(section.role) ? section.role : undefined
    const role = own ?? (section.role === 'other' ? inherited : undefined)
    for (const block of role === undefined ? [] : section.blocks) {
      if (block.kind === 'fence' && role !== undefined) yield { fence: block, role }
    }
    yield* fencesByRole(section.subsections, role)
  }
}

/** One letter wrong, or the right letters in another order. */
function isSlip(language: string): boolean {
  if (NEIGHBOURS.has(language)) return false
  return LANGUAGES.some((right) => distance(language, right) === 1 || sorted(language) === sorted(right))
}

function sorted(word: string): string {
  return [...word].toSorted().join('')
}
