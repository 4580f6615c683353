import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { BenchCase, Run, Skipped } from './bench-case.ts'
import type { Workbench } from './workbench.ts'

/** Runs over a project of people: all of it, one spec of it, and a spec to be written for it. */
export const PROJECT_CASES: readonly BenchCase[] = [
  {
    name: 'project-cold',
    title: 'whole project, cold',
    targets: [{ figure: 'ratio', limit: 8 }],
    setUp: (workbench) => lint(workbench, workbench.places.project, workbench.cold),
  },
  {
    name: 'project-warm',
    title: 'whole project, warm',
    targets: [{ figure: 'ratio', limit: 2 }],
    setUp: (workbench) => warm(workbench, 'project-warm', () => []),
  },
  {
    name: 'spec-cold',
    title: 'one spec with its large document, cold',
    targets: [{ figure: 'ratio', limit: 2 }],
    setUp: (workbench) => {
      const { project } = workbench.places
      return lint(workbench, project, [...workbench.cold, chooseSpec(project).path])
    },
  },
  {
    name: 'spec-warm',
    title: 'one spec with its large document, warm',
    targets: [{ figure: 'ratio', limit: 2 }],
    setUp: (workbench) => warm(workbench, 'spec-warm', (project) => [chooseSpec(project).path]),
  },
  {
    name: 'spec-edited',
    title: 'one spec with its large document, just edited',
    targets: [],
    setUp: (workbench) => {
      const project = workbench.projectCopy('spec-edited')
      const { path } = chooseSpec(project)
      const text = readFileSync(join(project, path), 'utf8')
      return {
        ...lint(workbench, project, [path]),
        before: (run) => writeFileSync(join(project, path), `${text}\nLooked at ${run + 1} times.\n`),
      }
    },
  },
  {
    name: 'version',
    title: '`--version`',
    targets: [{ figure: 'ratio', limit: 1.3 }],
    setUp: (workbench) => ({
      command: workbench.command('spec-lint', workbench.places.project, '--version'),
      proof: /^\d+\.\d+/,
    }),
  },
  {
    name: 'spec-new',
    title: '`spec-new` of one operation',
    targets: [],
    setUp: (workbench) => {
      const { endpoint, document } = chooseSpec(workbench.places.project)
      const options = [endpoint, '--swagger', document, '--stdout']
      return {
        command: workbench.command('spec-new', workbench.places.project, ...options),
        proof: /^## Test Request/m,
      }
    },
  },
]

function lint(workbench: Workbench, project: string, options: readonly string[]): Run {
  return { command: workbench.command('spec-lint', project, ...options), proof: /^Checked \d+ spec/m }
}

/** In a copy, where what is kept of it goes with it. */
function warm(workbench: Workbench, name: string, options: (project: string) => readonly string[]): Run | Skipped {
  if (!workbench.has('--no-cache')) return { skipped: 'this build keeps no results' }
  const project = workbench.projectCopy(name)
  return lint(workbench, project, options(project))
}

interface ChosenSpec {
  readonly path: string
  readonly endpoint: string
  readonly document: string
}

/** Of the specs about the largest document that any is about, the one of middle size. */
function chooseSpec(project: string): ChosenSpec {
  const specs = readdirSync(join(project, 'specs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .toSorted()
    .flatMap((name) => {
      const path = join('specs', name)
      const text = readFileSync(join(project, path), 'utf8')
      const [, endpoint] = /^endpoint: *["']?([A-Z]+ [^\s"']+)/m.exec(text) ?? []
      const [, document] = /^swagger: *["']?([^\s"']+)/m.exec(text) ?? []
      if (endpoint === undefined || document === undefined) return []
      const { size = 0 } = statSync(join(project, document), { throwIfNoEntry: false }) ?? {}
      return [{ path, endpoint, document, size, length: text.length }]
    })
  const largest = Math.max(...specs.map(({ size }) => size))
  const about = specs.filter(({ size }) => size === largest).toSorted((a, b) => a.length - b.length)
  const chosen = about[Math.floor(about.length / 2)]
  if (chosen === undefined) throw new RangeError(`There is no spec with an endpoint and a document in ${project}.`)
  return chosen
}
