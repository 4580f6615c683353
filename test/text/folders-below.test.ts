import { describe, expect, test } from 'vitest'

import { fixedFolders, foldersBelow } from '../../src/text/folders-below.ts'

describe('the fixed folders of a pattern', () => {
  test.each([
    ['specs/**/*.md', ['specs']],
    ['./specs/api/*.md', ['specs', 'api']],
    ['**/*.md', []],
    ['packages/*/specs/*.md', ['packages']],
    ['packages/{a,b}/specs/*.md', ['packages']],
    ['specs/@team/**/*.md', ['specs', '@team']],
    ['specs/c++/**/*.md', ['specs', 'c++']],
    ['specs/@(a|b)/**/*.md', ['specs']],
    [String.raw`docs/\[api\]/**/*.md`, ['docs', '[api]']],
    ['README.md', []],
  ])('%s', (pattern, folders) => {
    expect(fixedFolders(pattern)).toEqual(folders)
  })
})

describe('the folders of a file below them', () => {
  test.each([
    ['specs/sales/legacy/get_x.md', ['specs/**/*.md'], ['sales', 'legacy']],
    ['specs/get_x.md', ['specs/**/*.md'], []],
    ['specs/@team/sales/get_x.md', ['specs/@team/**/*.md'], ['sales']],
    ['api/specs/sales/get_x.md', ['api/**/*.md', 'api/specs/**/*.md'], ['sales']],
    ['docs/get_x.md', ['specs/**/*.md'], ['docs']],
  ])('%s by %j', (path, patterns, folders) => {
    expect(foldersBelow(path, patterns)).toEqual(folders)
  })
})
