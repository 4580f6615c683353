import type { Config } from '../config/model.ts'
import { parseSpec } from '../spec/parse-spec.ts'
import type { Spec } from '../spec/model.ts'
import { OperationIndex } from '../swagger/operation-index.ts'
import { SwaggerStore } from '../swagger/swagger-store.ts'
import { SourceFile } from '../text/source-file.ts'
import type { Consulted } from './consulted.ts'
import { createContext } from './context.ts'
import { EndpointCatalog, type KnownEndpoint } from './endpoint-catalog.ts'
import type { SpecContext } from './model.ts'

/** The files of a project, as a host shows them. Paths are relative to its root. */
export interface ProjectFiles {
  read(path: string): string | undefined
  list(patterns: readonly string[], ignore: readonly string[]): readonly string[]
}

/** What is known of a project before any of its files is read. */
export interface ProjectMemory {
  /** The endpoint of a spec; `undefined` where it has to be read. */
  endpointOf(path: string): KnownEndpoint | undefined
  /**
   * Documents that may declare a path by their texts, in no order; `undefined` where all have to be looked at.
   *
   * @param documents paths of all of them.
   */
  documentsWith(path: string, documents: readonly string[]): readonly string[] | undefined
}

/**
 * All specs and all swagger documents of one repository: the only place where the two meet. Files are read when a
 * judgement first needs them, and once.
 */
export class Project {
  readonly #files: ProjectFiles
  readonly #texts = new Map<string, string | undefined>()
  readonly #memory: ProjectMemory | undefined
  #specPaths: readonly string[] | undefined
  #documentPaths: readonly string[] | undefined
  #index: OperationIndex | undefined
  #catalog: EndpointCatalog | undefined
  readonly store: SwaggerStore

  constructor(
    files: ProjectFiles,
    readonly config: Config,
    /** When the run began. */
    readonly now: Date,
    memory?: ProjectMemory,
  ) {
    this.#files = files
    this.#memory = memory
    this.store = new SwaggerStore((path) => files.read(path), config.refs)
  }

  /** Specs by the config's patterns, sorted. */
  get specPaths(): readonly string[] {
    return (this.#specPaths ??= this.#files.list(this.config.specs, this.config.ignore))
  }

  /** Files that are searched for operations, by the config's patterns, sorted. */
  get documentPaths(): readonly string[] {
    return (this.#documentPaths ??= this.#files.list(this.config.swagger, this.config.ignore))
  }

  /** Every operation of every document. */
  get index(): OperationIndex {
    return (this.#index ??= new OperationIndex(
      this.store,
      () => this.documentPaths,
      (path) => this.#memory?.documentsWith(path, this.documentPaths),
    ))
  }

  /** Which specs are about which endpoint. */
  get catalog(): EndpointCatalog {
    return (this.#catalog ??= new EndpointCatalog(
      this.specPaths,
      (path) => this.#text(path),
      (path) => this.#memory?.endpointOf(path),
    ))
  }

  /** Reads and parses a spec; `undefined` where there is no such file. */
  async spec(path: string): Promise<Spec | undefined> {
    const text = this.#text(path)
    // A spec is seldom asked for again, and all of them together are large.
    this.#texts.delete(path)
    return text === undefined ? undefined : parseSpec(new SourceFile(path, text))
  }

  /**
   * A spec with all that a rule may look at.
   *
   * @param consulted notes what is looked at on the way.
   */
  async context(path: string, consulted?: Consulted): Promise<SpecContext | undefined> {
    const spec = await this.spec(path)
    return spec === undefined ? undefined : createContext(spec, this, consulted)
  }

  #text(path: string): string | undefined {
    if (!this.#texts.has(path)) this.#texts.set(path, this.#files.read(path))
    return this.#texts.get(path)
  }
}
