import { distance } from 'fastest-levenshtein'
import type { ProposedFix } from '../diagnostic/finding.ts'
import type { Section, Spec } from '../spec/model.ts'
import { readSectionName, SECTION_NAMES, titleKey } from '../spec/section-names.ts'
import { walkSections } from '../spec/sections.ts'
import type { Block } from '../syntax/outline.ts'
import type { Span } from '../text/span.ts'
import { HOLDS_STEPS } from './document-step-fences.ts'
import { quoted } from './wording.ts'

/** The sections that every spec has. */
export type RequiredRole = 'summary' | 'test-request'

/** Sections that a spec may do without, and of which nothing is read under another name. */
export type OptionalRole = 'prerequisites' | 'uid-resolution' | 'parameters'

/** What stands where a section should, and how it becomes one. */
export interface StandIn {
  readonly span: Span
  /** A clause: "`Sumary`", "a line that is no heading". */
  readonly what: string
  readonly fix: ProposedFix
}

/** What authors call a section when they do not know its name, as {@link titleKey} spells it. */
const OTHER_TITLES: Readonly<Record<RequiredRole | OptionalRole, readonly string[]>> = {
  summary: ['description', 'introduction', 'about', 'purpose'],
  'test-request': ['test', 'tests', 'request', 'test step', 'test steps', 'main request', 'requests'],
  prerequisites: [],
  'uid-resolution': ['uid resolution', 'uid resolutions'],
  parameters: ['parameters'],
}

/** How many letters of a title may be wrong. */
const MOST_SLIPS = 2

/** The heading, or the line that was to be one, which its author takes for a required section. */
export function findStandIn(spec: Spec, role: RequiredRole): StandIn | undefined {
  return misspeltHeading(spec, role) ?? brokenHeading(spec, role)
}

/**
 * The heading of a section that holds what a spec may have and is read under its proper name alone: prerequisites with
 * steps, a UID table, parameter tables.
 */
export function findMisnamed(spec: Spec, role: OptionalRole): StandIn | undefined {
  if (spec.sections.some((section) => section.role === role)) return undefined
  return misspeltHeading(spec, role, (section) => HOLDS[role](section))
}

const HOLDS: Readonly<Record<OptionalRole, (section: Section) => boolean>> = {
  prerequisites: (section) =>
    blocksOf(section).some((block) => block.kind === 'fence' && HOLDS_STEPS.test(block.content.text)),
  'uid-resolution': (section) => blocksOf(section).some(({ kind }) => kind === 'table'),
  parameters: ({ subsections }) => subsections.some(({ title }) => PARAMETERS.test(title.value)),
}

function blocksOf(section: Section): readonly Block[] {
  return [...walkSections([section])].flatMap(({ blocks }) => blocks)
}

const PARAMETERS = /^(?:path|query|header|body) parameters\b/i

/** Whether a heading of the section's name stands anywhere in the text, in whatever block. */
export function standsInText({ source }: Spec, role: RequiredRole): boolean {
  return [...source.text.matchAll(/^[ \t]*#{1,6}[ \t]+([^\r\n]{1,120})/gm)].some(
    ([, title = '']) => readSectionName(title).role === role,
  )
}

/** `## Sumary`, `## Request`, `## Prerequisites & Setup`. */
function misspeltHeading(
  { sections }: Spec,
  role: RequiredRole | OptionalRole,
  isMeant: (section: Section) => boolean = () => true,
): StandIn | undefined {
  const name = SECTION_NAMES.get(role) ?? role
  const others = OTHER_TITLES[role]
  const candidates = sections.filter((section) => section.role === 'other' && section.depth === 2 && isMeant(section))
  const score = (title: string): number => {
    const [part = ''] = titleKey(title).split(/ (?:&|and|\/|\+) |, /)
    return others.includes(titleKey(title)) || part === name.toLowerCase()
      ? MOST_SLIPS
      : distance(titleKey(title), name.toLowerCase())
  }
  const [best] = candidates
    .map(({ title }) => ({ title, slips: score(title.value) }))
    .filter(({ slips }) => slips <= MOST_SLIPS)
    .toSorted((first, second) => first.slips - second.slips)
  if (best === undefined) return undefined
  const { span, value } = best.title
  return {
    span,
    what: quoted(value),
    fix: { title: `rename to ${quoted(name)}`, safety: 'unsafe', edits: [{ span, text: name }] },
  }
}

/** `##Summary` and `**Summary**`, which are paragraphs. */
function brokenHeading({ source, frontmatter }: Spec, role: RequiredRole): StandIn | undefined {
  const lines = /^(#{1,6}|\*\*|__)([^#*_\s][^\r\n]{0,120})$/gm
  lines.lastIndex = frontmatter.span.end
  for (let match = lines.exec(source.text); match !== null; match = lines.exec(source.text)) {
    const [line, marker = '', rest = ''] = match
    const title = rest.trim().replace(/(?:\*\*|__):?$/, '')
    if (readSectionName(title).role !== role) continue
    const span = { start: match.index, end: match.index + line.trimEnd().length }
    return {
      span,
      what: marker.startsWith('#')
        ? 'a line without a blank after its `#`, which is no heading'
        : 'a line in bold, which is no heading',
      fix: { title: 'make it a heading', safety: 'unsafe', edits: [{ span, text: `## ${title}` }] },
    }
  }
  return undefined
}
