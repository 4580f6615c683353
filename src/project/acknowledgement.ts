import type { Spec } from '../spec/model.ts'
import { escapeRegExp } from '../text/escape-regexp.ts'

/**
 * Whether the spec's own `Swagger Discrepancies` or `Known Issues` names a field: its author knows that it differs.
 * Names of one or two letters are found in any prose, so they must stand in backticks or quotes.
 */
export function acknowledgementsOf(spec: Spec): (name: string) => boolean {
  let text: string | undefined
  return (name) => {
    text ??= spec.sections
      .flatMap((section) => [section, ...section.subsections])
      .filter((section) => section.role === 'swagger-discrepancies' || section.role === 'known-issues')
      .map((section) => spec.source.slice(section.span))
      .join('\n')
    if (text === '' || name === '') return false
    const quoted = escapeRegExp(name)
    const pattern = name.length <= 2 ? `[\`'"]${quoted}[\`'"]` : `(?<![\\w$])${quoted}(?![\\w$])`
    return new RegExp(pattern).test(text)
  }
}
