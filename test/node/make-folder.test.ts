import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '../../src/node/make-folder.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('making a folder', () => {
  it('makes those above it too, with the mode that it is given', () => {
    const root = temporaryFolder()
    makeFolder(join(root, 'a/b'), 0o700)
    expect(['a', 'a/b'].map((path) => statSync(join(root, path)).mode & 0o777)).toEqual([0o700, 0o700])
  })

  it('leaves alone what is there', () => {
    const root = temporaryFolder()
    mkdirSync(join(root, 'a'), { mode: 0o755 })
    makeFolder(join(root, 'a'), 0o700)
    expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o755)
  })

  it('goes through links', () => {
    const root = temporaryFolder({ 'real/file': '' })
    symlinkSync('real', join(root, 'link'))
    makeFolder(join(root, 'link/a'))
    expect(existsSync(join(root, 'real/a'))).toBe(true)
  })

  it.each(['a', 'a/b', 'a/b/c'])('fails where a file is in the way of %s', (path) => {
    const root = temporaryFolder()
    writeFileSync(join(root, 'a'), '')
    expect(() => makeFolder(join(root, path))).toThrow(/EEXIST|ENOTDIR/)
  })

  it('fails where a link that leads nowhere is in the way', () => {
    const root = temporaryFolder()
    symlinkSync('nowhere', join(root, 'link'))
    expect(() => makeFolder(join(root, 'link/a'))).toThrow(/EEXIST|ENOENT/)
  })

  const withoutProc = existsSync('/proc/self') ? '' : ', which this system lacks'
  it.skipIf(withoutProc !== '')(`fails below /proc${withoutProc}, where nothing can be made`, () => {
    expect(() => makeFolder('/proc/nowhere/a')).toThrow('ENOENT')
  })
})
