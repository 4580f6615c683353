import { reportJson } from '../report/json.ts'
import type { Reporter } from '../report/reporter.ts'
import type { Style } from '../report/style.ts'
import { textReporter } from '../report/text.ts'

/** Names of the report formats. */
export const FORMATS = ['text', 'json'] as const

export type FormatName = (typeof FORMATS)[number]

export function isFormat(name: string): name is FormatName {
  return FORMATS.some((format) => format === name)
}

/** The reporter of a format; only formats for people have a look. */
export function reporterOf(format: FormatName, style: Style): Reporter {
  return format === 'json' ? reportJson : textReporter(style)
}
