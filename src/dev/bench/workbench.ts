import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

import { makeRepository } from './make-repository.ts'
import { RunError, Stopwatch, type Command, type Outcome } from './measure.ts'

/** Where the benchmark takes from what it measures. */
export interface BenchPlaces {
  /** Folder of the package, built: its manifest says where the programs are. */
  readonly package: string
  /** A project with specs. */
  readonly project: string
  /** A folder of swagger documents, of which the largest is used; need not be there. */
  readonly documents: string
}

/** A program of the package. */
export type Program = 'spec-lint' | 'spec-new'

/** Specs that share one document in made-up repositories. */
const SPECS_TO_A_DOCUMENT = 20

/** After which a file counts as written before. */
const SETTLING_MS = 100

/** What all cases share: the programs, places to work in, and the repositories that are made once. */
export class Workbench {
  readonly places: BenchPlaces
  /** A folder that is there as long as the workbench is. */
  readonly folder: string
  readonly stopwatch: Stopwatch
  readonly #programs: Readonly<Record<Program, string>>
  readonly #repositories = new Map<number, string>()
  #help: string | undefined

  /** @throws RunError where there are no programs, or some that do not run. */
  constructor(places: BenchPlaces) {
    this.places = {
      package: resolve(places.package),
      project: resolve(places.project),
      documents: resolve(places.documents),
    }
    this.#programs = programsOf(this.places.package)
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'spec-lint-bench-')))
    this.stopwatch = new Stopwatch(this.subfolder('home'))
    const { code } = this.stopwatch.run(this.command('spec-lint', this.folder, '--version'))
    if (code === 0) return
    this.close()
    throw new RunError(`the programs of ${this.places.package} do not run; build them with \`npm run build\``)
  }

  /** Removes all that was made. */
  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  command(program: Program, cwd: string, ...options: readonly string[]): Command {
    return { argv: [join(this.places.package, this.#programs[program]), ...options], cwd }
  }

  /**
   * Runs a command once, unmeasured: it fills caches, and shows that it does what is to be measured.
   *
   * @throws RunError where it fails.
   */
  rehearse(command: Command): Outcome {
    const outcome = this.stopwatch.run(command)
    if (outcome.code === 0 || outcome.code === 1) return outcome
    throw new RunError(`${command.argv.join(' ')} ended with ${outcome.code}: ${outcome.stderr.trim()}`)
  }

  /** Whether this build of the linter has an option. */
  has(option: string): boolean {
    this.#help ??= this.rehearse(this.command('spec-lint', this.folder, '--help')).stdout
    return this.#help.includes(option)
  }

  /** The option that keeps results of earlier runs out, where this build keeps any. */
  get cold(): readonly string[] {
    return this.has('--no-cache') ? ['--no-cache'] : []
  }

  /** A made-up repository; the same one for the same number of specs. */
  repository(specs: number): string {
    const known = this.#repositories.get(specs)
    if (known !== undefined) return known
    const folder = this.subfolder(`repository-${specs}`)
    makeRepository(folder, { specs, documents: Math.ceil(specs / SPECS_TO_A_DOCUMENT) })
    this.#repositories.set(specs, folder)
    return folder
  }

  /** A copy of the project, without what was installed into it, that may be changed. */
  projectCopy(name: string): string {
    const folder = this.subfolder(name)
    cpSync(this.places.project, folder, { recursive: true, filter: isOwn })
    // What was written this very moment is not relied on.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SETTLING_MS)
    return folder
  }

  /** A new folder to work in. */
  subfolder(name: string): string {
    const folder = join(this.folder, name)
    mkdirSync(folder)
    return folder
  }
}

/** Whether a file or folder is part of a project, and not of what was installed into it or what keeps its history. */
function isOwn(path: string): boolean {
  return !['node_modules', '.git'].includes(basename(path))
}

function programsOf(folder: string): Readonly<Record<Program, string>> {
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest)) throw new RunError(`there is no package in ${folder}`)
  return JSON.parse(readFileSync(manifest, 'utf8')).bin
}
