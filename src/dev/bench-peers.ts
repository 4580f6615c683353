/**
 * `npm run bench:peers [-- --runs N] [--project FOLDER] [--package FOLDER] [--format NAME] [--markdown]` installs linters of
 * Markdown and of swagger below `node_modules/.cache` and measures them on the files that spec-lint reads.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { RunError } from './bench/measure.ts'
import { installPeers, peerCases } from './bench/peer-cases.ts'
import { putIntoPage, RESULT_FORMATS } from './bench/present-result.ts'
import { PROJECT_CASES } from './bench/project-cases.ts'
import { runCases } from './bench/run-cases.ts'
import { Workbench } from './bench/workbench.ts'

const PEERS = resolve('node_modules/.cache/spec-lint-peers')

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    format: { type: 'string', default: 'text' },
    markdown: { type: 'boolean', default: false },
    package: { type: 'string', default: '.' },
    project: { type: 'string', default: existsSync('../shared/corpus/hub') ? '../shared/corpus/hub' : '.' },
  },
})

try {
  compare()
} catch (error) {
  if (!(error instanceof RunError)) throw error
  process.stderr.write(`bench:peers: ${error.message}\n`)
  process.exitCode = 2
}

function compare(): void {
  const runs = Number(values.runs)
  const render = RESULT_FORMATS.get(values.format)
  if (render === undefined || !(runs >= 1)) throw new RunError('there is no such format, or nothing to run')
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
  } finally {
    workbench.close()
  }
}
