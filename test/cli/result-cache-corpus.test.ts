import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CORPUS, corpusTitle, hasCorpus } from '../corpus/lint-corpus.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { builtPackage, node } from './built-package.ts'

const { bin } = builtPackage({ types: false })

/** How many edits are tried. */
const EDITS = 10

/** Paths of the texts in a folder, sorted. */
function textsOf(folder: string, extensions: RegExp): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => extensions.test(path)).toSorted()
}

/** One line of a text left out, told twice, or with another figure or word in it. */
function edited(text: string, at: number, kind: number): string {
  const lines = text.split('\n')
  const place = at % lines.length
  const line = lines[place] ?? ''
  const changed = [[], [line, line], [line.replace(/\d/, '7')], [line.replace(/[a-z]{3,}/, 'word')]][kind] ?? []
  return lines.toSpliced(place, 1, ...changed).join('\n')
}

describe.skipIf(!hasCorpus('hub'))(`a copy of ${corpusTitle('hub')}`, () => {
  it('comes to the same with and without what earlier runs left, after every edit', async () => {
    const [folder, home] = [temporaryFolder(), temporaryFolder()]
    cpSync(join(CORPUS, 'hub'), folder, { recursive: true })
    const lint = (...argv: readonly string[]) => node(folder, [bin, '-f', 'json', ...argv], { XDG_CACHE_HOME: home })
    const cold = await lint('--no-cache')
    expect(await lint()).toEqual(cold)
    expect(await lint()).toEqual(cold)
    const [specs, documents] = [textsOf(folder, /\.md$/), textsOf(folder, /\.(?:json|ya?ml)$/)]
    const change = fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 3 }))
    for (const [number, [which, at, kind]] of fc.sample(change, EDITS).entries()) {
      const paths = number % 2 === 0 ? specs : documents
      const path = join(folder, paths[which % paths.length] ?? '')
      writeFileSync(path, edited(readFileSync(path, 'utf8'), at, kind))
      expect(await lint(), `${path}, line ${at}, ${kind}`).toEqual(await lint('--no-cache'))
    }
    // Some of the files only: what they came upon in the documents is not what all of them did.
    const some = specs.filter((_, index) => index % 3 === 0)
    expect(await lint(...some)).toEqual(await lint('--no-cache', ...some))
  }, 180_000)
})
