import type { Host } from './host.ts'

/** A host that shows other texts for some of its files, as if they had been written. */
export function overlayHost(host: Host, texts: ReadonlyMap<string, string>): Host {
  return {
    read: (path) => texts.get(path) ?? host.read(path),
    list: (patterns, ignore) => host.list(patterns, ignore),
  }
}
