import { MOST_BYTES, statOf } from './text-file.ts'

/** Why `readTextFile` hands out no text of a path: a clause about "it". */
export function whyUnread(path: string): string {
  const stats = statOf(path)
  if (stats === undefined) return 'it is not there'
  if (stats.isDirectory()) return 'it is a folder'
  if (!stats.isFile()) return 'it is no regular file'
  return stats.size > MOST_BYTES ? `it has more than ${MOST_BYTES / 1024 / 1024} MB` : 'it may not be read'
}
