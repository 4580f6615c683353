import { misspellings, type ProjectFacts } from './fault.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** What may stand by mistake where a method should: a misspelling, or another method that the path does not have. */
export function faultyMethods(method: string, path: string, project: ProjectFacts): readonly string[] {
  const others = METHODS.filter((other) => other !== method && !project.declares(other, path))
  return [...misspellings(method), ...others]
}

/** One literal segment of a path, misspelt. */
export interface FaultySegment {
  /** Offset in the path. */
  readonly at: number
  readonly old: string
  readonly fresh: string
}

/** Misspellings of the literal segments that give no other path with the same words. */
export function* faultySegments(method: string, path: string, project: ProjectFacts): Iterable<FaultySegment> {
  for (const { 0: old, index: at } of path.matchAll(/(?<=\/)[a-z][a-z_-]{2,}(?=\/|$|\?)/gi)) {
    for (const fresh of misspellings(old)) {
      const wrong = path.slice(0, at) + fresh + path.slice(at + old.length)
      // A word where only a value is declared is a fault all the same: `/items/bluk` for `/items/{id}`.
      if (!project.declares(method, wrong)) yield { at, old, fresh }
    }
  }
}
