import { Fragments } from './fragments.ts'
import type { SwaggerDocument, SwaggerReading } from './model.ts'
import { type DataFile, RawNode } from './raw-node.ts'
import { ReferenceResolver } from './reference-resolver.ts'
import { isApiDescription, ReadDocument } from './swagger-document.ts'
import { readData } from '../syntax/read-data.ts'
import { timed } from '../text/phases.ts'
import { SourceFile } from '../text/source-file.ts'

/**
 * The API descriptions of one project and the files that they refer to. A file is read once and parsed at most once,
 * when it is first needed.
 */
export class SwaggerStore {
  readonly #read: (path: string) => string | undefined
  readonly #refs: Readonly<Record<string, string>>
  readonly #resolver: ReferenceResolver
  readonly #sources = new Map<string, SourceFile | undefined>()
  readonly #files = new Map<string, DataFile | undefined>()
  readonly #readings = new Map<string, SwaggerReading | undefined>()

  /**
   * @param read text of a file by its path from the project root; `undefined` where there is none or where it lies
   * outside
   * @param refs published address prefix → folder of the project
   */
  constructor(read: (path: string) => string | undefined, refs: Readonly<Record<string, string>>) {
    this.#read = read
    this.#refs = refs
    this.#resolver = new ReferenceResolver((path) => this.#file(path), refs)
  }

  /** A file and all others that references have led to from there so far, missing ones included. */
  reachedFrom(path: string): ReadonlySet<string> {
    const reached = new Set([path])
    // A set that grows while it is walked is walked to its new end.
    for (const file of reached) for (const other of this.#resolver.referredFrom(file)) reached.add(other)
    return reached
  }

  /** Documents that were opened so far, in that order. */
  get documents(): readonly SwaggerDocument[] {
    return [...this.#readings.values()].flatMap((reading) => reading?.document ?? [])
  }

  /** The API description in a file, where it was needed so far. */
  opened(path: string): SwaggerDocument | undefined {
    return this.#readings.get(path)?.document
  }

  /** The file without a look at what it says; `undefined` where there is none. */
  source(path: string): SourceFile | undefined {
    if (!this.#sources.has(path)) {
      const text = this.#read(path)
      this.#sources.set(path, text === undefined ? undefined : new SourceFile(path, text))
    }
    return this.#sources.get(path)
  }

  /** The API description in a file, or why there is none; `undefined` where there is no such file. */
  open(path: string): SwaggerReading | undefined {
    if (!this.#readings.has(path)) this.#readings.set(path, this.#openDocument(path))
    return this.#readings.get(path)
  }

  /**
   * Tells of the parts of documents whether they are the same.
   *
   * @param digest equal for equal texts, and for no others.
   */
  fragments(digest: (text: string) => string): Fragments {
    return new Fragments({ file: (path) => this.#file(path), refs: this.#refs, digest })
  }

  #openDocument(path: string): SwaggerReading | undefined {
    const file = this.#file(path)
    if (file === undefined) return undefined
    if (!isApiDescription(file.data?.value)) {
      if (file.problems.length > 0) return { document: undefined, problems: file.problems }
      const message = 'This is no API description: it has neither `swagger` nor `openapi` nor `paths`.'
      return { document: undefined, problems: [{ span: { start: 0, end: 0 }, message }] }
    }
    return { document: new ReadDocument(RawNode.root(file), this.#resolver), problems: file.problems }
  }

  #file(path: string): DataFile | undefined {
    if (this.#files.has(path)) return this.#files.get(path)
    const source = this.source(path)
    let file: DataFile | undefined
    if (source !== undefined) {
      const { value: data, problems } = timed('swagger', () => readData(source))
      file = { source, data, problems }
    }
    this.#files.set(path, file)
    return file
  }
}
