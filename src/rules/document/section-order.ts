import type { Section, SectionRole } from '../../spec/model.ts'
import { SECTION_NAMES } from '../../spec/section-names.ts'
import type { Rule } from '../rule.ts'
import { listed, quoted } from '../wording.ts'

/** The order in which a spec is read, and in which its steps run. */
const ORDER: readonly SectionRole[] = [
  'summary',
  'authentication',
  'prerequisites',
  'uid-resolution',
  'test-request',
  'parameters',
]

export const rule: Rule = {
  severity: 'off',
  fix: 'never',
  *check({ spec }) {
    const sections = ORDER.flatMap(
      (role) => spec.sections.find((section) => section.role === role && section.depth === 2) ?? [],
    )
    const stay = new Set(longestInOrder(sections))
    for (const [index, section] of sections.entries()) {
      if (stay.has(section)) continue
      const before = sections.slice(0, index).findLast((other) => stay.has(other) && startOf(other) > startOf(section))
      const after = sections.slice(index + 1).find((other) => stay.has(other) && startOf(other) < startOf(section))
      const wrong = before ?? after
      if (wrong === undefined) continue
      yield {
        at: { span: section.title.span },
        message: `${quoted(section.title.value)} stands ${before === undefined ? 'after' : 'before'} ${quoted(wrong.title.value)}, and belongs ${before === undefined ? 'before' : 'after'} it.`,
        help: `The usual order is ${listed(ORDER.map((role) => SECTION_NAMES.get(role) ?? role))}.`,
        related: [
          { at: { source: spec.source, span: wrong.title.span }, message: `${quoted(wrong.title.value)} stands here` },
        ],
      }
    }
  },
}

/** The most sections that need not move; `sections` are in the usual order. */
function longestInOrder(sections: readonly Section[]): readonly Section[] {
  const chains: (readonly Section[])[] = []
  for (const section of sections) {
    const best = chains
      .filter((chain) => chain.every((other) => startOf(other) < startOf(section)))
      .reduce<readonly Section[]>((longest, chain) => (chain.length > longest.length ? chain : longest), [])
    chains.push([...best, section])
  }
  return chains.reduce((longest, chain) => (chain.length > longest.length ? chain : longest), [])
}

function startOf({ span }: Section): number {
  return span.start
}
