import { distance } from 'fastest-levenshtein'
import type { ProposedFix } from '../diagnostic/finding.ts'
import type { Spec } from '../spec/model.ts'
import { readSectionName, SECTION_NAMES, titleKey } from '../spec/section-names.ts'
import type { Span } from '../text/span.ts'
import { quoted } from './wording.ts'

/** The sections that every spec has. */
export type RequiredRole = 'summary' | 'test-request'

/** What stands where a required section should, and how it becomes one. */
export interface StandIn {
  readonly span: Span
  /** A clause: "`Sumary`", "a line that is no heading". */
  readonly what: string
  readonly fix: ProposedFix
}

/** What authors call a section when they do not know its name, as {@link titleKey} spells it. */
const OTHER_TITLES: Readonly<Record<RequiredRole, readonly string[]>> = {
  summary: ['description', 'introduction', 'about', 'purpose'],
  'test-request': ['test', 'tests', 'request', 'test step', 'test steps', 'main request', 'requests'],
}

/** How many letters of a title may be wrong. */
const MOST_SLIPS = 2

/** The heading, or the line that was to be one, which its author takes for a required section. */
export function findStandIn(spec: Spec, role: RequiredRole): StandIn | undefined {
  return misspeltHeading(spec, role) ?? brokenHeading(spec, role)
}

/** Whether a heading of the section's name stands anywhere in the text, in whatever block. */
export function standsInText({ source }: Spec, role: RequiredRole): boolean {
  return [...source.text.matchAll(/^[ \t]*#{1,6}[ \t]+([^\r\n]{1,120})/gm)].some(
    ([, title = '']) => readSectionName(title).role === role,
  )
}

/** `## Sumary`, `## Request`. */
function misspeltHeading({ sections }: Spec, role: RequiredRole): StandIn | undefined {
  const name = SECTION_NAMES.get(role) ?? role
  const others = OTHER_TITLES[role]
  const candidates = sections.filter((section) => section.role === 'other' && section.depth === 2)
  const score = (title: string): number =>
    others.includes(titleKey(title)) ? MOST_SLIPS : distance(titleKey(title), name.toLowerCase())
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
