import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { printable } from '../report/printable.ts'
import type { Style } from '../report/style.ts'
import type { FileChange } from '../service/fix-bench.ts'

/**
 * Changes as a diff that `git apply` and `patch -p1` take. Every byte is as it is in the files, line endings too.
 *
 * @param changes with paths relative to the working directory.
 */
export function unifiedDiff(changes: readonly Pick<FileChange, 'path' | 'before' | 'after'>[]): string {
  return changes
    .map(({ path, before, after }) =>
      createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
        context: 3,
        headerOptions: FILE_HEADERS_ONLY,
      }),
    )
    .join('')
}

/** The same for eyes: in colours, and with what would play tricks on a terminal made visible. */
export function displayDiff(diff: string, style: Style): string {
  return diff
    .split('\n')
    .map((line) => {
      const text = printable(line.replace(/\r$/, ''))
      if (/^(?:---|\+\+\+) /.test(text)) return style.paint('strong', text)
      if (text.startsWith('@@')) return style.paint('name', text)
      if (text.startsWith('+')) return style.paint('success', text)
      return text.startsWith('-') ? style.paint('error', text) : text
    })
    .join('\n')
}
