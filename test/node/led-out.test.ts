import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isLedOut } from '../../src/node/led-out.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A project in a folder in which other things are, too, with a link to each of them. */
function place({ git }: { readonly git: boolean }): string {
  const outer = temporaryFolder({
    'secret.yaml': '',
    'other/.git/HEAD': '',
    'other/file.yaml': '',
    'project/real.yaml': '',
  })
  const root = join(outer, 'project')
  mkdirSync(join(root, 'part'))
  if (git) mkdirSync(join(root, '.git'))
  symlinkSync('../secret.yaml', join(root, 'link.yaml'))
  symlinkSync('link.yaml', join(root, 'link-to-link.yaml'))
  symlinkSync('../nothing.yaml', join(root, 'dangling.yaml'))
  symlinkSync('round.yaml', join(root, 'round.yaml'))
  symlinkSync('..', join(root, 'up'))
  symlinkSync('../other', join(root, 'other'))
  symlinkSync('../real.yaml', join(root, 'part/link.yaml'))
  return root
}

describe.each([true, false])('what lies in a project, in a repository: %s', (git) => {
  it.each([
    'link.yaml',
    'link-to-link.yaml',
    'dangling.yaml',
    'round.yaml',
    'up/secret.yaml',
    'up/new.yaml',
    'up/new/deep.yaml',
    'other/file.yaml',
    'other/new.yaml',
  ])('is led out of it by %s', (path) => {
    const root = place({ git })
    expect(isLedOut(join(root, path), root)).toBe(true)
  })

  it.each(['real.yaml', 'new.yaml', 'new/deep.yaml', 'part/link.yaml', 'up/project/real.yaml'])(
    'is not by %s',
    (path) => {
      const root = place({ git })
      expect(isLedOut(join(root, path), root)).toBe(false)
    },
  )

  it('is not where it was named elsewhere', () => {
    const root = place({ git })
    expect(isLedOut(join(root, '../secret.yaml'), root)).toBe(false)
    expect(isLedOut('/dev/stdout', root)).toBe(false)
  })
})

it('a link of a part leads to what the whole repository has', () => {
  for (const git of [true, false]) {
    const root = place({ git })
    expect(isLedOut(join(root, 'part/link.yaml'), join(root, 'part'))).toBe(!git)
  }
})
