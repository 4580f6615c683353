import type { Finding } from '../../diagnostic/finding.ts'
import { describeKind, type MapEntry, type Node, type ScalarNode } from '../../syntax/node.ts'
import type { SourceFile } from '../../text/source-file.ts'
import { readDateTime } from '../frontmatter-dates.ts'
import { FIELD_TYPES, fieldOf, type FieldType } from '../frontmatter-fields.ts'
import { asBoolean, asList, asText, takeQuotesAway } from '../frontmatter-retyping.ts'
import { isReadable } from '../frontmatter-problems.ts'
import type { Rule } from '../rule.ts'
import { shown } from '../frontmatter-wording.ts'
import { given, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  evenIfNotRun: true,
  *check({ spec }) {
    if (!isReadable(spec)) return
    for (const [name, type] of FIELD_TYPES) {
      const entry = fieldOf(spec.frontmatter, name)
      // A field without a value says nothing: `frontmatter/required` and `frontmatter/evidence` know where it should.
      if (entry === undefined || (entry.value.kind === 'scalar' && entry.value.value === null)) continue
      yield* CHECKS[type](entry, spec.source)
    }
  },
}

/** What is wrong with the value of a field. */
type Check = (entry: MapEntry, source: SourceFile) => Iterable<Finding>

/** How a value is written. */
const WRITE = {
  text: 'Write one text, in quotes where YAML takes it for something else.',
  list: 'Write a list, such as `[clients, admin]`.',
  dateTime: 'Write ISO 8601, such as `2026-06-15T12:00:00Z`.',
  count: 'Write a number such as `0`, without quotes.',
  boolean: 'Write the word without quotes.',
  status: 'Write a number such as `404`, without quotes.',
} as const

const CHECKS: Readonly<Record<FieldType, Check>> = {
  *text(entry, source) {
    if (isText(entry.value)) return
    yield { ...misfit(entry, entry.value, 'text', WRITE.text), ...given('fix', asText(entry.value, source)) }
  },

  *texts(entry, source) {
    const { key, value } = entry
    if (value.kind !== 'list') {
      yield { ...misfit(entry, value, 'a list', WRITE.list), ...given('fix', asList(value, source)) }
      return
    }
    for (const item of value.items) {
      if (isText(item)) continue
      const where = placeOf(item, entry)
      yield {
        at: { span: where },
        message: `An item of ${quoted(key)} is ${describeKind(item)}, where text is wanted.`,
        help: WRITE.text,
        ...given('fix', asText(item, source)),
      }
    }
  },

  *'date-time'(entry) {
    const { key, value } = entry
    if (!isText(value)) {
      yield misfit(entry, value, 'a date-time', WRITE.dateTime)
      return
    }
    if (value.value.trim() === '') return
    const reading = readDateTime(value.value)
    if (reading.kind === 'instant') return
    yield reading.kind === 'impossible'
      ? {
          at: { span: value.span },
          message: `${quoted(key)} is ${quoted(value.value)}, and ${reading.reason}.`,
          help: WRITE.dateTime,
        }
      : {
          at: { span: value.span },
          message: `${quoted(key)} is ${shown(value.value)}, which is not a date-time.`,
          help: WRITE.dateTime,
        }
  },

  *count(entry, source) {
    const { key, value } = entry
    if (value.kind !== 'scalar' || typeof value.value !== 'number') {
      yield {
        ...misfit(entry, value, 'a whole number', WRITE.count),
        ...given('fix', takeQuotesAway(value, source, /^\d{1,9}$/)),
      }
    } else if (!Number.isInteger(value.value) || value.value < 0) {
      yield {
        at: { span: value.span },
        message: `${quoted(key)} is ${quoted(value.value)}, and a count is a whole number from 0.`,
        help: WRITE.count,
      }
    }
  },

  *boolean(entry) {
    const { value } = entry
    if (value.kind === 'scalar' && typeof value.value === 'boolean') return
    yield { ...misfit(entry, value, '`true` or `false`', WRITE.boolean), ...given('fix', asBoolean(value)) }
  },

  *statuses(entry, source) {
    const { key, value } = entry
    for (const item of value.kind === 'list' ? value.items : [value]) {
      if (item.kind !== 'scalar' || typeof item.value !== 'number') {
        yield {
          ...misfit(entry, item, 'an HTTP status', WRITE.status),
          ...given('fix', takeQuotesAway(item, source, /^[1-5]\d\d$/)),
        }
      } else if (!Number.isInteger(item.value) || item.value < 100 || item.value > 599) {
        yield {
          at: { span: item.span },
          message: `${quoted(key)} has ${quoted(item.value)}, and HTTP statuses go from 100 to 599.`,
          help: WRITE.status,
        }
      }
    }
  },
}

function isText(node: Node): node is ScalarNode & { readonly value: string } {
  return node.kind === 'scalar' && typeof node.value === 'string'
}

function misfit(entry: MapEntry, node: Node, wanted: string, help: string): Finding {
  return {
    at: { span: placeOf(node, entry) },
    message: `${quoted(entry.key)} is ${describeKind(node)}, where ${wanted} is wanted.`,
    help,
    evidence: entry.key,
  }
}

/** The value, or the key where the value is nothing or may go over many lines. */
function placeOf(node: Node, { keySpan }: MapEntry) {
  return node.kind === 'scalar' && node.value !== null && node.value !== '' ? node.span : keySpan
}
