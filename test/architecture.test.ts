import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

import { describe, expect, test } from 'vitest'

import { findViolations, readRooms } from './harness/architecture.ts'

const MAP = readFileSync('src/README.md', 'utf8')
const ROOMS = readRooms(MAP)

function readTree(): ReadonlyMap<string, string> {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.[jt]s$/.test(path))
  return new Map(paths.map((path) => [path.split(sep).join('/'), readFileSync(join('src', path), 'utf8')]))
}

describe('the rooms of src/', () => {
  const tree = readTree()
  const folders = new Set([...tree.keys()].filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''))

  test('import only from lower floors, without circles, and let packages and Node in where they belong', () => {
    expect(findViolations(tree, ROOMS)).toEqual([])
  })

  test('are all on the map in src/README.md, each with a paragraph', () => {
    expect(new Set(ROOMS.map(({ name }) => name))).toEqual(folders)
    const headings = [...MAP.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title).join(' ')
    expect(ROOMS.filter(({ name }) => !headings.includes(`${name}/`))).toEqual([])
  })
})

describe('a tree that breaks the architecture', () => {
  const rooms = readRooms(`| Floor | Room | What it is for |
|---|---|---|
| 2 | \`syntax/\` | Parsers live here. |
| 3 | \`spec/\` | Knows no Swagger. |
| 3 | \`swagger/\` | Knows no specs. |
| 8 | \`node/\` | Knows Node. |
| – | \`dev/\` | Tools. |
`)
  const violations = (files: Record<string, string>) => findViolations(new Map(Object.entries(files)), rooms)

  test.each([
    [
      'climbs, if only for a type',
      { 'syntax/a.ts': "import type { B } from '../spec/b.ts'", 'spec/b.ts': '' },
      'syntax/a.ts imports spec/b.ts: syntax/ is on floor 2 and imports only from below it, spec/ is on floor 3. syntax/: “Parsers live here.”',
    ],
    [
      'visits a room of its own floor',
      { 'spec/a.ts': "export { B } from '../swagger/b.ts'", 'swagger/b.ts': '' },
      'spec/a.ts imports swagger/b.ts: spec/ is on floor 3 and imports only from below it, swagger/ is on floor 3. spec/: “Knows no Swagger.”',
    ],
    [
      'climbs by a dynamic import',
      { 'syntax/a.ts': "const b = await import('../spec/b.ts')", 'spec/b.ts': '' },
      'syntax/a.ts imports spec/b.ts: syntax/ is on floor 2 and imports only from below it, spec/ is on floor 3. syntax/: “Parsers live here.”',
    ],
    [
      'imports a parser library elsewhere',
      { 'spec/a.ts': "import { parse } from 'yaml'" },
      'spec/a.ts imports the package yaml, which only syntax/ may. spec/: “Knows no Swagger.”',
    ],
    [
      'imports a package that nobody has a use for',
      { 'spec/a.ts': "import x from '@some/package/deep.js'" },
      'spec/a.ts imports the package @some/package, which no room may. spec/: “Knows no Swagger.”',
    ],
    [
      'imports a Node built-in in the core',
      { 'spec/a.ts': "import { readFileSync } from 'node:fs'" },
      'spec/a.ts imports node:fs, which only node/, cli/, dev/ may. spec/: “Knows no Swagger.”',
    ],
    [
      'imports a built-in by its old name',
      { 'node/a.ts': "import fs from 'fs/promises'" },
      'node/a.ts imports fs/promises without `node:` before it.',
    ],
    [
      'reaches for Node through a global',
      { 'spec/a.ts': 'const home = process.env.HOME' },
      "spec/a.ts uses Node's `process`. spec/: “Knows no Swagger.”",
    ],
    [
      'imports a contributor tool',
      { 'spec/a.ts': "import '../dev/b.ts'", 'dev/b.ts': '' },
      'spec/a.ts imports dev/b.ts: nothing may. dev/: “Tools.”',
    ],
    [
      'imports a room that is not on the map',
      { 'spec/a.ts': "import '../attic/b.ts'", 'attic/b.ts': '' },
      'spec/a.ts imports attic/b.ts, whose room is not on the map.',
    ],
    [
      'imports a file that is not there',
      { 'spec/a.ts': "import './b.ts'" },
      'spec/a.ts imports spec/b.ts, which is not there.',
    ],
    [
      'goes in a circle',
      { 'spec/a.ts': "import './b.ts'", 'spec/b.ts': "import type { A } from './a.ts'" },
      'These files import each other in a circle: spec/a.ts → spec/b.ts → spec/a.ts.',
    ],
  ] satisfies [string, Record<string, string>, string][])('is caught where it %s', (_name, files, sentence) => {
    expect(violations(files)).toEqual([sentence])
  })

  test('is caught where two rooms import each other', () => {
    const files = { 'node/a.ts': "import '../spec/a.ts'", 'spec/a.ts': "import '../node/b.ts'", 'node/b.ts': '' }
    expect(violations(files)).toContain('These rooms import each other in a circle: node → spec → node.')
  })

  test('is left alone where a comment, a text or a member only looks like an import or a global', () => {
    expect(
      violations({ 'spec/a.ts': "// import 'node:fs'\nconst a = \"import 'yaml'\"\nexport const b = c.process" }),
    ).toEqual([])
  })
})
