/**
 * Packs what was built as it is published, into the file that is named, and looks whether all that is in it is wanted.
 *
 * `npm run package:check` then has publint and "Are the types wrong?" judge that file, both without the network. The
 * latter need not try old ways to find modules: the package has modules alone, which every Node that it is for loads by
 * `require` as well.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What users need; anything else was left there by mistake. */
const WANTED: readonly RegExp[] = [
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|AGENTS\.md)$/,
  /^bin\/(?:spec-lint\.js|spec-new\.js|package\.json)$/,
  /^dist\/(?:index\.js|LICENSES\.txt|chunks\/[\w.-]+\.js|types\/[\w/.-]+\.d\.ts)$/,
  /^dist\/cli\/(?:(?:libraries\/@?)?[\w.-]+\.cjs|pages\.json)$/,
  /^schema\/(?:config|report)\.json$/,
  /^templates\/[\w-]+\.md$/,
]

/** What nobody can do without. */
const NEEDED = ['bin/spec-lint.js', 'dist/index.js', 'dist/LICENSES.txt', 'dist/types/index.d.ts']

const [target, ...rest] = process.argv.slice(2)
if (target === undefined || rest.length > 0) {
  console.error('usage: tsx src/dev/check-package.ts <file.tgz>')
  process.exitCode = 2
} else {
  const paths = pack(target)
  const superfluous = paths.filter((path) => !WANTED.some((wanted) => wanted.test(path)))
  const missing = NEEDED.filter((path) => !paths.includes(path))
  if (superfluous.length > 0) console.error(`Nobody needs these in the package: ${superfluous.join(', ')}`)
  if (missing.length > 0) console.error(`The package lacks ${missing.join(', ')}; has it been built?`)
  if (superfluous.length + missing.length > 0) process.exitCode = 1
  else console.log(`The package holds ${paths.length} files, all of them wanted.`)
}

/** The paths in the package. */
function pack(file: string): readonly string[] {
  mkdirSync(dirname(file), { recursive: true })
  const folder = mkdtempSync(join(dirname(file), 'pack-'))
  try {
    // Without scripts: what is there is what is judged.
    const { status, stdout } = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    })
    if (status !== 0) throw new Error('`npm pack` failed.')
    const [packed] = JSON.parse(stdout) as readonly {
      readonly filename: string
      readonly files: readonly { path: string }[]
    }[]
    if (packed === undefined) throw new Error('`npm pack` packed nothing.')
    renameSync(join(folder, packed.filename), file)
    return packed.files.map(({ path }) => path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
