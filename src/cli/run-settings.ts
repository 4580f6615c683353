import { relative, sep } from 'node:path'
import type { LintResult, RunSettings } from '../diagnostic/lint-result.ts'
import type { Arguments } from './arguments.ts'
import { locateProject, type ProjectPlace } from './locate-project.ts'
import type { Shell } from './shell.ts'

/** Of a command line, what has a say in the verdict. */
type Asked = Pick<Arguments, 'config' | 'rules' | 'failOn' | 'maxWarnings' | 'baseline' | 'paths'>

/**
 * What a run over one of the files has to repeat to come to the same.
 *
 * @param configPath of the project; absolute.
 */
export function settingsOf(request: Asked, { configPath }: ProjectPlace, shell: Shell): RunSettings | undefined {
  const { config = foundByPaths(request, configPath, shell), rules, baseline } = request
  return orNone({
    ...(config !== undefined && { config }),
    ...(Object.keys(rules).length > 0 && { rules }),
    ...gateOf(request),
    ...(baseline !== undefined && { baseline }),
  })
}

/** What of a saved report holds for the one that is made of it, with the gate of this run. */
export function settingsOfSaved({ settings = {} }: LintResult, request: Asked): RunSettings | undefined {
  const { failOn: _gate, maxWarnings: _limit, ...judgedBy } = settings
  const { baseline } = request
  return orNone({ ...judgedBy, ...gateOf(request), ...(typeof baseline === 'string' && { baseline }) })
}

function gateOf({ failOn, maxWarnings }: Asked): RunSettings {
  return { ...(failOn !== 'error' && { failOn }), ...(maxWarnings !== undefined && { maxWarnings }) }
}

/** A config that was found above several paths together: another one may be nearer to one of them. */
function foundByPaths({ paths }: Asked, configPath: string | undefined, { cwd }: Shell): string | undefined {
  if (configPath === undefined || paths.length === 0) return undefined
  if (locateProject(undefined, [], { cwd }).configPath === configPath) return undefined
  return relative(cwd, configPath).split(sep).join('/')
}

function orNone(settings: RunSettings): RunSettings | undefined {
  return Object.keys(settings).length === 0 ? undefined : settings
}
