import { isFormat, FORMATS, type FormatName } from './formats.ts'
import { otherwise } from './one-of.ts'
import type { RawOptions } from './raw-options.ts'
import { UsageError } from './usage-error.ts'

/** A report to make, and where it goes: standard output where no file is named. */
export interface ReportRequest {
  readonly format: FormatName
  readonly file: string | undefined
}

/** Every format that is asked for, as typed. What is written to a file is text unless something else is asked for. */
export function formatsOf({ format = [], swaggerReport, statistics, output }: RawOptions): readonly string[] {
  const asked = [
    ...format,
    ...(swaggerReport === true ? ['swagger'] : []),
    ...(statistics === true ? ['statistics'] : []),
  ]
  return asked.length === 0 && output !== undefined ? ['text'] : asked
}

/**
 * @param formats as typed, such as `sarif` and `sarif=out.sarif`.
 * @param output file for the report that names none.
 * @throws UsageError where there is no such format, or two would go to one place.
 */
export function checkReports(formats: readonly string[], output: string | undefined): readonly ReportRequest[] {
  const reports = formats.map((text) => {
    const [name = '', ...file] = text.split('=')
    if (!isFormat(name)) throw new UsageError(`there is no format \`${name}\`${otherwise(name, FORMATS)}`)
    if (file.length > 0 && file.join('=') === '') throw new UsageError(`\`--format ${text}\` names no file`)
    return { format: name, file: file.length === 0 ? undefined : file.join('=') }
  })
  const toOutput = reports.filter(({ file }) => file === undefined)
  if (toOutput.length > 1) {
    throw new UsageError(
      `only one format can go to ${output ?? 'standard output'}; write \`--format ${toOutput[1]?.format}=FILE\` for the others`,
    )
  }
  if (output === '') throw new UsageError('`--output` names no file')
  if (output !== undefined && toOutput.length === 0)
    throw new UsageError('`--output` has nothing to write: every `--format` names a file of its own')
  return reports.map(({ format, file }) => ({ format, file: file ?? output }))
}
