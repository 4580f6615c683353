import { readFileSync } from 'node:fs'
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import type { Config } from '../../src/config/model.ts'
import { parseConfig } from '../../src/config/parse-config.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import { parseJsonPath } from '../../src/syntax/parse-json-path.ts'
import { readData } from '../../src/syntax/read-data.ts'
import { readOutline } from '../../src/syntax/read-outline.ts'
import { EmbeddedText } from '../../src/text/embedded-text.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import { memoryHost } from '../harness/memory-host.ts'
import type { ProjectFiles } from '../harness/page.ts'
import { Chance } from './chance.ts'
import { checkOutline, checkProblems, checkResult, checkYaml, complainAll, type Complaint } from './invariants.ts'
import { mutateText } from './mutate-text.ts'
import type { SeedProject } from './seed-projects.ts'

/** What came of one mutant. */
export interface Trial {
  readonly seed: number
  /** What was tried with it. */
  readonly kind: string
  /** Name of the project that its file comes from. */
  readonly project: string
  /** Path and text of the file that was mutated. */
  readonly path: string
  readonly text: string
  /** Invariants that do not hold. */
  readonly complaints: readonly Complaint[]
}

/** Far more than any mutant of a real file may take, on a machine that does other things too; in milliseconds. */
const PATIENCE = 15_000

const TEMPLATE = readFileSync('templates/minimal.md', 'utf8')

const NOW = new Date('2026-11-01T00:00:00Z')

type Mutant = Pick<Trial, 'path' | 'text'>
type Try = (project: SeedProject, chance: Chance, mutate: (path: string) => Mutant) => Promise<readonly Complaint[]>

const TRIES: readonly (readonly [string, number, Try])[] = [
  ['a spec', 5, trySpec],
  ['fixes', 4, tryFixes],
  ['a document', 3, tryDocument],
  ['the readers', 5, tryReaders],
  ['a config', 1, tryConfig],
  ['a new spec', 1, tryScaffold],
  ['a JSONPath', 1, tryJsonPath],
]
const WEIGHTED = TRIES.flatMap(([kind, weight, attempt]) => Array.from({ length: weight }, () => ({ kind, attempt })))

/** Makes the mutant of a seed and looks whether everything that must hold does. Never rejects. */
export async function runTrial(seed: number, projects: readonly SeedProject[]): Promise<Trial> {
  const chance = new Chance(seed)
  const project = chance.pick(projects)
  const { kind, attempt } = chance.pick(WEIGHTED)
  let mutant: Mutant = { path: '', text: '' }
  const mutate = (path: string): Mutant => {
    const alike = [...project.files.keys()].filter((other) => extension(other) === extension(path))
    const text = mutateText(project.files.get(path) ?? '', project.files.get(chance.pick(alike)) ?? '', chance)
    return (mutant = { path, text })
  }
  const started = performance.now()
  const complaints = await attempt(project, chance, mutate).catch((error: unknown) =>
    complainAll('nothing throws', [error instanceof Error ? (error.stack ?? error.message) : String(error)]),
  )
  const took = performance.now() - started
  const slow = took > PATIENCE ? [`it takes ${Math.round(took)} ms`] : []
  return {
    seed,
    kind,
    project: project.name,
    ...mutant,
    complaints: [...complaints, ...complainAll('nothing hangs', slow)],
  }
}

function extension(path: string): string {
  return path.slice(path.lastIndexOf('.'))
}

async function configOf({ config, files }: SeedProject): Promise<Config> {
  if (config === undefined) return DEFAULT_CONFIG
  return (await parseConfig(new SourceFile(config, files.get(config) ?? ''))).value
}

function withMutant({ files }: SeedProject, { path, text }: Mutant): ProjectFiles {
  return new Map([...files, [path, text]])
}

async function trySpec(...[project, chance, mutate]: Parameters<Try>): Promise<readonly Complaint[]> {
  if (project.specs.length === 0) return tryReaders(project, chance, mutate)
  const mutant = mutate(chance.pick(project.specs))
  const files = withMutant(project, mutant)
  return checkResult(
    await createSpecLint(memoryHost(files), await configOf(project)).lint({ files: [mutant.path], now: NOW }),
    files,
  )
}

