import type { Pointer } from '../syntax/data-document.ts'
import { decodePercent } from '../text/decode-percent.ts'

/** Where a `$ref` leads, before anything is read. */
export type ReferenceAddress =
  /** `path` is relative to the project root. */
  | { readonly kind: 'local'; readonly path: string; readonly fragment: string }
  /** Not followed, and why: a clause. */
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * The file that a reference names. Nothing outside the project is ever named, and nothing is ever fetched: published
 * addresses are taken only through `refs`, the longest matching prefix first.
 *
 * @param from file that holds the reference, relative to the project root
 * @param refs published address prefix → folder of the project
 */
export function referenceAddress(
  reference: string,
  from: string,
  refs: Readonly<Record<string, string>>,
): ReferenceAddress {
  const hash = reference.indexOf('#')
  const address = hash < 0 ? reference : reference.slice(0, hash)
  const fragment = hash < 0 ? '' : reference.slice(hash + 1)
  if (address === '') return { kind: 'local', path: from, fragment }
  if (address.includes('\0')) return refused('holds a character that no file name has')
  const mapped = mappedFolder(address, refs)
  if (mapped !== undefined) return inside(mapped.folder, mapped.rest, fragment)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  if (scheme === 'http' || scheme === 'https') {
    return refused('is never fetched, and no prefix of it is mapped to a folder by `refs` in the config')
  }
  if (scheme !== undefined) return refused(`has the scheme \`${scheme}:\`, which is not followed`)
  if (/^[/\\]/.test(address)) return refused('is an absolute path')
  return inside(folderOf(from), address, fragment)
}

/** Steps of a fragment that is a JSON Pointer; `undefined` for an anchor's name. */
export function pointerOf(fragment: string): Pointer | undefined {
  if (fragment === '' || fragment === '/') return []
  if (!fragment.startsWith('/')) return undefined
  return fragment
    .slice(1)
    .split('/')
    .map((step) => unescapeStep(decodePercent(step)))
}

/** `~1` first, so that `~01` is `~1` and no slash. */
export function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}

function refused(reason: string): ReferenceAddress {
  return { kind: 'refused', reason }
}

/** Longest prefix of an address that is looked up. */
const LONGEST_PREFIX = 2_000

/** By the longest prefix: an address has few, and a config that a stranger wrote may map thousands. */
function mappedFolder(
  address: string,
  refs: Readonly<Record<string, string>>,
): { folder: string; rest: string } | undefined {
  const folderAt = (length: number): string | undefined => {
    const prefix = address.slice(0, length)
    return prefix !== '' && Object.hasOwn(refs, prefix) ? refs[prefix] : undefined
  }
  for (let length = Math.min(address.length, LONGEST_PREFIX); length > 0; length--) {
    // `…/entities` is no prefix of `…/entities-old/x.json`.
    const whole = length === address.length || address[length] === '/' || address[length - 1] === '/'
    const folder = whole ? folderAt(length) : undefined
    if (folder !== undefined) return { folder, rest: address.slice(length) }
  }
  return undefined
}

/** Joins below the project root; percent-encoding is undone first, so that `%2e%2e` climbs no further than `..`. */
function inside(folder: string, address: string, fragment: string): ReferenceAddress {
  const query = address.indexOf('?')
  const path = decodePercent(query < 0 ? address : address.slice(0, query))
  if (path.includes('\0')) return refused('holds a character that no file name has')
  const steps: string[] = []
  for (const step of `${folder}/${path}`.split(/[/\\]/)) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return refused('leads out of the project')
  }
  if (steps.length === 0) return refused('names no file')
  return { kind: 'local', path: steps.join('/'), fragment }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
