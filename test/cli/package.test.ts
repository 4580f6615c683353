import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { builtPackage, node, plainEnvironment } from './built-package.ts'
import { FAULTY } from './project.ts'

const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
const { folder } = builtPackage({ types: true })

/** A project that has the package installed. */
function consumer(files: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder({ 'package.json': '{"type": "module"}', ...files })
  mkdirSync(join(cwd, 'node_modules'))
  symlinkSync(folder, join(cwd, 'node_modules/spec-lint'))
  return cwd
}

const PROGRAM = `import { createSpecLint, DEFAULT_CONFIG, NodeHost, parseConfig, reportText, SourceFile } from 'spec-lint'

const { value, problems } = await parseConfig(new SourceFile('spec-lint.config.yaml', 'rules: {endpoint/file-name: off}'))
const result = await createSpecLint(new NodeHost('.'), { ...DEFAULT_CONFIG, ...value }).lint({ files: ['specs/shop/get_v1_things.md'] })
console.log(problems.length, result.summary.specs, result.diagnostics.map(({ ruleId }) => ruleId).join())
console.log(reportText(result).split('\\n')[0])
`

describe('the Node API', () => {
  it('lints', async () => {
    const cwd = consumer({ ...FAULTY, 'program.js': PROGRAM })
    expect(await node(cwd, ['program.js'])).toEqual({
      code: 0,
      stdout: '0 1 endpoint/unknown-operation\nspecs/shop/get_v1_things.md\n',
      stderr: '',
    })
  })

  it.each([
    ['NodeNext', 'NodeNext'],
    ['ESNext', 'Bundler'],
    // As TypeScript resolved before it knew `exports`; it asks to be told that this is known.
    ['ESNext', 'Node10'],
  ])(
    'has types for %s modules found by %s',
    async (module, moduleResolution) => {
      const compilerOptions = {
        strict: true,
        noEmit: true,
        target: 'ES2023',
        lib: ['ES2023'],
        types: [],
        module,
        moduleResolution,
        ...(moduleResolution === 'Node10' ? { ignoreDeprecations: '6.0' } : {}),
      }
      const cwd = consumer({
        'program.ts': `${PROGRAM}const wrong: import('spec-lint').Severity = 'fatal'\n`,
        // A consumer may have no types of Node.
        'globals.d.ts': 'declare const console: { log(...values: unknown[]): void }\n',
        'tsconfig.json': JSON.stringify({ compilerOptions }),
      })
      const { stdout } = await node(cwd, [TSC, '-p', '.', '--pretty', 'false'])
      expect(stdout).toMatch(
        /^program\.ts\(\d+,7\): error TS2322: Type '"fatal"' is not assignable to type 'Severity'\.\n$/,
      )
    },
    60_000,
  )
})

describe('the programs of the documentation', () => {
  const documented = ['README.md', 'docs/spec-new.md'].flatMap((page) => {
    const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8')
    return [...text.matchAll(/^```[jt]s\n([^]*?)^```$/gm)].map(([, program = '']) => [page, program] as const)
  })

  it('are there', () => {
    expect(documented).toHaveLength(2)
  })

  it.each(documented)(
    'run as they stand in %s, and pass where nothing is left to guess',
    async (_page, program) => {
      const compilerOptions = {
        strict: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        target: 'ES2023',
        lib: ['ES2023'],
        types: [],
        module: 'NodeNext',
      }
      const cwd = consumer({
        ...FAULTY,
        'program.ts': program,
        'program.js': program,
        'globals.d.ts':
          'declare const console: { log(...values: unknown[]): void }\ndeclare const process: { exitCode?: number }\n',
        'tsconfig.json': JSON.stringify({ compilerOptions, files: ['program.ts', 'globals.d.ts'] }),
      })
      const compiled = await node(cwd, [TSC, '-p', '.', '--pretty', 'false'])
      expect(compiled.stdout).toBe('')
      expect(await node(cwd, ['program.js'])).toMatchObject({ code: expect.toBeOneOf([0, 1]), stderr: '' })
    },
    60_000,
  )
})

describe('the package', () => {
  it('is packed with nothing printed but its name, which pre-commit installs it by', () => {
    const scripts = { prepare: 'node -e "console.log(1)"' }
    const cwd = temporaryFolder({
      'package.json': JSON.stringify({ name: 'packed', version: '1.0.0', scripts }),
      '.npmrc': readFileSync(new URL('../../.npmrc', import.meta.url), 'utf8'),
    })
    const packed = execFileSync('npm', ['pack', '--dry-run'], { cwd, env: plainEnvironment(), encoding: 'utf8' })
    expect(packed).toBe('packed-1.0.0.tgz\n')
  })

  it('runs by npx in its own folder', () => {
    const env = { ...plainEnvironment(), npm_config_cache: temporaryFolder() }
    const said = execFileSync('npx', ['--offline', 'spec-lint', '--version'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    expect(said.toString()).toBe(`${JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version}\n`)
  }, 60_000)

  it('carries the licences of what is bundled', () => {
    const text = readFileSync(join(folder, 'dist/LICENSES.txt'), 'utf8')
    expect(
      ['commander', 'yaml', 'remark', 'picocolors'].filter((name) => !new RegExp(`^${name} \\d`, 'm').test(text)),
    ).toEqual([])
  })
})
