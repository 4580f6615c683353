import { timed } from '../text/phases.ts'
import type { Host } from './host.ts'

/** A host whose answers are timed. */
export function timedHost(host: Host): Host {
  return {
    read: (path) => timed('read', () => host.read(path)),
    list: (patterns, ignore) => timed('list', () => host.list(patterns, ignore)),
  }
}
