/**
 * `npm run mutate [-- N]` plants every fault (or N of each kind in each spec) in the project's own specs and prints what
 * share of them is told of on its line: by kind of fault, and by rule. It lists the faults that nothing tells of.
 */
import { readToolArguments, refuseArguments } from '../../src/dev/tool-arguments.ts'
import { judgeOwnProject, readOwnProject } from '../harness/own-project.ts'
import { type Catch, describeMiss, FAULTS, isCaught, judgePlants, plantFaults } from './catch-rate.ts'

const USAGE = `npm run mutate -- [N]
  N  how many faults of each kind to plant in each spec (default: all of them)`

const [typed] = readToolArguments(USAGE, {}, 1).positionals
const limit = Number(typed ?? Infinity)
if (!(limit >= 1)) refuseArguments(`mutate: N is a number from 1 on, not “${typed}”.`, USAGE)
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
