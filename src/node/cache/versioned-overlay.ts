import type { DigestingHost } from '../../service/host.ts'
import { OverlayHost } from '../../service/overlay-host.ts'
import { digestOf } from './versioned-host.ts'

/** A host with digests, as it would be if some of its files were different. */
export class VersionedOverlay extends OverlayHost implements DigestingHost {
  readonly #base: DigestingHost
  readonly #digests: ReadonlyMap<string, string | undefined>

  /** @param files path → its text, or `undefined` where no file shall be */
  constructor(base: DigestingHost, files: ReadonlyMap<string, string | undefined>) {
    super(base, files)
    this.#base = base
    this.#digests = new Map([...files].map(([path, text]) => [path, text === undefined ? undefined : digestOf(text)]))
  }

  digest(path: string): string | undefined {
    return this.#digests.has(path) ? this.#digests.get(path) : this.#base.digest(path)
  }

  digestOf(text: string): string {
    return digestOf(text)
  }

  /** Equal for overlays that make the same difference. */
  get identity(): readonly (readonly [path: string, digest: string | null])[] {
    return [...this.#digests].map(([path, digest]) => [path, digest ?? null] as const)
  }
}
