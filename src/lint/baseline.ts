import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { nearestNames } from '../text/nearest-name.ts'

/** Version of the file's shape. */
const SCHEMA_VERSION = 1

/** How much of what a finding is about goes into the file, for people to read; the fingerprint is made of all of it. */
const MOST_EVIDENCE = 160

const MS_A_DAY = 86_400_000

/** A finding that a project has taken note of. Without lines and counts, so that moving text around changes nothing. */
export interface BaselineEntry {
  /** What is compared; the other fields say it to people. */
  readonly fingerprint: string
  readonly rule: string
  /** Relative to the project root. */
  readonly file: string
  /** `test-request/main_request/body.amount`; `''` where the finding is about no part. */
  readonly path: string
  readonly evidence: string
  /** Why it is accepted; written by people and kept, as the two below. */
  readonly reason?: string
  readonly owner?: string
  /** Last day (`2026-12-31`, UTC) on which it is accepted; afterwards the finding counts again. */
  readonly until?: string
}

/** The findings that a project has taken note of. */
export type Baseline = readonly BaselineEntry[]

const REQUIRED = ['fingerprint', 'rule', 'file', 'path', 'evidence'] as const
const OPTIONAL = ['reason', 'owner', 'until'] as const

/** The entry for a finding. */
export function toEntry({ fingerprint, ruleId, file, subject }: Diagnostic): BaselineEntry {
  return {
    fingerprint,
    rule: ruleId,
    file,
    path: subject?.path ?? '',
    evidence: [...(subject?.evidence ?? '')].slice(0, MOST_EVIDENCE).join(''),
  }
}

/** Whether the last day of an entry is over. */
export function isExpired({ until }: BaselineEntry, now: Date): boolean {
  return until !== undefined && until < now.toISOString().slice(0, 10)
}

/** When the next entry expires, in milliseconds since the epoch; `Infinity` where none does. */
export function nextExpiry(baseline: Baseline, now: Date): number {
  const days = baseline.flatMap((entry) => (entry.until === undefined || isExpired(entry, now) ? [] : [entry.until]))
  return Math.min(...days.map((day) => Date.parse(`${day}T00:00:00Z`) + MS_A_DAY))
}

/** The text of a baseline file: sorted, so that it differs only where the findings do. */
export function renderBaseline(baseline: Baseline): string {
  const findings = baseline.toSorted(compareEntries).map((entry) =>
    Object.fromEntries(
      [...REQUIRED, ...OPTIONAL].flatMap((key) => {
        const value = entry[key]
        return value === undefined ? [] : [[key, value]]
      }),
    ),
  )
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, findings }, undefined, 2)}\n`
}

function compareEntries(first: BaselineEntry, second: BaselineEntry): number {
  for (const key of ['file', 'rule', 'path', 'evidence', 'fingerprint'] as const) {
    if (first[key] !== second[key]) return first[key] < second[key] ? -1 : 1
  }
  return 0
}

/** Reads the text of a baseline file; a sentence without its full stop where it is none. */
export function parseBaseline(text: string): Baseline | string {
  let root: unknown
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return 'it is not JSON'
  }
  if (!isObject(root) || !Array.isArray(root['findings'])) return 'it has no list `findings`'
  if (root['schemaVersion'] !== SCHEMA_VERSION) return `its \`schemaVersion\` is not ${SCHEMA_VERSION}`
  const entries: BaselineEntry[] = []
  for (const [index, item] of root['findings'].entries()) {
    const entry = readEntry(item)
    if (typeof entry === 'string') return `finding ${index + 1} ${entry}`
    entries.push(entry)
  }
  return entries
}

function readEntry(item: unknown): BaselineEntry | string {
  if (!isObject(item)) return 'is no object'
  const known: readonly string[] = [...REQUIRED, ...OPTIONAL]
  for (const [key, value] of Object.entries(item)) {
    if (!known.includes(key)) {
      const [nearest] = nearestNames(key, known)
      return `has an unknown field \`${key}\`${nearest === undefined ? '' : `; did you mean \`${nearest}\`?`}`
    }
    if (typeof value !== 'string') return `has a \`${key}\` that is no text`
  }
  const text = (key: string): string | undefined => {
    const value = Object.hasOwn(item, key) ? item[key] : undefined
    return typeof value === 'string' ? value : undefined
  }
  const [fingerprint, rule, file] = [text('fingerprint'), text('rule'), text('file')]
  if (fingerprint === undefined || rule === undefined || file === undefined) {
    return `lacks its \`${fingerprint === undefined ? 'fingerprint' : rule === undefined ? 'rule' : 'file'}\``
  }
  const [reason, owner, until] = [text('reason'), text('owner'), text('until')]
  if (until !== undefined && !isDay(until)) return `has an \`until\` that is no day such as \`2026-12-31\``
  return {
    fingerprint,
    rule,
    file,
    path: text('path') ?? '',
    evidence: text('evidence') ?? '',
    ...(reason === undefined ? {} : { reason }),
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
