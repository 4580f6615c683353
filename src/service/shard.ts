/** One part of a run that is split over several machines. */
export interface Shard {
  /** From 1. */
  readonly index: number
  readonly count: number
}

/** The paths that fall to a shard. Each falls to exactly one, whichever others there are. */
export function shardOf(paths: readonly string[], { index, count }: Shard): readonly string[] {
  return paths.filter((path) => hash(path) % count === index - 1)
}

/** FNV-1a over UTF-16 units, with the bits mixed at the end: its low ones alone tell similar paths apart badly. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
