import { existsSync, readdirSync } from 'node:fs'
import { join, parse, resolve } from 'node:path'
import { isFolder } from '../node/text-file.ts'
import { escapeGlob } from '../text/escape-glob.ts'

/**
 * A path that was typed, or what stands on the disk under the same names with their accents composed otherwise: macOS
 * hands out names as two characters of which keyboards make one, and other systems tell these apart.
 *
 * @returns the path as typed where neither is there.
 */
export function standingPath(typed: string, cwd: string): string {
  // Of names in ASCII there is one spelling.
  if (!/[^\0-\x7f]/.test(typed) || existsSync(resolve(cwd, typed))) return typed
  const { root } = parse(typed)
  const names: string[] = []
  for (const name of typed.slice(root.length).split('/')) {
    const folder = resolve(cwd, root, names.join('/'))
    const standing = existsSync(join(folder, name)) ? name : sameName(name, folder)
    if (standing === undefined) return typed
    names.push(standing)
  }
  return `${root}${names.join('/')}`
}

function sameName(name: string, folder: string): string | undefined {
  const composed = name.normalize()
  return isFolder(folder) ? readdirSync(folder).find((entry) => entry.normalize() === composed) : undefined
}

/**
 * A pattern whose leading folders, where they stand on the disk as they are written, are these: `[id]` may be a name.
 *
 * @param pattern relative to `root`, with `/` as separator.
 */
export function withStandingFolders(pattern: string, root: string): string {
  const segments = pattern.split('/')
  const first = segments.findIndex((_, index) => !existsSync(join(root, ...segments.slice(0, index + 1))))
  return segments.map((segment, index) => (index < first ? escapeGlob(segment) : segment)).join('/')
}
