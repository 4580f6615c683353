import type { Consulted } from '../../project/consulted.ts'
import type { Project } from '../../project/project.ts'
import type { JudgedSpec } from '../judged-spec.ts'
import type { KeptSpec } from './run-to-keep.ts'

/** The judgement of a spec with what it was judged by. */
export function keptSpec(
  judged: JudgedSpec,
  consulted: Consulted,
  version: Pick<KeptSpec, 'digest' | 'run'>,
  project: Project,
): KeptSpec {
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
