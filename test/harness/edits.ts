import type { FileEdit, Fix } from '../../src/diagnostic/diagnostic.ts'
import type { ProjectFiles } from './page.ts'

/**
 * The project with a fix made. Written apart from the product's own `applyEdits`, which is what it judges.
 *
 * @throws Error where the edits overlap or leave the text.
 */
export function applyFix(files: ProjectFiles, fix: Fix): ProjectFiles {
  const result = new Map(files)
  for (const path of new Set(fix.edits.map((edit) => edit.file))) {
    const edits = fix.edits.filter((edit) => edit.file === path)
    result.set(path, applyFileEdits(files.get(path) ?? '', edits))
  }
  return result
}

/** What a fix makes of the text of a file, or why it cannot be made. */
export function textAfter(files: ProjectFiles, fix: Fix, file: string): string {
  try {
    return applyFix(files, fix).get(file) ?? ''
  } catch (error) {
    return `(${String(error)})`
  }
}

function applyFileEdits(text: string, edits: readonly FileEdit[]): string {
  let result = text
  let limit = text.length
  for (const { range, text: replacement } of edits.toSorted(fromTheEnd)) {
    const { start, end } = range
    if (start.offset > end.offset || end.offset > limit) {
      throw new Error(`its edits overlap or leave the file at ${start.line}:${start.column}`)
    }
    result = result.slice(0, start.offset) + replacement + result.slice(end.offset)
    limit = start.offset
  }
  return result
}

function fromTheEnd(first: FileEdit, second: FileEdit): number {
  return second.range.start.offset - first.range.start.offset || second.range.end.offset - first.range.end.offset
}

/** The lines that a fix takes away and puts in, `- old` and `+ new`, hunk by hunk. */
export function renderEdits(files: ProjectFiles, fix: Fix): readonly string[] {
  const home = fix.edits[0]?.file
  return hunks(fix.edits).flatMap((edits) => {
    const path = edits[0]?.file ?? ''
    const text = files.get(path) ?? ''
    const start = lineStart(text, Math.min(...edits.map((edit) => edit.range.start.offset)))
    const end = lineEnd(text, Math.max(...edits.map((edit) => edit.range.end.offset)))
    const moved = edits.map((edit) => moveEdit(edit, start))
    const before = text.slice(start, end)
    const lines = changedLines(before, applyFileEdits(before, moved))
    return path === home ? lines : [`in ${path}`, ...lines]
  })
}

/** Edits that touch the same or neighbouring lines belong together. */
function hunks(edits: readonly FileEdit[]): readonly FileEdit[][] {
  const ordered = edits.toSorted((first, second) =>
    first.file < second.file ? -1 : first.file > second.file ? 1 : -fromTheEnd(first, second),
  )
  const result: FileEdit[][] = []
  for (const edit of ordered) {
    const last = result.at(-1)?.at(-1)
    if (last !== undefined && last.file === edit.file && edit.range.start.line <= last.range.end.line + 1) {
      result.at(-1)?.push(edit)
    } else result.push([edit])
  }
  return result
}

function moveEdit(edit: FileEdit, by: number): FileEdit {
  const { start, end } = edit.range
  return {
    ...edit,
    range: { start: { ...start, offset: start.offset - by }, end: { ...end, offset: end.offset - by } },
  }
}

function changedLines(before: string, after: string): readonly string[] {
  const old = before.split('\n')
  const fresh = after.split('\n')
  while (old.length > 0 && fresh.length > 0 && old[0] === fresh[0]) {
    old.shift()
    fresh.shift()
  }
  while (old.length > 0 && fresh.length > 0 && old.at(-1) === fresh.at(-1)) {
    old.pop()
    fresh.pop()
  }
  return [...old.map((line) => `- ${line}`.trimEnd()), ...fresh.map((line) => `+ ${line}`.trimEnd())]
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}
