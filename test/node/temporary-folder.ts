import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Content of a file of a temporary folder. */
export type FileContent = string | Uint8Array

/**
 * A real folder with the given files, gone when the test is over. Its path holds no link.
 *
 * @param files path relative to the folder → content.
 */
export function temporaryFolder(files: Readonly<Record<string, FileContent>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spec-lint-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFiles(folder, files)
  return folder
}

/** Writes files and the folders above them. */
export function writeFiles(folder: string, files: Readonly<Record<string, FileContent>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}
