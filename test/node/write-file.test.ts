import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { replaceText, WriteError, writeOutput } from '../../src/node/write-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('writing a file for somebody to read', () => {
  it.each(['out.json', `${'o'.repeat(250)}.json`])('puts a new file in its place, called %s', (name) => {
    const folder = temporaryFolder({ [name]: 'old' })
    const before = statSync(join(folder, name)).ino
    writeOutput(join(folder, name), 'new')
    expect(readFileSync(join(folder, name), 'utf8')).toBe('new')
    expect(statSync(join(folder, name)).ino).not.toBe(before)
    expect(readdirSync(folder)).toEqual([name])
  })

  it('makes a file', () => {
    const folder = temporaryFolder()
    writeOutput(join(folder, 'out.json'), 'new')
    expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('new')
  })

  it('keeps a link, be its file there or not', () => {
    const folder = temporaryFolder({ 'real/a.json': 'old' })
    symlinkSync('real/a.json', join(folder, 'a.json'))
    symlinkSync('real/b.json', join(folder, 'b.json'))
    for (const name of ['a.json', 'b.json']) {
      writeOutput(join(folder, name), 'new')
      expect(lstatSync(join(folder, name)).isSymbolicLink()).toBe(true)
      expect(readFileSync(join(folder, 'real', name), 'utf8')).toBe('new')
    }
  })

  it('says why where that is a folder', () => {
    const folder = temporaryFolder({ 'out.json/a.md': '' })
    expect(() => writeOutput(join(folder, 'out.json'), 'new')).toThrow(/EISDIR/)
  })
})

describe('replacing the text of a file', () => {
  it('keeps its mode and leaves nothing beside it', () => {
    const root = temporaryFolder({ 'specs/a.md': '\uFEFFold\r\n' })
    chmodSync(join(root, 'specs/a.md'), 0o640)
    replaceText(root, 'specs/a.md', '\uFEFFold\r\n', '\uFEFFnew\r\n')
    expect(readFileSync(join(root, 'specs/a.md'), 'utf8')).toBe('\uFEFFnew\r\n')
    expect(statSync(join(root, 'specs/a.md')).mode & 0o777).toBe(0o640)
    expect(readdirSync(join(root, 'specs'))).toEqual(['a.md'])
  })

  it('puts a new file in the place of the old one', () => {
    const root = temporaryFolder({ 'a.md': 'old' })
    const before = statSync(join(root, 'a.md')).ino
    replaceText(root, 'a.md', 'old', 'new')
    expect(statSync(join(root, 'a.md')).ino).not.toBe(before)
  })

  it('writes through a link that stays inside, and keeps the link', () => {
    const root = temporaryFolder({ 'real/a.md': 'old' })
    symlinkSync('real', join(root, 'specs'))
    replaceText(root, 'specs/a.md', 'old', 'new')
    expect(readFileSync(join(root, 'real/a.md'), 'utf8')).toBe('new')
    expect(
      readdirSync(root, { withFileTypes: true })
        .find(({ name }) => name === 'specs')
        ?.isSymbolicLink(),
    ).toBe(true)
  })

  it.each<[string, (root: string, outside: string) => void]>([
    ['a link leads out of the project', (root, outside) => symlinkSync(join(outside, 'a.md'), join(root, 'a.md'))],
    ['it has changed since it was read', (root) => writeFileSync(join(root, 'a.md'), 'old, and more')],
    ['it is not UTF-8', (root) => writeFileSync(join(root, 'a.md'), Buffer.from([0x6f, 0xff]))],
    ['it is gone', () => {}],
  ])('leaves it alone where %s', (_name, prepare) => {
    const folder = temporaryFolder({ 'outside/a.md': 'old' })
    const [root, outside] = [join(folder, 'root'), join(folder, 'outside')]
    mkdirSync(root)
    prepare(root, outside)
    const before = readdirSync(root).map((name) => readFileSync(join(root, name)))
    expect(() => replaceText(root, 'a.md', 'old', 'new')).toThrow(WriteError)
    expect(readdirSync(root).map((name) => readFileSync(join(root, name)))).toEqual(before)
    expect(readFileSync(join(outside, 'a.md'), 'utf8')).toBe('old')
  })
})
