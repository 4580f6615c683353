import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** Whose name says all: the characters' codes; and the judgement of a rule, which its page describes. */
const SAYS_ITSELF = /^(?:syntax\/character-codes|rules\/[a-z-]+\/[a-z-]+)\.ts$/

test('every declaration that a file exports says what it is', () => {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'))
  const sources = paths.filter((path) => /(?<!\.d)\.ts$/.test(path) && !SAYS_ITSELF.test(path))
  expect(sources.length).toBeGreaterThan(0)
  expect(sources.flatMap((path) => undocumented(path, readFileSync(join('src', path), 'utf8')))).toEqual([])
})

test('a declaration without a comment of its own is noticed', () => {
  const text = '/** Said. */\nexport const a = 1\nexport interface B {}\n// Aside.\nexport function c() {}\nconst d = 1'
  expect(undocumented('x.ts', text)).toEqual(['x.ts:3', 'x.ts:5'])
})

function undocumented(path: string, text: string): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return file.statements
    .filter((statement) => ts.canHaveModifiers(statement))
    .filter((statement) => ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
    .map((statement) => `${path}:${file.getLineAndCharacterOfPosition(statement.getStart()).line + 1}`)
}
