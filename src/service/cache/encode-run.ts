import type { JudgedSpec } from '../judged-spec.ts'
import type { Digest, KeptEndpoint, KeptNotes, KeptRun, KeptSpec } from './kept-run.ts'

type Texts = readonly number[]

/** A spec with numbers of texts in place of texts that many specs share. */
type EncodedSpec = readonly [
  path: number,
  digest: string,
  run: number,
  judgedAt: number,
  until: number | null,
  files: Texts,
  calls: Texts,
  everything: boolean,
  endpoints: Texts,
  steps: number,
  operations: Texts,
  documents: Texts,
  reads: Texts,
  told: KeptSpec['judged']['told'],
  suppressed: readonly string[],
]

interface EncodedRun {
  readonly run: number
  readonly texts: readonly string[]
  readonly documents: Texts
  readonly files: readonly (readonly [path: number, digest: Digest])[]
  readonly endpoints: readonly (readonly [path: number, digest: string, endpoint: number | null])[]
  readonly specs: readonly EncodedSpec[]
  readonly notes: readonly (readonly [document: number, notes: readonly EncodedNotes[]])[]
}

type EncodedNotes = readonly [by: Texts, problems: KeptNotes['problems']]

/** A run as JSON, in which a text that is used often stands once. */
export function encodeRun(run: KeptRun): string {
  const texts = new TextTable()
  const encoded: Omit<EncodedRun, 'texts'> = {
    run: run.run,
    documents: texts.all(run.documents),
    files: [...run.files].map(([path, digest]) => [texts.of(path), digest]),
    endpoints: [...run.endpoints].map(([path, { digest, endpoint }]) => [
      texts.of(path),
      digest,
      endpoint === undefined ? null : texts.of(endpoint),
    ]),
    specs: [...run.specs.values()].map((spec) => encodeSpec(spec, texts)),
    notes: [...run.notes].map(([document, notes]) => [
      texts.of(document),
      notes.map(({ by, problems }) => [texts.all(by), problems]),
    ]),
  }
  return JSON.stringify({ ...encoded, texts: texts.list } satisfies EncodedRun)
}

/** The run that {@link encodeRun} made JSON of: the caller knows that it was this function and no other. */
export function decodeRun(json: string): KeptRun {
  const encoded = JSON.parse(json) as EncodedRun
  const text = (at: number): string => encoded.texts[at] ?? ''
  const all = (texts: Texts): string[] => texts.map(text)
  return {
    run: encoded.run,
    documents: all(encoded.documents),
    files: new Map(encoded.files.map(([path, digest]) => [text(path), digest])),
    endpoints: new Map(encoded.endpoints.map((entry) => decodeEndpoint(entry, text))),
    specs: new Map(encoded.specs.map((spec) => [text(spec[0]), new DecodedSpec(spec, text)])),
    notes: new Map(
      encoded.notes.map(([document, notes]) => [
        text(document),
        notes.map(([by, problems]) => ({ by: all(by), problems })),
      ]),
    ),
  }
}

function encodeSpec(spec: KeptSpec, texts: TextTable): EncodedSpec {
  const { judged } = spec
  return [
    texts.of(judged.path),
    spec.digest,
    spec.run,
    spec.judgedAt,
    Number.isFinite(spec.until) ? spec.until : null,
    texts.all(spec.files),
    texts.all(spec.calls),
    spec.everything,
    texts.all(spec.endpoints),
    judged.steps,
    texts.all(judged.operations),
    texts.all(judged.documents),
    texts.all(judged.reads.flat()),
    judged.told,
    judged.suppressed,
  ]
}

function decodeEndpoint(
  [path, digest, endpoint]: EncodedRun['endpoints'][number],
  text: (at: number) => string,
): readonly [string, KeptEndpoint] {
  return [text(path), { digest, endpoint: endpoint === null ? undefined : text(endpoint) }]
}

/** A spec of a file, taken apart as far as somebody asks. */
class DecodedSpec implements KeptSpec {
  readonly #encoded: EncodedSpec
  readonly #text: (at: number) => string
  #judged: JudgedSpec | undefined

  constructor(encoded: EncodedSpec, text: (at: number) => string) {
    this.#encoded = encoded
    this.#text = text
  }

  get digest(): string {
    return this.#encoded[1]
  }

  get run(): number {
    return this.#encoded[2]
  }

  get judgedAt(): number {
    return this.#encoded[3]
  }

  get until(): number {
    return this.#encoded[4] ?? Infinity
  }

  get files(): readonly string[] {
    return this.#all(this.#encoded[5])
  }

  get calls(): readonly string[] {
    return this.#all(this.#encoded[6])
  }

  get everything(): boolean {
    return this.#encoded[7]
  }

  get endpoints(): readonly string[] {
    return this.#all(this.#encoded[8])
  }

  get judged(): JudgedSpec {
    return (this.#judged ??= this.#decode())
  }

  #decode(): JudgedSpec {
    const [path, , , , , , , , , steps, operations, documents, reads, told, suppressed] = this.#encoded
    const pairs: [string, string][] = []
    for (let at = 0; at + 1 < reads.length; at += 2) {
      pairs.push([this.#text(reads[at] ?? -1), this.#text(reads[at + 1] ?? -1)])
    }
    return {
      path: this.#text(path),
      steps,
      operations: this.#all(operations),
      documents: this.#all(documents),
      reads: pairs,
      told,
      suppressed,
      // One that a rule failed on is not kept.
      failures: [],
    }
  }

  #all(texts: Texts): string[] {
    return texts.map(this.#text)
  }
}

/** Gives every text a number. */
class TextTable {
  readonly list: string[] = []
  readonly #numbers = new Map<string, number>()

  of(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.list.length
      this.#numbers.set(text, number)
      this.list.push(text)
    }
    return number
  }

  all(texts: readonly string[]): number[] {
    return texts.map((text) => this.of(text))
  }
}
