import { SYNTHETIC_ACTIONS, syntheticService, type SyntheticService } from './synthetic-api.ts'
import { documentPath, syntheticDocument } from './synthetic-document.ts'
import { specPath, syntheticSpec } from './synthetic-spec.ts'

/** How large a made-up repository is. */
export interface RepositorySize {
  readonly specs: number
  readonly documents: number
  /** Of the smallest document, in bytes, roughly. Default: 20 KB. */
  readonly smallestDocument?: number
  /** Of the largest document, in bytes, roughly. Default: 300 KB. */
  readonly largestDocument?: number
}

/** A file of a repository that is made up. */
export interface RepositoryFile {
  /** Relative to the root. */
  readonly path: string
  readonly text: string
}

const CONFIG = `variables: [business_id]
swagger: ["swagger/**/*.{json,yaml}"]
`

/** One spec in this many holds a mistake, as old repositories do. */
const SPECS_TO_A_MISTAKE = 10

/** Mistakes that people make, each where there is a place for it. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/\[0\]\.uid"/, '[0].id"'],
  [/^ {6}per_page: "10"/m, '      page_size: "10"'],
  [/^status: verified/m, 'status: verifed'],
]

/**
 * A repository that resembles real ones, file by file: specs that call operations of their own service and of another,
 * documents of 2.0, 3.0 and 3.1 in JSON and YAML, a mistake here and there. The same size gives the same bytes.
 *
 * @throws RangeError where the documents declare fewer operations than there are to be specs.
 */
export function* syntheticRepository(size: RepositorySize): Generator<RepositoryFile> {
  yield { path: 'spec-lint.config.yaml', text: CONFIG }
  const services = Array.from({ length: size.documents }, (_, index) =>
    serviceOfSize(index, size.documents, bytesOf(index, size)),
  )
  for (const service of services) yield { path: documentPath(service), text: syntheticDocument(service) }
  yield* specsOf(services, size.specs)
}

/** Goes round the services, an operation of each at a time, so that all documents are called from early on. */
function* specsOf(services: readonly SyntheticService[], specs: number): Generator<RepositoryFile> {
  let written = 0
  for (let round = 0; written < specs; round++) {
    const before = written
    for (const service of services) {
      const resource = service.resources[Math.floor(round / SYNTHETIC_ACTIONS.length)]
      const action = SYNTHETIC_ACTIONS[round % SYNTHETIC_ACTIONS.length]
      if (written === specs) return
      if (resource === undefined || action === undefined) continue
      const text = syntheticSpec(service, action, resource)
      const flawed = written % SPECS_TO_A_MISTAKE === SPECS_TO_A_MISTAKE - 1
      yield { path: specPath(service, action, resource), text: flawed ? withMistake(text, written) : text }
      written++
    }
    if (written === before) {
      throw new RangeError(`${services.length} documents of this size declare ${written} operations, not ${specs}.`)
    }
  }
}

function withMistake(text: string, index: number): string {
  const first = Math.floor(index / SPECS_TO_A_MISTAKE) % MISTAKES.length
  const inOrder = [...MISTAKES.slice(first), ...MISTAKES.slice(0, first)]
  const [place, instead] = inOrder.find(([pattern]) => pattern.test(text)) ?? [/^/, '']
  return text.replace(place, instead)
}

/** How large the document in this place of the row is to be. Most are small. */
function bytesOf(
  index: number,
  { smallestDocument: smallest = 20_000, largestDocument: largest = 300_000 }: RepositorySize,
): number {
  // The golden ratio spreads any number of documents evenly, so that repositories of all sizes have the same mixture.
  const place = (index * 0.618_033_988_749_895) % 1
  return smallest * (largest / smallest) ** place
}

/**
 * A service with a document of about this size.
 *
 * @param services how many there are in all; records of each link to the next.
 */
export function serviceOfSize(index: number, services: number, bytes: number): SyntheticService {
  const sample = 4
  const bytesOfOne = syntheticDocument(syntheticService(index, services, sample)).length / sample
  return syntheticService(index, services, Math.ceil(bytes / bytesOfOne))
}
