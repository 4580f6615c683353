/**
 * `npm run bench:peers` installs linters of Markdown and of swagger, and measures them on the files that spec-lint reads.
 * Options: see `USAGE`.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { isExpected } from './bench/is-expected.ts'
import { installPeers, peerCases } from './bench/peer-cases.ts'
import { putIntoPage, RESULT_FORMATS } from './bench/present-result.ts'
import { PROJECT_CASES } from './bench/project-cases.ts'
import { runCases } from './bench/run-cases.ts'
import { Workbench } from './bench/workbench.ts'

const USAGE = `npm run bench:peers -- [options]
  --runs N           rounds, with at least one run of each program (default: 5)
  --format NAME      text, markdown or json (default: text)
  --markdown         put the table into docs/performance.md too
  --package FOLDER   measure the spec-lint of the package in it (default: this one)
  --project FOLDER   the project that is linted (default: ../shared/corpus/hub, else this one)
`

/** Where the peers are installed, unless they are there. */
const PEERS = resolve('node_modules/.cache/spec-lint-peers')

try {
  process.exitCode = main()
} catch (error) {
  if (!isExpected(error)) throw error
  process.stderr.write(`bench:peers: ${error.message}\n`)
  process.exitCode = 2
}

function main(): number {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      format: { type: 'string', default: 'text' },
      markdown: { type: 'boolean', default: false },
      package: { type: 'string', default: '.' },
      project: { type: 'string', default: existsSync('../shared/corpus/hub') ? '../shared/corpus/hub' : '.' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const runs = Number(values.runs)
  const render = RESULT_FORMATS.get(values.format)
  if (values.help || render === undefined || !(runs >= 1)) {
    process.stderr.write(USAGE)
    return values.help ? 0 : 2
  }
  const workbench = new Workbench({ package: values.package, project: values.project, documents: '.' })
  try {
    process.stderr.write(`installing the peers into ${PEERS}, unless they are there\n`)
    installPeers(PEERS)
    const own = PROJECT_CASES.filter(({ name }) => name === 'project-cold').map((each) => ({
      ...each,
      title: 'spec-lint, all specs with all documents',
      targets: [],
    }))
    const cases = [...own, ...peerCases(PEERS, workbench.places.project)]
    const result = runCases(workbench, cases, runs, (line) => process.stderr.write(`${line}\n`))
    process.stdout.write(render(result))
    if (values.markdown) putIntoPage('peers', result)
    return 0
  } finally {
    workbench.close()
  }
}
