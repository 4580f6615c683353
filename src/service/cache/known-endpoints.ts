import type { KnownEndpoint } from '../../project/endpoint-catalog.ts'
import type { DigestingHost } from '../host.ts'
import type { KeptRun } from './kept-run.ts'

/** The endpoints of specs as a kept run has seen them, and which of those specs are as they were. */
export class KnownEndpoints {
  readonly #kept: KeptRun
  /** Numbers of endpoints by the path of the spec, -1 for none, where that is as it was. */
  readonly #same = new Map<string, number>()
  /** Endpoints of the others. */
  readonly #gone = new Set<string>()

  constructor(kept: KeptRun, host: DigestingHost) {
    this.#kept = kept
    const { paths, digests, endpoints } = kept.part('catalog')
    for (let entry = 0; entry < paths.length; entry++) {
      const path = kept.text(paths[entry] ?? -1)
      const endpoint = endpoints[entry] ?? -1
      if (host.digest(path) === kept.text(digests[entry] ?? -1)) this.#same.set(path, endpoint)
      else if (endpoint >= 0) this.#gone.add(kept.text(endpoint))
    }
  }

  /** The endpoint of a spec that is as it was; `undefined` where it has to be read. */
  of(path: string): KnownEndpoint | undefined {
    const endpoint = this.#same.get(path)
    if (endpoint === undefined) return undefined
    return { endpoint: endpoint < 0 ? undefined : this.#kept.text(endpoint) }
  }

  /**
   * The endpoints that specs which came, went or changed were about, and are about now.
   *
   * @param paths of all specs as they are now, sorted.
   * @param endpointOf tells the endpoint of a spec by its path.
   */
  changed(paths: readonly string[], endpointOf: (path: string) => string | undefined): ReadonlySet<string> {
    const changed = new Set(this.#gone)
    let listed = 0
    for (const path of paths) {
      if (this.#same.has(path)) listed++
      else add(changed, endpointOf(path))
    }
    // What is there and not among the specs any more went all the same.
    if (listed < this.#same.size) {
      const now = new Set(paths)
      for (const path of this.#same.keys()) if (!now.has(path)) add(changed, this.of(path)?.endpoint)
    }
    return changed
  }
}

function add(set: Set<string>, endpoint: string | undefined): void {
  if (endpoint !== undefined) set.add(endpoint)
}
