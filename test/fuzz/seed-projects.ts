import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { ProjectFiles } from '../harness/page.ts'
import { readOwnProject } from '../harness/own-project.ts'

/** Real specs and documents, from which the mutants descend. */
export interface SeedProject {
  readonly name: string
  readonly files: ProjectFiles
  readonly specs: readonly string[]
  readonly documents: readonly string[]
  /** Path of the config, if there is one. */
  readonly config: string | undefined
}

const CORPUS = '../shared/corpus'

/** Larger documents take so long that little else would be tried. */
const MOST_CHARACTERS = 600_000

/** This repository's own project, and real ones beside the repository where they are. */
export function readSeedProjects({ own = false }: { readonly own?: boolean } = {}): readonly SeedProject[] {
  const ours = seedProject('own', readOwnProject())
  if (own || !existsSync(CORPUS)) return [ours]
  const folders = readdirSync(CORPUS, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const theirs = folders.map(({ name }) => seedProject(name, readFolder(join(CORPUS, name))))
  return [ours, ...theirs].filter(({ documents }) => documents.length > 0)
}

function seedProject(name: string, files: ProjectFiles): SeedProject {
  const paths = [...files.keys()]
  const config = paths.find((path) => path.startsWith('spec-lint.config.'))
  return {
    name,
    files,
    specs: paths.filter((path) => path.endsWith('.md')),
    documents: paths.filter((path) => /\.(?:json|ya?ml)$/.test(path) && path !== config),
    config,
  }
}

function readFolder(folder: string): ProjectFiles {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
  return new Map(
    paths
      .filter((path) => /\.(?:md|json|jsonc|ya?ml)$/.test(path))
      .map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path), 'utf8')] as const)
      .filter(([, text]) => text.length <= MOST_CHARACTERS),
  )
}
