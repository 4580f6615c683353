import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NodeHost } from '../../src/node/node-host.ts'
import { MOST_BYTES } from '../../src/node/text-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

const onWindows = process.platform === 'win32'

describe('reading', () => {
  it('gives the text as it stands: byte order mark, line endings, characters outside the BMP', () => {
    const host = new NodeHost(temporaryFolder({ 'a/b.md': '\uFEFFa\r\n😀\n' }))
    expect(host.read('a/b.md')).toBe('\uFEFFa\r\n😀\n')
    expect(host.read('./a/../a/b.md')).toBe('\uFEFFa\r\n😀\n')
  })

  it('replaces bytes that are no UTF-8', () => {
    const host = new NodeHost(temporaryFolder({ 'a.md': Uint8Array.of(0x61, 0xff, 0x62) }))
    expect(host.read('a.md')).toBe('a\ufffdb')
  })

  it.each(['missing.md', '', '.', 'folder.md', 'a.md/below', 'nul\0.md'])('gives nothing for %j', (path) => {
    const root = temporaryFolder({ 'a.md': 'text' })
    mkdirSync(join(root, 'folder.md'))
    expect(new NodeHost(root).read(path)).toBeUndefined()
  })

  it('gives nothing outside the root, whatever leads there', () => {
    const folder = temporaryFolder({ 'secret.md': 'secret', 'project-two/x.md': 'secret', 'project/a.md': 'own' })
    const root = join(folder, 'project')
    symlinkSync('../secret.md', join(root, 'link.md'))
    symlinkSync('..', join(root, 'up'))
    const host = new NodeHost(root)
    const ways = [
      '../secret.md',
      join(folder, 'secret.md'),
      'link.md',
      'up/secret.md',
      'up/project-two/x.md',
      '../project-two/x.md',
    ]
    expect(ways.filter((path) => host.read(path) !== undefined)).toEqual([])
    expect(host.read('up/project/a.md')).toBe('own')
  })

  it('follows links that stay inside', () => {
    const root = temporaryFolder({ 'shared/a.md': 'text' })
    symlinkSync('shared/a.md', join(root, 'a.md'))
    expect(new NodeHost(root).read('a.md')).toBe('text')
  })

  it('works in a root that is itself a link', () => {
    const folder = temporaryFolder({ 'real/a.md': 'text' })
    symlinkSync('real', join(folder, 'link'))
    const host = new NodeHost(join(folder, 'link'))
    expect(host.read('a.md')).toBe('text')
    expect(host.list(['*.md'], [])).toEqual(['a.md'])
  })

  it.skipIf(onWindows /* has no named pipes in folders */)('does not wait for a pipe', () => {
    const root = temporaryFolder()
    execFileSync('mkfifo', [join(root, 'pipe.md')])
    const host = new NodeHost(root)
    expect(host.read('pipe.md')).toBeUndefined()
    expect(host.list(['*.md'], [])).toEqual([])
  })

  it('gives up on links that go round', () => {
    const root = temporaryFolder()
    symlinkSync('b.md', join(root, 'a.md'))
    symlinkSync('a.md', join(root, 'b.md'))
    const host = new NodeHost(root)
    expect(host.read('a.md')).toBeUndefined()
    expect(host.list(['*.md'], [])).toEqual([])
  })

  it('leaves files alone that are too large', () => {
    const root = temporaryFolder({ 'large.json': '', 'edge.json': '' })
    truncateSync(join(root, 'large.json'), MOST_BYTES + 1)
    truncateSync(join(root, 'edge.json'), MOST_BYTES)
    const host = new NodeHost(root)
    expect(host.read('large.json')).toBeUndefined()
    expect(host.read('edge.json')).toHaveLength(MOST_BYTES)
  })
})

describe('listing', () => {
  it('lists what matches and is not ignored, by code unit', () => {
    const root = temporaryFolder(
      Object.fromEntries(
        ['b.md', 'B.md', 'a/é.md', 'a/z.md', 'a/README.md', 'c.txt', '.hidden/d.md'].map((path) => [path, '']),
      ),
    )
    expect(new NodeHost(root).list(['**/*.md'], ['**/README.md'])).toEqual([
      '.hidden/d.md',
      'B.md',
      'a/z.md',
      'a/é.md',
      'b.md',
    ])
  })

  it('takes several patterns and braces, and lists a file once', () => {
    const root = temporaryFolder({ 'swagger/a.json': '', 'swagger/x/b.yaml': '', 'swagger/c.txt': '' })
    const host = new NodeHost(root)
    expect(host.list(['swagger/**/*.{json,yaml,yml}', 'swagger/a.json', './swagger/a.*'], [])).toEqual([
      'swagger/a.json',
      'swagger/x/b.yaml',
    ])
  })

  it('never looks into node_modules and .git', () => {
    const root = temporaryFolder({ 'node_modules/p/a.md': '', 'x/node_modules/a.md': '', '.git/a.md': '', 'a.md': '' })
    expect(new NodeHost(root).list(['**/*.md'], [])).toEqual(['a.md'])
  })

  it('lists no folder that is named like a file', () => {
    const root = temporaryFolder({ 'x.md/inner.md': '' })
    expect(new NodeHost(root).list(['**/*.md'], [])).toEqual(['x.md/inner.md'])
  })

  it('lists nothing outside the root, whatever leads there', () => {
    const folder = temporaryFolder({ 'secret/a.md': '', 'project/own.md': '' })
    const root = join(folder, 'project')
    symlinkSync('../secret', join(root, 'specs'))
    symlinkSync('../secret/a.md', join(root, 'a.md'))
    const host = new NodeHost(root)
    const outside = ['specs/**/*.md', 'specs/a.md', '../secret/*.md', `${folder}/secret/*.md`, '../**/*.md']
    expect(outside.flatMap((pattern) => host.list([pattern], []))).toEqual([])
    expect(host.list(['**/*.md', ...outside], [])).toEqual(['own.md'])
  })

  it('lists a file where it stands, and walks into no link', () => {
    const root = temporaryFolder({ 'specs/a.md': '' })
    symlinkSync('a.md', join(root, 'specs/link.md'))
    symlinkSync('..', join(root, 'specs/loop'))
    expect(new NodeHost(root).list(['specs/**/*.md'], [])).toEqual(['specs/a.md'])
  })

  it('lists files below a folder that is a link to another one inside', () => {
    const root = temporaryFolder({ 'api/swagger/a.json': '' })
    symlinkSync('api/swagger', join(root, 'swagger'))
    expect(new NodeHost(root).list(['swagger/**/*.json', 'docs/*.json'], [])).toEqual(['swagger/a.json'])
  })

  it('is empty where a pattern names a folder that does not exist', () => {
    expect(new NodeHost(temporaryFolder()).list(['specs/**/*.md', '(none)/*.md'], [])).toEqual([])
  })
})

it('refuses a root that does not exist', () => {
  expect(() => new NodeHost(join(temporaryFolder(), 'nowhere'))).toThrow('ENOENT')
})
