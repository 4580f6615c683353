import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { BenchCase, Target } from './bench-case.ts'
import type { Workbench } from './workbench.ts'

/** Sizes of the made-up repositories, in specs, and whether the targets are meant for them. */
export interface SyntheticSizes {
  readonly small: number
  readonly medium: number
  readonly large: number
}

/** What the targets are about. */
export const FULL_SIZES: SyntheticSizes = { small: 1_000, medium: 5_000, large: 10_000 }

/** Enough to see that all of it works. */
export const QUICK_SIZES: SyntheticSizes = { small: 60, medium: 80, large: 100 }

/** Runs over made-up repositories, which show how cost grows with size. */
export function syntheticCases(sizes: SyntheticSizes): readonly BenchCase[] {
  const isFull = sizes.large >= FULL_SIZES.large
  const targets = (...those: readonly Target[]): readonly Target[] => (isFull ? those : [])
  return [
    cold('small', sizes.small, []),
    cold('medium', sizes.medium, []),
    cold('large', sizes.large, targets({ figure: 'growth', limit: 1.15 }, { figure: 'peak', limit: 600_000_000 })),
    {
      name: 'synthetic-changed',
      title: `${count(sizes.large)}, one changed, warm`,
      targets: targets({ figure: 'ratio', limit: 6 }),
      setUp: (workbench) => {
        if (!workbench.has('--no-cache')) return { skipped: 'this build keeps no results' }
        const repository = workbench.repository(sizes.large)
        return {
          command: workbench.command('spec-lint', repository),
          before: changeSpec(repository, specOfTwo(repository)),
          proof: checked(sizes.large),
        }
      },
    },
    {
      name: 'synthetic-named',
      title: `one of ${count(sizes.large)}, just edited`,
      targets: [],
      setUp: (workbench) => {
        if (!workbench.has('--no-cache')) return { skipped: 'this build keeps no results' }
        const repository = workbench.repository(sizes.large)
        workbench.rehearse(workbench.command('spec-lint', repository))
        const path = specOfTwo(repository)
        return {
          command: workbench.command('spec-lint', repository, path),
          before: changeSpec(repository, path),
          proof: /^Checked 1 spec/m,
        }
      },
    },
  ]
}

function cold(size: keyof SyntheticSizes, specs: number, targets: readonly Target[]): BenchCase {
  return {
    name: `synthetic-${size}`,
    title: `${count(specs)}, cold`,
    targets,
    specs,
    setUp: (workbench: Workbench) => ({
      command: workbench.command('spec-lint', workbench.repository(specs), ...workbench.cold),
      proof: checked(specs),
    }),
  }
}

/** Path of one spec, the same each time: it calls operations of two documents, as four in ten do. */
function specOfTwo(repository: string): string {
  const paths = readdirSync(join(repository, 'specs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .toSorted()
    .map((path) => join('specs', path))
  const found = paths.find((path) => {
    const calls = readFileSync(join(repository, path), 'utf8').matchAll(/^ +path: "\/v1\/([^/"]+)/gm)
    return new Set(Array.from(calls, ([, service]) => service)).size > 1
  })
  return found ?? paths[0] ?? ''
}

/** Gives a spec a text that it never had before. */
function changeSpec(repository: string, spec: string): (run: number) => void {
  const path = join(repository, spec)
  const text = readFileSync(path, 'utf8')
  return (run) => writeFileSync(path, `${text}- Looked at ${run + 1} times.\n`)
}

function count(specs: number): string {
  return `${specs.toLocaleString('en')} specs`
}

function checked(specs: number): RegExp {
  return new RegExp(`^Checked ${specs} specs`, 'm')
}
