import type { Consulted } from '../../project/consulted.ts'
import type { Project } from '../../project/project.ts'
import type { JudgedSpec } from '../judged-spec.ts'
import type { KeptSpec, Questions } from './run-to-keep.ts'

/**
 * What to ask of swagger to learn whether a judgement still holds; `undefined` where that would not do: it points to
 * places of documents, which move, or was made by all of them.
 */
export function questionsOf({ path, told }: JudgedSpec, consulted: Consulted): Questions | undefined {
  const { swagger, everything, asked } = consulted
  const pointsElsewhere = told.some(({ diagnostic }) => diagnostic.related.some(({ file }) => file !== path))
  if (swagger === undefined || everything || pointsElsewhere) return undefined
  return { swagger, asked: [...asked.values()] }
}

/** The judgement of a spec with what it was judged by, but for what swagger answered. */
export function keptSpec(
  judged: JudgedSpec,
  consulted: Consulted,
  version: Pick<KeptSpec, 'digest' | 'run'>,
  project: Project,
): Omit<KeptSpec, 'answered'> {
  return {
    ...version,
    judgedAt: project.now.getTime(),
    until: consulted.until,
    files: filesOf(judged, consulted, project),
    calls: [...consulted.calls],
    everything: consulted.everything,
    endpoints: [...consulted.endpoints],
    judged,
  }
}

function filesOf({ documents }: JudgedSpec, { files, everything }: Consulted, project: Project): readonly string[] {
  const own = reachedFrom([...files, ...documents], project)
  if (!everything) return own
  // That any of all documents changed is noticed all the same.
  const all = new Set(project.documentPaths)
  const parts = reachedFrom(project.documentPaths, project).filter((path) => !all.has(path))
  return [...new Set([...own, ...parts])]
}

function reachedFrom(paths: readonly string[], project: Project): readonly string[] {
  const reached = new Set<string>()
  for (const path of paths) for (const file of project.store.reachedFrom(path)) reached.add(file)
  return [...reached]
}
