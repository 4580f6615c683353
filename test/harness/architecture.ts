import { builtinModules } from 'node:module'
import { posix } from 'node:path'

import ts from 'typescript'

/** A room of `src/`, as the map in `src/README.md` has it. */
export interface Room {
  readonly name: string
  /** `undefined` for a room beside the house: it may import anything, and nothing imports it. */
  readonly floor: number | undefined
  /** What the room is for, in one sentence. */
  readonly sentence: string
}

/** Source texts by path relative to `src/`. */
export type SourceTree = ReadonlyMap<string, string>

/** Packages and the rooms that may import them. A package that is not here is wanted by no room yet. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  yaml: ['syntax'],
  'js-yaml': ['syntax'],
  'gray-matter': ['syntax'],
  remark: ['syntax'],
  'remark-gfm': ['syntax'],
  'remark-frontmatter': ['syntax'],
  unified: ['syntax'],
  mdast: ['syntax'],
  'jsonc-parser': ['syntax'],
  'json-p3': ['syntax'],
  'fastest-levenshtein': ['text', 'project', 'rules'],
  picomatch: ['config', 'lint'],
  diff: ['cli'],
  mustache: ['scaffold'],
  '@inquirer/search': ['cli'],
  tinyglobby: ['node'],
  'fast-xml-builder': ['report'],
  chokidar: ['cli'],
  commander: ['cli'],
  picocolors: ['cli'],
}

/** Rooms that know Node. Every other one runs wherever JavaScript does. */
const NODE_ROOMS = ['node', 'cli', 'dev']

/** Globals through which Node would come in without an import. */
const NODE_GLOBALS = new Set(['process', 'Buffer', 'require', '__dirname', '__filename'])

/** Reads the map: the rows `| floor | room | sentence |` of its table. */
export function readRooms(map: string): readonly Room[] {
  const rows = map.matchAll(/^\| *(\d+|–) *\| *`([a-z-]+)\/` *\| *(.+?) *\|$/gm)
  return [...rows].map(([, floor, name = '', sentence = '']) => ({
    name,
    floor: floor === '–' ? undefined : Number(floor),
    sentence,
  }))
}

/** One import of one file. */
interface Import {
  readonly from: string
  /** The path of a file of the tree, or the name of a package. */
  readonly to: string
  readonly kind: 'file' | 'package' | 'built-in'
}

/** What breaks the architecture, a sentence each; every one quotes the room that was violated. */
export function findViolations(tree: SourceTree, rooms: readonly Room[]): readonly string[] {
  const imports = [...tree].flatMap(([path, text]) => importsOf(path, text))
  const between = imports.filter(({ kind, from, to }) => kind === 'file' && roomOf(from) !== roomOf(to))
  return [
    ...imports
      .filter(({ kind, to }) => kind === 'file' && !tree.has(to))
      .map(({ from, to }) => `${from} imports ${to}, which is not there.`),
    ...between.flatMap((found) => climbing(found, rooms)),
    ...imports.filter(({ kind }) => kind === 'package').flatMap((found) => strangers(found, rooms)),
    ...imports.filter(({ kind }) => kind === 'built-in').flatMap((found) => builtIns(found, rooms)),
    ...[...tree].flatMap(([path, text]) => globals(path, text, rooms)),
    ...circles(imports, 'files'),
    ...circles(
      between.map((found) => ({ ...found, from: roomOf(found.from), to: roomOf(found.to) })),
      'rooms',
    ),
  ]
}

function importsOf(path: string, text: string): readonly Import[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    if (fileName.startsWith('.')) return { from: path, to: posix.join(posix.dirname(path), fileName), kind: 'file' }
    const builtIn = fileName.startsWith('node:') || builtinModules.includes(fileName)
    const name = fileName.split('/', fileName.startsWith('@') ? 2 : 1).join('/')
    return builtIn ? { from: path, to: fileName, kind: 'built-in' } : { from: path, to: name, kind: 'package' }
  })
}

/** The folder below `src/`; files in `src/` itself are the package's entries, above every room. */
function roomOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : ''
}

function climbing({ from, to }: Import, rooms: readonly Room[]): readonly string[] {
  const importer = rooms.find(({ name }) => name === roomOf(from))
  const imported = rooms.find(({ name }) => name === roomOf(to))
  if (imported === undefined) return [`${from} imports ${to}, whose room is not on the map.`]
  if (imported.floor === undefined) return [`${from} imports ${to}: nothing may. ${quote(imported)}`]
  // Entries and the rooms beside the house stand above everything.
  if (importer?.floor === undefined || importer.floor > imported.floor) return []
  return [
    `${from} imports ${to}: ${importer.name}/ is on floor ${importer.floor} and imports only from below it, ${imported.name}/ is on floor ${imported.floor}. ${quote(importer)}`,
  ]
}

function strangers({ from, to }: Import, rooms: readonly Room[]): readonly string[] {
  const homes = PACKAGES[to]
  const room = roomOf(from)
  if (room === 'dev' || homes?.includes(room) === true) return []
  const where = homes === undefined ? 'no room' : `only ${homes.map((name) => `${name}/`).join(', ')}`
  return [`${from} imports the package ${to}, which ${where} may. ${quote(rooms.find(({ name }) => name === room))}`]
}

function builtIns({ from, to }: Import, rooms: readonly Room[]): readonly string[] {
  const room = roomOf(from)
  if (!to.startsWith('node:')) return [`${from} imports ${to} without \`node:\` before it.`]
  if (NODE_ROOMS.includes(room) || room === '') return []
  return [
    `${from} imports ${to}, which only ${NODE_ROOMS.join('/, ')}/ may. ${quote(rooms.find(({ name }) => name === room))}`,
  ]
}

function globals(path: string, text: string, rooms: readonly Room[]): readonly string[] {
  const room = roomOf(path)
  if (NODE_ROOMS.includes(room) || room === '') return []
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text)
  const found = new Set<string>()
  let before: ts.SyntaxKind | undefined
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const isMember = before === ts.SyntaxKind.DotToken || before === ts.SyntaxKind.QuestionDotToken
    if (!isMember && token === ts.SyntaxKind.Identifier && NODE_GLOBALS.has(scanner.getTokenText())) {
      found.add(scanner.getTokenText())
    }
    before = token
  }
  return [...found].map(
    (name) => `${path} uses Node's \`${name}\`. ${quote(rooms.find((candidate) => candidate.name === room))}`,
  )
}

/** Import circles, each told once, by a walk in depth. */
function circles(imports: readonly { readonly from: string; readonly to: string }[], what: string): readonly string[] {
  const targets = new Map<string, Set<string>>()
  for (const { from, to } of imports) targets.set(from, (targets.get(from) ?? new Set()).add(to))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (node: string, trail: readonly string[]): void => {
    const start = trail.indexOf(node)
    if (start >= 0)
      found.push(`These ${what} import each other in a circle: ${[...trail.slice(start), node].join(' → ')}.`)
    if (start >= 0 || done.has(node)) return
    for (const target of targets.get(node) ?? []) visit(target, [...trail, node])
    done.add(node)
  }
  for (const node of targets.keys()) visit(node, [])
  return found
}

function quote(room: Room | undefined): string {
  return room === undefined ? '' : `${room.name}/: “${room.sentence}”`
}
