import { expect, test } from 'vitest'

import { findingAt, rangeIn } from './findings.ts'
import { NO_FINDINGS, renderFindings } from './render.ts'

const FILE = 'specs/a.md'
const FILES = new Map([
  [FILE, 'one\n\tpath: "/x"\nthree\nfour\nfive\n'],
  ['swagger/a.yaml', 'paths:\n  /y: {}\n'],
])

test('a page shows place, grade, words, the line with carets and the other side of a finding', () => {
  const finding = findingAt(FILES, FILE, '"/x"', {
    help: 'Did you mean `/y`?',
    turnedDown: 'the spec is `pending`',
    related: [
      { file: 'swagger/a.yaml', range: rangeIn(FILES, 'swagger/a.yaml', '/y'), message: '`/y` is declared here' },
    ],
  })
  expect(renderFindings([finding], FILES)).toBe(`specs/a.md:2:8-2:12 warning
  \`"/x"\` is wrong.
  help: Did you mean \`/y\`?
  why milder: the spec is \`pending\`
  2 | \tpath: "/x"
    | \t      ^^^^
  related swagger/a.yaml:2:3 \`/y\` is declared here
`)
})

test('a page shows the lines that fixes change, near changes together and far ones apart', () => {
  const edit = (needle: string, text: string) => ({ file: FILE, range: rangeIn(FILES, FILE, needle), text })
  const start = { line: 3, column: 1, offset: 16 }
  const finding = findingAt(FILES, FILE, 'one', {
    fix: { title: 'rename', safety: 'safe', edits: [edit('five', 'V'), edit('one', 'I'), edit('"/x"', "'/y'")] },
    suggestions: [
      {
        title: 'insert a line',
        safety: 'unsafe',
        edits: [{ file: FILE, range: { start, end: start }, text: 'two and a half\n' }],
      },
    ],
  })
  expect(renderFindings([finding], FILES)).toBe(`specs/a.md:1:1-1:4 warning
  \`one\` is wrong.
  1 | one
    | ^^^
  fix (safe): rename
  - one
  - \tpath: "/x"
  + I
  + \tpath: '/y'
  - five
  + V
  suggestion (unsafe): insert a line
  + two and a half
`)
})

test('a page marks a missing thing with one caret and a range of several lines to the end of its first', () => {
  const end = { line: 1, column: 4, offset: 3 }
  const point = findingAt(FILES, FILE, 'one', { range: { start: end, end }, message: 'Something is missing.' })
  const wide = findingAt(FILES, FILE, 'three\nfour', { message: 'Both are wrong.' })
  expect(renderFindings([point, wide], FILES)).toBe(`specs/a.md:1:4-1:4 warning
  Something is missing.
  1 | one
    |    ^

specs/a.md:3:1-4:5 warning
  Both are wrong.
  3 | three
    | ^^^^^
`)
})

test('a page says so where nothing is found', () => {
  expect(renderFindings([], FILES)).toBe(NO_FINDINGS)
})
