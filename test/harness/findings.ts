import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import type { ProjectFiles } from './page.ts'

/** A finding on the first occurrence of `needle` in a file, for tests of the harness itself. */
export function findingAt(
  files: ProjectFiles,
  file: string,
  needle: string,
  rest: Partial<Diagnostic> = {},
): Diagnostic {
  return {
    file,
    ruleId: 'test/rule',
    severity: 'warning',
    message: `\`${needle}\` is wrong.`,
    range: rangeIn(files, file, needle),
    related: [],
    fingerprint: `${file} ${needle}`,
    ...rest,
  }
}

/** The range of the first occurrence of `needle`. */
export function rangeIn(files: ProjectFiles, file: string, needle: string): Diagnostic['range'] {
  const source = new SourceFile(file, files.get(file) ?? '')
  const start = source.text.indexOf(needle)
  if (start < 0) throw new Error(`${file} does not hold ${needle}`)
  return source.rangeOf({ start, end: start + needle.length })
}
