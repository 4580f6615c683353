import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import SwaggerParser from '@apidevtools/swagger-parser'
import { describe, expect, it } from 'vitest'
import { type DataFile, isRecord } from '../../src/swagger/raw-node.ts'
import { ReferenceResolver, type Resolved } from '../../src/swagger/reference-resolver.ts'
import { readData } from '../../src/syntax/read-data.ts'
import { SourceFile } from '../../src/text/source-file.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const corpus = join(repository, '../shared/corpus')

/** Documents of several files, and the folder that stands for their project. */
const DOCUMENTS = [
  { root: repository, path: 'swagger/clients/crm.yaml' },
  { root: join(corpus, 'oas/learn-petstore-separate-json'), path: 'spec/swagger.json' },
  { root: join(corpus, 'oas/mermade-3-0-pass'), path: 'resolution/twolevel/index.yaml' },
]

/** A project whose documents refer to published addresses, and the first of its `refs`. */
const HUB = join(corpus, 'hub')

function publishedFolder(): { readonly prefix: string; readonly folder: string } {
  const [, prefix = '', folder = ''] =
    /"(https:[^"]+)": "([^"]+)"/.exec(readFileSync(join(HUB, 'spec-lint.config.yaml'), 'utf8')) ?? []
  return { prefix, folder }
}

/** A `$ref` and the file that holds it. */
interface Reference {
  readonly text: string
  readonly from: DataFile
}

/** The files of one folder, parsed by our reader. */
function filesOf(root: string): (path: string) => DataFile | undefined {
  const files = new Map<string, DataFile | undefined>()
  return (path) => {
    if (!files.has(path)) {
      const full = join(root, path)
      const source = existsSync(full) ? new SourceFile(path, readFileSync(full, 'utf8')) : undefined
      const parsed = source && readData(source)
      files.set(path, parsed && source && { source, data: parsed.value, problems: parsed.problems })
    }
    return files.get(path)
  }
}

/** Every `$ref` of a file, examples included: the judge does not tell them apart. */
function referencesOf(file: DataFile): Reference[] {
  const found: Reference[] = []
  const pending: unknown[] = [file.data?.value]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (isRecord(value) && typeof value['$ref'] === 'string') found.push({ text: value['$ref'], from: file })
    if (typeof value === 'object' && value !== null)
      pending.push(...Object.values(value).filter((each) => each !== undefined))
  }
  return found
}

/** References of a document and of every file that they lead to. */
function reachable(start: DataFile, resolver: ReferenceResolver): Reference[] {
  const files = new Set([start])
  const references: Reference[] = []
  for (const file of files) {
    for (const reference of referencesOf(file)) {
      references.push(reference)
      const resolved = resolver.resolve(reference.text, file)
      if (resolved.kind === 'found') files.add(resolved.node.file)
    }
  }
  return references
}

/** The judge, kept from the network and from files outside the folder. */
async function judge(root: string, path: string, map?: { readonly prefix: string; readonly folder: string }) {
  const inside = (file: string): boolean => !relative(root, file).startsWith('..')
  return SwaggerParser.resolve(join(root, path), {
    resolve: {
      http: false,
      file: false,
      confined: {
        order: 1,
        canRead: true,
        read: ({ url }: { url: string }) => {
          const file =
            map !== undefined && url.startsWith(map.prefix) ? join(root, map.folder, url.slice(map.prefix.length)) : url
          if (!inside(file)) throw new Error(`outside: ${file}`)
          return readFileSync(file, 'utf8')
        },
      },
    },
  })
}

/** What both make of every reference: `[text, ours, theirs]` where they differ. */
async function differences(
  root: string,
  path: string,
  map?: { readonly prefix: string; readonly folder: string },
): Promise<{ readonly compared: number; readonly differing: readonly unknown[] }> {
  const open = filesOf(root)
  const resolver = new ReferenceResolver(open, map === undefined ? {} : { [map.prefix]: map.folder })
  const start = open(path)
  if (start === undefined) throw new Error(`no ${path}`)
  const references = reachable(start, resolver)
  const refs = await judge(root, path, map)
  const differing: unknown[] = []
  for (const { text, from } of references) {
    const ours = valueOf(resolver.resolve(text, from), resolver)
    const file = join(root, from.source.path).split(sep).join('/')
    const published = map !== undefined && from.source.path.startsWith(map.folder)
    const base = published ? map.prefix + from.source.path.slice(map.folder.length) : file
    const theirs: unknown = refs.get(absolute(text, base))
    if (!isDeepStrictEqual(ours, theirs)) differing.push([text, ours, theirs])
  }
  return { compared: references.length, differing }
}

/** The value that a reference ends at; like the judge, with the members beside a `$ref` on the way put over it. */
function valueOf(resolved: Resolved, resolver: ReferenceResolver): unknown {
  if (resolved.kind === 'unresolved') return resolved.reason
  const { value, file } = resolved.node
  if (!isRecord(value) || typeof value['$ref'] !== 'string') return value
  const { $ref, ...siblings } = value
  const target = valueOf(resolver.resolve(String($ref), file), resolver)
  return isRecord(target) && Object.keys(siblings).length > 0 ? { ...target, ...siblings } : target
}

/** The address by which the judge knows a file. */
function absolute(reference: string, base: string): string {
  if (reference.startsWith('#')) return base + reference
  if (/^https?:/.test(reference)) return reference
  if (/^https?:/.test(base)) return new URL(reference, base).href
  return join(dirname(base), reference)
}

describe('references resolve as swagger-parser has them', () => {
  for (const { root, path } of DOCUMENTS) {
    it.skipIf(!existsSync(join(root, path)))(`in ${path} (skipped where its folder is absent)`, async () => {
      const { compared, differing } = await differences(root, path)
      expect(differing).toEqual([])
      expect(compared).toBeGreaterThan(0)
    })
  }

  const swagger = join(HUB, 'swagger')
  it.skipIf(!existsSync(swagger))(
    'in every document with published addresses (skipped where ../shared/corpus is absent)',
    async () => {
      const paths = readdirSync(swagger, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.json'))
        .map((path) => `swagger/${path.split(sep).join('/')}`)
      const published = publishedFolder()
      // The judge takes no document without a version.
      const judged = paths.filter((path) => /"(?:openapi|swagger)"/.test(readFileSync(join(HUB, path), 'utf8')))
      const results = await Promise.all(judged.map((path) => differences(HUB, path, published)))
      expect(results.flatMap((result) => result.differing)).toEqual([])
      const compared = results.reduce((sum, result) => sum + result.compared, 0)
      expect(compared).toBeGreaterThan(500)
    },
    60_000,
  )
})
