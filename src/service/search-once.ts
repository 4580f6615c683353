import type { Host } from './host.ts'

/** A host that makes each search once, for a run that several ask the same of. */
export function searchOnce(host: Host): Host {
  const found = new Map<string, readonly string[]>()
  return {
    read: (path) => host.read(path),
    list(patterns, ignore) {
      const search = JSON.stringify([patterns, ignore])
      const paths = found.get(search) ?? host.list(patterns, ignore)
      found.set(search, paths)
      return paths
    },
  }
}
