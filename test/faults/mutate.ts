/**
 * `npm run mutate [-- N]` plants every fault (or N of each kind in each spec) in the project's own specs and prints what
 * share of them is told of on its line: by kind of fault, and by rule. It lists the faults that nothing tells of.
 */
import { judgeOwnProject, readOwnProject } from '../harness/own-project.ts'
import { type Catch, describeMiss, FAULTS, isCaught, judgePlants, plantFaults } from './catch-rate.ts'

const limit = Number(process.argv[2] ?? Infinity)
if (!(limit >= 1)) {
  console.error('usage: npm run mutate [-- N]; N is how many faults of each kind to plant in each spec, all without it')
  process.exit(2)
}
const files = readOwnProject()
const catches = await judgePlants(files, plantFaults(files, limit), judgeOwnProject)

console.log('Kind of fault')
for (const { name } of FAULTS)
  printRate(
    name,
    catches.filter(({ plant }) => plant.fault.name === name),
  )
printRate('all', catches)

console.log('\nFaults that a rule told of')
const byRule = new Map<string, number>()
for (const ruleId of catches.flatMap(({ told }) => [...new Set(told.map((finding) => finding.ruleId))])) {
  byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + 1)
}
for (const [ruleId, count] of [...byRule].toSorted(([, first], [, second]) => second - first)) {
  console.log(`  ${ruleId.padEnd(32)} ${String(count).padStart(5)}`)
}

const misses = catches.filter((caught) => !isCaught(caught))
if (misses.length > 0) console.log(`\nNot told of\n  ${misses.map(describeMiss).join('\n  ')}`)

function printRate(name: string, of: readonly Catch[]): void {
  const caught = of.filter(isCaught).length
  const share = of.length === 0 ? '–' : `${((100 * caught) / of.length).toFixed(1)} %`
  console.log(`  ${name.padEnd(32)} ${`${caught}/${of.length}`.padStart(11)} ${share.padStart(8)}`)
}
