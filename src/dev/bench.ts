/**
 * `npm run bench` measures whole processes of the built programs against an empty process of Node: what a run costs, and
 * whether the targets are met. Options: see `USAGE`.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'

import type { BenchCase } from './bench/bench-case.ts'
import { isExpected } from './bench/is-expected.ts'
import { LARGE_DOCUMENT_CASE } from './bench/large-document-case.ts'
import { putIntoPage, RESULT_FORMATS } from './bench/present-result.ts'
import { PROJECT_CASES } from './bench/project-cases.ts'
import { runCases } from './bench/run-cases.ts'
import { FULL_SIZES, QUICK_SIZES, syntheticCases } from './bench/synthetic-cases.ts'
import { Workbench } from './bench/workbench.ts'

const USAGE = `npm run bench -- [options]
  --only NAME        cases whose name begins so; repeatable
  --quick            one run of each, and small repositories
  --runs N           rounds, with at least one run of each case (default: 5)
  --format NAME      text, markdown or json (default: text)
  --markdown         put the table into docs/performance.md too
  --package FOLDER   measure the programs of the package in it (default: this one)
  --project FOLDER   the project that is linted (default: ../shared/corpus/hub, else this one)
  --documents FOLDER the largest document in it is used (default: ../shared/corpus/oas, else one is made)
`

const PROJECT = '../shared/corpus/hub'

try {
  process.exitCode = main()
} catch (error) {
  if (!isExpected(error)) throw error
  process.stderr.write(`bench: ${error.message}\n`)
  process.exitCode = 2
}

function main(): number {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      runs: { type: 'string' },
      format: { type: 'string', default: 'text' },
      markdown: { type: 'boolean', default: false },
      package: { type: 'string', default: '.' },
      project: { type: 'string' },
      documents: { type: 'string', default: '../shared/corpus/oas' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const render = RESULT_FORMATS.get(values.format)
  const runs = Number(values.runs ?? (values.quick ? 1 : 5))
  const cases = [...PROJECT_CASES, LARGE_DOCUMENT_CASE, ...syntheticCases(values.quick ? QUICK_SIZES : FULL_SIZES)]
  const chosen = choose(cases, values.only)
  const isPartial = chosen.length < cases.length || values.quick
  if (values.help || render === undefined || !(runs >= 1) || chosen.length === 0 || (values.markdown && isPartial)) {
    process.stderr.write(`${USAGE}\nCases: ${cases.map(({ name }) => name).join(', ')}\n`)
    return values.help ? 0 : 2
  }
  const workbench = new Workbench({ ...values, project: values.project ?? projectAtHand() })
  try {
    const result = runCases(workbench, chosen, runs, (line) => process.stderr.write(`${line}\n`))
    process.stdout.write(render(result))
    if (values.markdown) putIntoPage('bench', result)
    return 0
  } finally {
    workbench.close()
  }
}

function choose(cases: readonly BenchCase[], only: readonly string[]): readonly BenchCase[] {
  return only.length === 0 ? cases : cases.filter(({ name }) => only.some((start) => name.startsWith(start)))
}

function projectAtHand(): string {
  if (existsSync(PROJECT)) return PROJECT
  process.stderr.write(
    `There is no project at ${PROJECT}: this one is linted instead, and the targets are not meant for it.\n`,
  )
  return '.'
}
