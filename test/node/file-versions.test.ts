import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { FileVersions } from '../../src/node/cache/file-versions.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** When everything that was written before has settled. */
const LATER = Date.now() + 60_000

it('knows a file that is there from run to run, asked for or not, and forgets one that is gone', () => {
  const root = temporaryFolder({ 'kept.md': 'kept', 'unasked.md': 'unasked', 'gone.md': 'gone' })
  const statsOf = (path: string) => statSync(join(root, path))
  const names = ['kept.md', 'unasked.md', 'gone.md']
  const stats = new Map(names.map((name) => [name, statsOf(name)]))
  const first = FileVersions.decode(undefined)
  for (const [name, state] of stats) first.note(name, `digest of ${name}`, state, LATER)
  const next = FileVersions.decode(first.encode(() => true))
  expect(next.find('kept.md', statsOf('kept.md'))).toBe('digest of kept.md')
  rmSync(join(root, 'gone.md'))
  const json = next.encode((path) => existsSync(join(root, path)))
  const last = FileVersions.decode(json)
  for (const name of names) {
    const state = stats.get(name)
    if (state === undefined) throw new Error(name)
    expect(last.find(name, state)).toBe(name === 'gone.md' ? undefined : `digest of ${name}`)
  }
  expect(json).not.toContain('gone.md')
})

it('keeps the latest of many searches, and those that are made again', () => {
  const root = temporaryFolder()
  const folders = new Map([[root, statSync(root)]])
  const versions = FileVersions.decode(undefined)
  const search = (known: FileVersions, name: string) => known.findListing(name, (path) => statSync(path))
  for (let index = 0; index < 40; index++) {
    versions.noteListing(`search ${index}`, { digest: `${index}`, paths: [] }, folders, LATER)
    expect(search(versions, 'search 0')?.digest).toBe('0')
  }
  const json = versions.encode(() => true)
  const next = FileVersions.decode(json)
  expect(search(next, 'search 0')?.digest).toBe('0')
  expect(search(next, 'search 39')?.digest).toBe('39')
  expect(search(next, 'search 1')).toBeUndefined()
})
