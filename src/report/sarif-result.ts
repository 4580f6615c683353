import type { Diagnostic, Fix } from '../diagnostic/diagnostic.ts'
import type { Severity } from '../diagnostic/severity.ts'
import { groupBy } from '../text/group-by.ts'
import { physicalLocation, toRegion, toUri, type SarifPlace } from './sarif-location.ts'

/** What SARIF calls the severities. */
export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

/** Code scanning refuses results with more places than this. */
const MOST_LOCATIONS = 1000

/** Rules that follow a value from where it comes from to where it is sent; their related places are that way. */
const FLOW_RULES: ReadonlySet<string> = new Set(['variables/type'])

/**
 * One finding as a SARIF result.
 *
 * @param ruleIndex index of its rule in the run's list.
 * @param fingerprint the finding's own, unlike that of any other result.
 */
export function toSarifResult(diagnostic: Diagnostic, ruleIndex: number, fingerprint: string) {
  const { ruleId, severity, related, fix, suggestions = [] } = diagnostic
  const others = related.slice(0, MOST_LOCATIONS - 1)
  const fixes = [...(fix === undefined ? [] : [fix]), ...suggestions].filter(({ edits }) => edits.length > 0)
  return {
    ruleId,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: messageText(diagnostic) },
    locations: [{ physicalLocation: physicalLocation(diagnostic) }],
    ...(others.length === 0
      ? {}
      : { relatedLocations: others.map((other, index) => ({ id: index + 1, ...location(other) })) }),
    ...(FLOW_RULES.has(ruleId) && related.length > 0 ? { codeFlows: [codeFlow(diagnostic)] } : {}),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map(toSarifFix) }),
    partialFingerprints: { 'specLint/v1': fingerprint },
  }
}

/** The message, what to do, and a link to every place of the other side. */
function messageText({ message, help, turnedDown, related }: Diagnostic): string {
  return [
    withoutLinks(message),
    ...(help === undefined ? [] : [withoutLinks(help)]),
    ...(turnedDown === undefined ? [] : [withoutLinks(`Mild, because ${turnedDown}.`)]),
    ...related.slice(0, MOST_LOCATIONS - 1).map((other, index) => `[${linkText(other.message)}](${index + 1})`),
  ].join('\n')
}

/** In a text of SARIF `[a](b)` is a link, and a text of a stranger shall make none. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '\\](')
}

function linkText(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&')
}

function location(place: SarifPlace & { readonly message: string }) {
  return { physicalLocation: physicalLocation(place), message: { text: withoutLinks(place.message) } }
}

/** The value's way: the places that it comes from, the finding where it is sent, and what takes it. */
function codeFlow(diagnostic: Diagnostic) {
  const producers = diagnostic.related.length > 1 ? diagnostic.related.slice(0, -1) : diagnostic.related
  const consumers = diagnostic.related.slice(producers.length)
  const steps = [...producers, { ...diagnostic, message: 'the value is sent here' }, ...consumers]
  return { threadFlows: [{ locations: steps.slice(0, MOST_LOCATIONS).map((step) => ({ location: location(step) })) }] }
}

function toSarifFix({ title, safety, edits }: Fix) {
  return {
    description: { text: `${title} (${safety})` },
    artifactChanges: [...groupBy(edits, ({ file }) => file)].map(([file, replaced]) => ({
      artifactLocation: { uri: toUri(file) },
      replacements: replaced.map(({ range, text }) => ({
        deletedRegion: toRegion(range),
        insertedContent: { text },
      })),
    })),
  }
}
