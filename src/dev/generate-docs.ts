/**
 * `npm run docs` writes what is generated from the rules and their pages; with `--check` it writes nothing and fails
 * when something of it is stale, naming it.
 */
import { generateDocs, staleFiles, writeStaleFiles } from './generated-files.ts'

const root = process.cwd()
try {
  const generated = await generateDocs(root)
  if (process.argv.includes('--check')) {
    const stale = staleFiles(root, generated)
    for (const path of stale) console.error(`${path} is stale: run \`npm run docs\` and commit what it writes.`)
    if (stale.length === 0) console.log(`${generated.size} generated files are up to date.`)
    process.exitCode = stale.length === 0 ? 0 : 1
  } else {
    const written = writeStaleFiles(root, generated)
    console.log(written.length === 0 ? 'Everything was up to date.' : `Wrote ${written.join(', ')}.`)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
