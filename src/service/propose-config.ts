import type { ConfigFile } from '../config/config-file.ts'
import { DEFAULT_CONFIG } from '../config/defaults.ts'
import type { Config } from '../config/model.ts'
import { matchesPattern } from '../lint/file-pattern.ts'
import { Project } from '../project/project.ts'
import type { Spec } from '../spec/model.ts'
import type { Host } from './host.ts'
import { commonFolders, findHomes, patternsOf } from './proposal/file-homes.ts'
import type { ConfigProposal } from './proposal/model.ts'
import { guessReferenceFolders, remoteReferences } from './proposal/reference-folders.ts'
import { isNamedAfterOperation, isShouted, NAMES_AFTER_OPERATIONS, readSpecs } from './proposal/spec-files.ts'
import { findCopies, findParts, readDocuments, type FoundDocument } from './proposal/swagger-files.ts'
import { sortStatuses, sortTokens, sortVariables, WordCounter } from './proposal/words-in-use.ts'
import { baseName } from '../text/base-name.ts'
import { escapeGlob } from '../text/escape-glob.ts'

/** Folders that hold no specs and no documents of the project itself. */
const ELSEWHERE = ['**/node_modules/**', '**/.*/**']

/** So many specs among other Markdown are told from it by their names. */
const LEAST_SCATTERED = 3

/**
 * Proposes a config for the project that a host shows. Reads every Markdown and data file; writes nothing.
 *
 * @param isIgnored whether a file is none of the project's own: a spec is then left out, and so is a document that no spec
 * names.
 */
export async function proposeConfig(
  host: Host,
  isIgnored: (path: string) => boolean = () => false,
): Promise<ConfigProposal> {
  const markdown = host.list(['**/*.md'], ELSEWHERE).filter((path) => !isIgnored(path))
  const data = host.list(['**/*.{json,yaml,yml}'], ELSEWHERE)
  const { specs, others } = await readSpecs(host, markdown)
  const domains = new Set(specs.flatMap(({ frontmatter }) => frontmatter.domain?.value.trim() ?? []))
  const specPatterns = placeSpecs(specs, markdown, domains)
  const isMatched = (path: string) => specPatterns.some((pattern) => matchesPattern(pattern, path))
  const noSpecs = others.filter(isMatched)
  const all = readDocuments(host, data)
  const { words, named } = await readUse(projectOf(host, specs, all), specs)
  const found = all.filter(({ path }) => named.has(path) || !isIgnored(path))
  const copies = findCopies(found, named)
  const documents = found.filter(({ path }) => !copies.has(path))
  const paths = documents.map(({ path }) => path)
  const parts = findParts(host, documents)
  const apart = data.filter((path) => !parts.has(path))
  const references = documents.flatMap(({ document }) => remoteReferences(document.source.text))
  const addresses = new Set(references.map(({ address }) => address))
  const refs = guessReferenceFolders(references, data, new Set(all.map(({ path }) => path)))
  const statuses = sortStatuses(words, specs.length)
  const tokens = sortTokens(words, specs.length)
  const variables = sortVariables(words, specs.length)
  return {
    settings: settingsFor({
      specs: specPatterns,
      ignore: ignoredNames(noSpecs, specs),
      swagger: patternsOf(findHomes(paths, apart, domains), '*.{json,yaml,yml}'),
      refs,
      variables: variables.common,
      statuses: [...DEFAULT_CONFIG.statuses, ...statuses.common],
      kinds: [...DEFAULT_CONFIG.tokens.kinds, ...tokens.common],
    }),
    specs: specs.length,
    documents: documents.length,
    operations: documents.reduce((sum, { document }) => sum + document.operations.length, 0),
    noSpecs,
    copies: [...copies].toSorted(),
    unmapped: [...addresses].filter((address) => !Object.keys(refs).some((prefix) => address.startsWith(prefix)))
      .length,
    rare: { statuses: statuses.rare, tokens: tokens.rare, variables: variables.rare },
  }
}

/** @param domains names of folders that divide specs. */
function placeSpecs(
  specs: readonly Spec[],
  markdown: readonly string[],
  domains: ReadonlySet<string>,
): readonly string[] {
  const paths = specs.map(({ source }) => source.path)
  // What is addressed to people stands beside specs as it stands beside everything else.
  const candidates = markdown.filter((path) => !isShouted(path))
  const homes = findHomes(paths, candidates, domains)
  const scattered = homes.files.filter((path) => path.includes('/'))
  if (scattered.length < LEAST_SCATTERED || !paths.every(isNamedAfterOperation)) return patternsOf(homes, '*.md')
  // Listed one by one beside other Markdown, the specs that are written from now on would be overlooked.
  return patternsOf(
    { folders: commonFolders(paths, domains), files: paths.filter((path) => !path.includes('/')) },
    NAMES_AFTER_OPERATIONS,
  )
}

/** The project as it would be, with its files known already: a path is no pattern, whatever characters are in it. */
function projectOf(host: Host, specs: readonly Spec[], documents: readonly FoundDocument[]): Project {
  const config = {
    ...DEFAULT_CONFIG,
    specs: specs.map(({ source }) => source.path),
    swagger: documents.map(({ path }) => path),
  }
  const known: Host = { read: (path) => host.read(path), list: (paths) => paths }
  return new Project(known, config, new Date(0))
}

/** What the specs say, and which documents they name. */
async function readUse(project: Project, specs: readonly Spec[]) {
  const words = new WordCounter()
  const named = new Map<string, number>()
  const note = (path: string) => named.set(path, (named.get(path) ?? 0) + 1)
  for (const { source } of specs) {
    const context = await project.context(source.path)
    if (context === undefined) continue
    words.add(context)
    const { reference } = context
    if (reference.kind === 'found') note(reference.path)
    if (reference.kind === 'absolute' && reference.inside !== undefined) note(reference.inside)
  }
  return { words, named }
}

/** By name where no spec is called so, since such files come once a folder. */
function ignoredNames(noSpecs: readonly string[], specs: readonly Spec[]): readonly string[] {
  const taken = new Set(specs.map(({ source }) => baseName(source.path)))
  const patterns = noSpecs.map((path) =>
    taken.has(baseName(path)) ? escapeGlob(path) : `**/${escapeGlob(baseName(path))}`,
  )
  return [...new Set([...DEFAULT_CONFIG.ignore, ...patterns])]
}

/** The folders are written down even where they are the usual ones: they are what a reader looks for first. */
function settingsFor({
  specs,
  swagger,
  refs,
  kinds,
  ...lists
}: Pick<Config, 'specs' | 'ignore' | 'swagger' | 'refs' | 'variables' | 'statuses'> & {
  readonly kinds: readonly string[]
}): ConfigFile {
  const differs = (key: keyof typeof lists) => lists[key].join('\n') !== DEFAULT_CONFIG[key].join('\n')
  return {
    specs: specs.length > 0 ? specs : DEFAULT_CONFIG.specs,
    ...(differs('ignore') ? { ignore: lists.ignore } : {}),
    swagger: swagger.length > 0 ? swagger : DEFAULT_CONFIG.swagger,
    ...(Object.keys(refs).length > 0 ? { refs } : {}),
    ...(differs('variables') ? { variables: lists.variables } : {}),
    ...(differs('statuses') ? { statuses: lists.statuses } : {}),
    ...(kinds.length > DEFAULT_CONFIG.tokens.kinds.length ? { tokens: { kinds } } : {}),
  }
}
