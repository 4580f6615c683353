import type { SectionRole } from './model.ts'

/** What a heading's title says to us. */
export interface SectionName {
  readonly role: SectionRole
  /** The role's proper name where the title is an old one. */
  readonly properName: string | undefined
}

/** The name that each role has today; everything else is `other`. */
const NAMES: readonly (readonly [role: SectionRole, name: string])[] = [
  ['summary', 'Summary'],
  ['prerequisites', 'Prerequisites'],
  ['test-request', 'Test Request'],
  ['uid-resolution', 'UID Resolution Procedure'],
  ['parameters', 'Parameters Reference'],
  ['authentication', 'Authentication'],
  ['known-issues', 'Known Issues'],
  ['swagger-discrepancies', 'Swagger Discrepancies'],
  ['skip-reason', 'Skip Reason'],
]

const OLD_NAMES: readonly (readonly [name: string, role: SectionRole])[] = [
  ['Overview', 'summary'],
  ['Request Template', 'test-request'],
  ['Parameter Reference', 'parameters'],
  ['Token Requirements', 'authentication'],
]

/** The proper name of each role but `other`. */
export const SECTION_NAMES: ReadonlyMap<SectionRole, string> = new Map(NAMES)

/** A title that is longer names no section of ours, and is not worth the patterns below. */
const LONGEST_TITLE = 120

/** Words with a blank between them, as nearly all titles are: there is nothing to take away. */
const BARE_TITLE = /^[A-Za-z]+(?: [A-Za-z]+)*$/

const OTHER: SectionName = { role: 'other', properName: undefined }

const BY_KEY: ReadonlyMap<string, SectionName> = new Map([
  ...NAMES.map(([role, name]) => named(name, role, undefined)),
  ...OLD_NAMES.map(([name, role]) => named(name, role, SECTION_NAMES.get(role))),
])

/**
 * The role of a section by its title. Letter case, a sign or number in front ("⚠️ Skip Reason"), a colon at the end, a
 * note in parentheses and what follows a colon or a dash ("Test Request: create an order") make no difference; a misspelt
 * name is `other`, so that a rule can ask what was meant.
 */
export function readSectionName(title: string): SectionName {
  // As it is spelt nearly always, before the patterns are tried.
  return BY_KEY.get(title.toLowerCase()) ?? BY_KEY.get(titleKey(title)) ?? OTHER
}

/** A title as we compare it: its words in lower case, without decoration, subtitle and note in parentheses. */
export function titleKey(title: string): string {
  if (title.length <= LONGEST_TITLE && BARE_TITLE.test(title)) return title.toLowerCase()
  return title
    .slice(0, LONGEST_TITLE)
    .replace(/^[^\p{L}]+/u, '')
    .replace(/(?:\s+[-–—]|:)\s.*$/su, '')
    .replace(/\s*\([^()]*\)\W*$/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
}

function named(name: string, role: SectionRole, properName: string | undefined): [string, SectionName] {
  return [name.toLowerCase(), { role, properName }]
}
