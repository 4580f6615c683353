import { groupBy } from '../../text/group-by.ts'
import { baseName } from '../../text/base-name.ts'

/** A published address below which a reference leads, and the folder of the project that it may be a copy of. */
interface Guess {
  readonly prefix: string
  readonly folder: string
  /** Besides the name of the file, that of its folder agrees. */
  readonly likely: boolean
}

/** References of documents to other files on the network. Capped: a hostile line is no reason to look for ever. */
const REFERENCE = /\$ref["']?\s{0,9}:\s{0,9}["']?(https?:\/\/[^\s"'#?]{1,2000})(#\/[^\s"'])?/g

/** An address on the network that a document refers to, without its fragment. */
export interface RemoteReference {
  readonly address: string
  /** All that stands there is meant, and no part of it: a schema, and not a document with schemas in it. */
  readonly isWhole: boolean
}

/** What a document refers to on the network; an address may be there several times. */
export function remoteReferences(text: string): readonly RemoteReference[] {
  if (!text.includes('$ref')) return []
  return [...text.matchAll(REFERENCE)].map(([, address = '', part]) => ({ address, isWhole: part === undefined }))
}

/**
 * Published addresses that look like copies of folders of the project: what follows a prefix of the address is, for at
 * least half of the references below it, the path of a file in that folder.
 *
 * @param references as {@link remoteReferences} gives them.
 * @param files all files that there are to refer to.
 * @param documents those of them that declare operations: none is referred to as a whole.
 * @returns prefix → folder, both ending in a slash, as `refs` in the config has them.
 */
export function guessReferenceFolders(
  references: readonly RemoteReference[],
  files: readonly string[],
  documents: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  const byName = groupBy(files, baseName)
  const addresses = new Set(references.map(({ address }) => address))
  const wholes = new Set(references.flatMap(({ address, isWhole }) => (isWhole ? address : [])))
  const votes = new Map<string, Guess & { readonly count: number }>()
  for (const address of addresses) {
    const namesakes = byName.get(baseName(address)) ?? []
    const candidates = wholes.has(address) ? namesakes.filter((path) => !documents.has(path)) : namesakes
    for (const guess of guessesFor(address, candidates)) {
      const key = JSON.stringify([guess.prefix, guess.folder])
      const { likely = false, count = 0 } = votes.get(key) ?? {}
      votes.set(key, { ...guess, likely: likely || guess.likely, count: count + 1 })
    }
  }
  const chosen: Record<string, string> = {}
  const ranked = [...votes.values()].toSorted((first, second) => second.count - first.count)
  for (const { prefix, folder, likely, count } of ranked) {
    // One file of the same name, and nothing else in common, is a coincidence.
    if (!likely && count < 2) continue
    const below = [...addresses].filter((address) => address.startsWith(prefix)).length
    if (count * 2 >= below && !Object.keys(chosen).some((other) => overlap(other, prefix))) chosen[prefix] = folder
  }
  return chosen
}

/** One guess for each file whose path ends as the address does, the longest common end with a folder in it. */
function guessesFor(address: string, candidates: readonly string[]): readonly Guess[] {
  return candidates.map((path) => {
    const published = address.split('/')
    const local = path.split('/')
    // Scheme, nothing, host: what is published there starts behind them.
    const most = Math.min(local.length, published.length - 3)
    let shared = 1
    while (shared < most && published.at(-shared - 1) === local.at(-shared - 1)) shared++
    // The outermost folder that both have belongs to the pair, so that a folder is mapped to its namesake.
    const below = Math.max(1, shared - 1)
    const prefix = `${published.slice(0, -below).join('/')}/`
    return { prefix, folder: folderPath(local.slice(0, -below)), likely: shared > 1 }
  })
}

function folderPath(segments: readonly string[]): string {
  return segments.length === 0 ? './' : `${segments.join('/')}/`
}

function overlap(first: string, second: string): boolean {
  return first.startsWith(second) || second.startsWith(first)
}
