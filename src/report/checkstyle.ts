import type { Reporter } from './reporter.ts'
import { groupByFile } from './group-by-file.ts'
import { workDone } from './text-summary.ts'
import { renderXml } from './xml.ts'

/** Checkstyle's XML, with every spec that was read, and the proof of work as a comment. */
export const reportCheckstyle: Reporter = (result) =>
  renderXml({
    '#comment': ` ${workDone(result)} `,
    checkstyle: {
      '@version': '4.3',
      file: groupByFile(result).map(([file, diagnostics]) => ({
        '@name': file,
        error: diagnostics.map(({ range, severity, message, help, ruleId }) => ({
          '@line': range.start.line,
          '@column': range.start.column,
          '@severity': severity,
          '@message': help === undefined ? message : `${message}\n${help}`,
          '@source': ruleId,
        })),
      })),
    },
  })
