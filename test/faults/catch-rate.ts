import type { ProjectFiles } from '../harness/page.ts'
import { declaredOperations } from './declared-operations.ts'
import type { Fault, PlantedFault } from './fault.ts'
import { FENCE_FAULTS } from './fence-faults.ts'
import { FLOW_FAULTS } from './flow-faults.ts'
import { FRONTMATTER_FAULTS } from './frontmatter-faults.ts'
import { REFERENCE_FAULTS } from './reference-faults.ts'
import { REQUEST_FAULTS } from './request-faults.ts'
import { readSpecLines } from './spec-lines.ts'
import { STEP_FAULTS } from './step-faults.ts'
import { TABLE_FAULTS } from './table-faults.ts'

/** Every kind of mistake that is planted. */
export const FAULTS: readonly Fault[] = [
  ...FRONTMATTER_FAULTS,
  ...STEP_FAULTS,
  ...FENCE_FAULTS,
  ...REFERENCE_FAULTS,
  ...REQUEST_FAULTS,
  ...FLOW_FAULTS,
  ...TABLE_FAULTS,
]

/** A fault in one spec of the project. */
export interface Plant extends PlantedFault {
  readonly spec: string
  readonly fault: Fault
}

/** A finding, as far as it takes to say whether it tells of a fault. */
export interface Told {
  readonly file: string
  readonly ruleId: string
  readonly line: number
  readonly message: string
}

/** What became of a plant. */
export interface Catch {
  readonly plant: Plant
  /** New findings on a line of the fault. */
  readonly told: readonly Told[]
}

/** Judges a whole project with all rules. */
export type JudgeAll = (files: ProjectFiles) => Promise<readonly Told[]>

/**
 * Every fault at every place of every spec, in an order that is the same from run to run.
 *
 * @param most how many of one kind to plant in one spec; where there are more, they are taken evenly over the spec.
 */
export function plantFaults(files: ProjectFiles, most = Infinity): readonly Plant[] {
  const facts = declaredOperations(new Map([...files].filter(([path]) => path.startsWith('swagger/'))))
  const specs = [...files].filter(([path]) => path.startsWith('specs/') && path.endsWith('.md'))
  return specs.flatMap(([path, text], ordinal) => {
    const spec = readSpecLines(path, text)
    return FAULTS.flatMap((fault) =>
      evenly([...fault.plant(spec, facts)], most, ordinal).map((planted) => ({ ...planted, spec: path, fault })),
    )
  })
}

/** So many of a list, as far apart as can be, and others for every other `offset`. */
function evenly<T>(items: readonly T[], most: number, offset: number): readonly T[] {
  if (items.length <= most) return items
  return Array.from({ length: most }, (_, index) => {
    const start = Math.floor((index * items.length) / most)
    const end = Math.floor(((index + 1) * items.length) / most)
    return items[start + (offset % (end - start))]
  }).filter((item) => item !== undefined)
}

/**
 * Judges each plant. One run of the linter takes one plant of every spec at a time: specs are judged apart, save for
 * rules that compare them, which are none that a fault counts on.
 */
export async function judgePlants(
  files: ProjectFiles,
  plants: readonly Plant[],
  judge: JudgeAll,
): Promise<readonly Catch[]> {
  const before = new Set((await judge(files)).map(signature))
  const bySpec = new Map<string, Plant[]>()
  for (const plant of plants) bySpec.set(plant.spec, [...(bySpec.get(plant.spec) ?? []), plant])
  const caught: Catch[] = []
  for (let round = 0; [...bySpec.values()].some((own) => own.length > round); round++) {
    const planted = [...bySpec.values()].flatMap((own) => own[round] ?? [])
    const told = await judge(new Map([...files, ...planted.map(({ spec, text }) => [spec, text] as const)]))
    const fresh = told.filter((finding) => !before.has(signature(finding)))
    for (const plant of planted) {
      const own = fresh.filter(({ file, line }) => file === plant.spec && plant.lines.includes(line))
      caught.push({ plant, told: own })
    }
  }
  return caught
}

function signature({ file, ruleId, message }: Told): string {
  return JSON.stringify([file, ruleId, message])
}

/** Whether one of the rules that a fault counts on tells of it. */
export function isCaught({ plant, told }: Catch): boolean {
  return told.some(({ ruleId }) => plant.fault.rules.includes(ruleId))
}

/** One line on a plant that nothing tells of. */
export function describeMiss({ plant, told }: Catch): string {
  const others = [...new Set(told.map(({ ruleId }) => ruleId))].join(', ')
  const place = `${plant.spec}:${plant.lines.join(' or ')}`
  return `${place} ${plant.fault.name}: ${plant.description}${others === '' ? '' : ` (only ${others})`}`
}
