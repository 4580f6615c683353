import { posix } from 'node:path'

import picomatch from 'picomatch/posix.js'

import type { Host } from '../../src/service/host.ts'

/** A host over files in memory. */
export function memoryHost(files: ReadonlyMap<string, string>): Host {
  return {
    read(path) {
      const inside = posix.normalize(path)
      return inside.startsWith('..') || inside.startsWith('/') ? undefined : files.get(inside)
    },
    list(patterns, ignore) {
      const wanted = picomatch([...patterns], { dot: true, ignore: [...ignore] })
      return [...files.keys()].filter((path) => wanted(path)).toSorted()
    },
  }
}
