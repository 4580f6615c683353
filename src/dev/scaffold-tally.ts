/** What the specs of one group of documents come to. */
export class ScaffoldTally {
  documents = 0
  operations = 0
  specs = 0
  errors = 0
  warnings = 0
  bodies = 0
  /** Why operations have no spec → how many. */
  readonly leftOut = new Map<string, number>()
  readonly invalidBodies: string[] = []
  /** Operations whose body has a schema that no value is valid for. */
  readonly contradictions: string[] = []
  readonly crashes: string[] = []
  /** `error rule` → how often, and where first. */
  readonly findings = new Map<string, { count: number; readonly first: string }>()
  /** The same for findings that would be graver, were the specs said to have run. */
  readonly turnedDown = new Map<string, { count: number; readonly first: string }>()

  constructor(readonly name: string) {}

  /** Whether anything is wrong with any spec. */
  get isFaulty(): boolean {
    return this.errors + this.warnings + this.invalidBodies.length + this.crashes.length > 0
  }

  add(other: ScaffoldTally): void {
    for (const key of ['documents', 'operations', 'specs', 'errors', 'warnings', 'bodies'] as const)
      this[key] += other[key]
    for (const [reason, count] of other.leftOut) this.leaveOut(reason, count)
    this.invalidBodies.push(...other.invalidBodies)
    this.contradictions.push(...other.contradictions)
    this.crashes.push(...other.crashes)
    for (const [key, { count, first }] of other.findings) countIn(this.findings, key, first, count)
    for (const [key, { count, first }] of other.turnedDown) countIn(this.turnedDown, key, first, count)
  }

  leaveOut(reason: string, count = 1): void {
    this.leftOut.set(reason, (this.leftOut.get(reason) ?? 0) + count)
  }

  find(severity: 'error' | 'warning', rule: string, where: string): void {
    if (severity === 'error') this.errors++
    else this.warnings++
    countIn(this.findings, `${severity} ${rule}`, where, 1)
  }

  findTurnedDown(rule: string, where: string): void {
    countIn(this.turnedDown, rule, where, 1)
  }
}

function countIn(
  counts: Map<string, { count: number; readonly first: string }>,
  key: string,
  where: string,
  count: number,
): void {
  const known = counts.get(key)
  if (known === undefined) counts.set(key, { count, first: where })
  else known.count += count
}

const COLUMNS = ['documents', 'operations', 'left out', 'specs', 'errors', 'warnings', 'bodies', 'invalid'] as const

/** A table with a line for each group, and below it whatever is to be said. */
export function* tallyLines(tallies: readonly ScaffoldTally[]): Generator<string> {
  const all = new ScaffoldTally('all')
  for (const tally of tallies) all.add(tally)
  const width = Math.max(...tallies.map(({ name }) => name.length), 3)
  const line = (name: string, cells: readonly (string | number)[]) =>
    [name.padEnd(width), ...cells.map((cell, index) => String(cell).padStart(COLUMNS[index]?.length ?? 0))].join('  ')
  yield line('', COLUMNS)
  for (const tally of [...tallies, all]) {
    const leftOut = [...tally.leftOut.values()].reduce((sum, count) => sum + count, 0)
    const { documents, operations, specs, errors, warnings, bodies, invalidBodies } = tally
    yield line(tally.name, [documents, operations, leftOut, specs, errors, warnings, bodies, invalidBodies.length])
  }
  yield* section(
    'left out',
    [...all.leftOut].map(([reason, count]) => `${count} ${reason}`),
  )
  yield* section('bodies that are not valid', all.invalidBodies)
  yield* section('bodies that nothing is valid for, since their schema contradicts itself', all.contradictions)
  yield* section('errors and warnings', counted(all.findings))
  yield* section('infos that were errors or warnings if the specs had run', counted(all.turnedDown))
  yield* section('crashes', all.crashes)
}

function counted(counts: ScaffoldTally['findings']): readonly string[] {
  return [...counts]
    .toSorted(([, first], [, second]) => second.count - first.count)
    .map(([key, { count, first }]) => `${count} ${key}, such as ${first}`)
}

function* section(title: string, lines: readonly string[]): Generator<string> {
  yield ''
  yield `${title}: ${lines.length === 0 ? 'none' : ''}`.trimEnd()
  for (const line of lines) yield `  ${line}`
}
