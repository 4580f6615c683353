import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CONFIG_NAMES, findConfig, guessRoot } from '../../src/node/find-config.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('finding the config', () => {
  it.each(CONFIG_NAMES)('finds %s', (name) => {
    const folder = temporaryFolder({ [name]: '', '.git/HEAD': '' })
    expect(findConfig(folder)).toEqual({ kind: 'found', path: join(folder, name) })
  })

  it('finds the key of a package.json', () => {
    const folder = temporaryFolder({ 'package.json': '{"name": "x", "spec-lint": {}}', '.git/HEAD': '' })
    expect(findConfig(folder)).toEqual({ kind: 'found', path: join(folder, 'package.json') })
  })

  it.each([
    ['the name of the package', '{"name": "spec-lint"}'],
    ['a key further down', '{"devDependencies": {"spec-lint": "1"}}'],
    ['a file that is no JSON', '{"spec-lint": '],
    ['a list', '["spec-lint"]'],
  ])('does not take a package.json for a config because of %s', (_what, text) => {
    expect(findConfig(temporaryFolder({ 'package.json': text, '.git/HEAD': '' }))).toEqual({ kind: 'none' })
  })

  it('takes the nearest one upward', () => {
    const folder = temporaryFolder({ 'spec-lint.config.json': '', 'a/spec-lint.config.yaml': '', '.git/HEAD': '' })
    mkdirSync(join(folder, 'a/b/c'), { recursive: true })
    expect(findConfig(join(folder, 'a/b/c'))).toEqual({ kind: 'found', path: join(folder, 'a/spec-lint.config.yaml') })
  })

  it('stops at the root of the repository, be .git a folder or the file of a worktree', () => {
    const folder = temporaryFolder({ 'spec-lint.config.json': '', 'a/.git/HEAD': '', 'b/.git': 'gitdir: elsewhere' })
    mkdirSync(join(folder, 'a/x'))
    expect(findConfig(join(folder, 'a/x'))).toEqual({ kind: 'none' })
    expect(findConfig(join(folder, 'b'))).toEqual({ kind: 'none' })
  })

  it('names both where one folder has two', () => {
    const folder = temporaryFolder({ 'spec-lint.config.yml': '', 'package.json': '{"spec-lint": {}}' })
    expect(findConfig(folder)).toEqual({
      kind: 'ambiguous',
      paths: [join(folder, 'spec-lint.config.yml'), join(folder, 'package.json')],
    })
  })

  it('passes by a folder that is named like a config', () => {
    const folder = temporaryFolder({ '.git/HEAD': '' })
    mkdirSync(join(folder, 'spec-lint.config.json'))
    expect(findConfig(folder)).toEqual({ kind: 'none' })
  })
})

describe('the root of a project without config', () => {
  it('is the nearest folder with specs and swagger', () => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'docs/specs/a/b.md': '', 'docs/swagger/a.json': '' })
    expect(guessRoot(join(folder, 'docs/specs/a'))).toBe(join(folder, 'docs'))
    expect(guessRoot(join(folder, 'docs'))).toBe(join(folder, 'docs'))
  })

  it('is else the root of the repository', () => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'specs/a.md': '', 'deep/er/x': '' })
    expect(guessRoot(join(folder, 'deep/er'))).toBe(folder)
  })

  it('is else the folder itself', () => {
    const folder = temporaryFolder({ 'a/b': '' })
    writeFileSync(join(folder, 'specs'), 'no folder')
    expect(guessRoot(join(folder, 'a'))).toBe(join(folder, 'a'))
  })
})