async function tryFixes(...[project, chance, mutate]: Parameters<Try>): Promise<readonly Complaint[]> {
  if (project.specs.length === 0) return tryReaders(project, chance, mutate)
  const mutant = mutate(chance.pick(project.specs))
  const config = await configOf(project)
  const request = { files: [mutant.path], now: NOW, unsafe: chance.oneIn(2) }
  const files = withMutant(project, mutant)
  const first = await createSpecLint(memoryHost(files), config).fix(request)
  const fixed = new Map([...files, ...first.changes.map(({ path, after }) => [path, after] as const)])
  const second = await createSpecLint(memoryHost(fixed), config).fix(request)
  const wrong = [
    ...(first.settled ? [] : [first.circular ? 'fixes undo each other' : 'one run does not make all fixes']),
    ...(first.changes.some(({ path }) => path !== mutant.path) ? ['a fix changes another file'] : []),
    ...(second.changes.length > 0 ? ['a second run of fixes changes something'] : []),
  ]
  return [
    ...checkResult(first.before, files),
    ...checkResult(first.result, fixed),
    ...complainAll('fixes converge', wrong),
  ]
}

async function tryDocument(...[project, chance, mutate]: Parameters<Try>): Promise<readonly Complaint[]> {
  const mutant = mutate(chance.pick(project.documents))
  const files = withMutant(project, mutant)
  const users = project.specs.filter((path) => files.get(path)?.includes(mutant.path) === true).slice(0, 3)
  const linter = createSpecLint(memoryHost(files), await configOf(project))
  const result = await linter.lint({ files: users.length > 0 ? users : project.specs.slice(0, 1), now: NOW })
  return checkResult(result, files)
}

async function tryReaders(...[project, chance, mutate]: Parameters<Try>): Promise<readonly Complaint[]> {
  const paths = [...project.specs, ...project.specs, ...project.documents]
  const { path, text } = mutate(chance.pick(paths))
  const source = new SourceFile(path, text)
  if (!path.endsWith('.md')) return tryData(source)
  const { frontmatter, blocks, problems } = await readOutline(source)
  const texts = blocks.flatMap((block) => (block.kind === 'fence' ? [block.content] : []))
  const embedded = frontmatter === undefined ? texts : [frontmatter.content, ...texts]
  const outline = await checkOutline(source)
  const yaml = await Promise.all(embedded.map((each) => checkYaml(each)))
  return [...checkProblems(problems, source), ...outline, ...yaml.flat()]
}

/** Values where a document says they are, and the fast reader of YAML on a document of its own. */
async function tryData(source: SourceFile): Promise<readonly Complaint[]> {
  const { value, problems } = readData(source)
  const complaints = [...checkProblems(problems, source)]
  for (const pointer of [[], ['paths'], ['info', 'title'], ['paths', '/x', 'get'], ['a', '0']]) {
    const span = await value?.locate(pointer)
    if (span !== undefined) complaints.push(...checkProblems([{ span, message: pointer.join('/') }], source))
  }
  const whole = EmbeddedText.contiguous(source, { start: 0, end: source.text.length })
  return /\.ya?ml$/.test(source.path) && source.text.length < 60_000
    ? [...complaints, ...(await checkYaml(whole))]
    : complaints
}

async function tryConfig(...[project, chance, mutate]: Parameters<Try>): Promise<readonly Complaint[]> {
  if (project.config === undefined || project.specs.length === 0) return tryReaders(project, chance, mutate)
  const mutant = mutate(project.config)
  const source = new SourceFile(mutant.path, mutant.text)
  const { value: config, problems } = await parseConfig(source)
  const complaints = checkProblems(problems, source)
  if (problems.length > 0) return complaints
  const result = await createSpecLint(memoryHost(project.files), config).lint({
    files: [chance.pick(project.specs)],
    now: NOW,
  })
  return [...complaints, ...checkResult(result, project.files)]
}

/** A spec for an operation of a mutated document: whatever the document says, one comes out, or a reason why not. */
async function tryScaffold(...[project, chance, mutate]: Parameters<Try>): Promise<readonly Complaint[]> {
  const mutant = mutate(chance.pick(project.documents))
  const files = new Map([[mutant.path, mutant.text]])
  const config = { ...(await configOf(project)), swagger: [mutant.path] }
  const operations = [...mutant.text.matchAll(/"?(\/[\w{}/.-]+)"?:/g)].slice(0, 400).map(([, path = '']) => path)
  if (operations.length === 0) return []
  const method = chance.pick(['GET', 'POST', 'PUT', 'DELETE'])
  const request = { template: TEMPLATE, domain: 'fuzz', now: NOW }
  await createSpecLint(memoryHost(files), config).scaffold(`${method} ${chance.pick(operations)}`, request)
  return []
}

async function tryJsonPath(...[project, chance, mutate]: Parameters<Try>): Promise<readonly Complaint[]> {
  const [path = ''] = project.specs
  if (path === '') return tryReaders(project, chance, mutate)
  const { text } = mutate(chance.pick(project.specs))
  const complaints: Complaint[] = []
  for (const [written] of text.matchAll(/\$[^\n]*/g)) {
    const { problems } = await parseJsonPath(written)
    complaints.push(...checkProblems(problems, new SourceFile('a JSONPath', written)))
  }
  return complaints
}
