import { reportJson } from '../report/json.ts'
import type { Reporter } from '../report/reporter.ts'
import type { Style } from '../report/style.ts'
import { swaggerReporter } from '../report/swagger.ts'
import { textReporter } from '../report/text.ts'

/** Names of the report formats. */
export const FORMATS = ['text', 'json', 'swagger'] as const

export type FormatName = (typeof FORMATS)[number]

export function isFormat(name: string): name is FormatName {
  return FORMATS.some((format) => format === name)
}

/** The reporter of a format; only formats for people have a look. */
export function reporterOf(format: FormatName, style: Style): Reporter {
  switch (format) {
    case 'json':
      return reportJson
    case 'swagger':
      return swaggerReporter(style)
    case 'text':
      return textReporter(style)
  }
}
