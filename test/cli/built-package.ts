import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import type { Outcome } from './project.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** The package as it is installed: launcher, bundles, manifest; no source and no dependency beside it. */
export interface BuiltPackage {
  readonly folder: string
  /** Path of the launcher of `spec-lint`. */
  readonly bin: string
  /** Path of the launcher of `spec-new`. */
  readonly newBin: string
}

/** Builds the package once for a file of tests, in a folder of its own. */
export function builtPackage({ types }: { readonly types: boolean }): BuiltPackage {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spec-lint-package-')))
  const [bin, newBin] = [join(folder, 'bin/spec-lint.js'), join(folder, 'bin/spec-new.js')]
  beforeAll(() => {
    cpSync(join(REPOSITORY, 'bin'), join(folder, 'bin'), { recursive: true })
    const manifest = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'))
    const { scripts: _scripts, devDependencies: _packages, ...installed } = manifest
    writeFileSync(join(folder, 'package.json'), JSON.stringify(installed))
    const flags = types ? [] : ['--no-types']
    execFileSync(process.execPath, ['build.mjs', '--outdir', join(folder, 'dist'), ...flags], { cwd: REPOSITORY })
  }, 120_000)
  afterAll(() => {
    for (const made of [folder, CACHE_HOME]) rmSync(made, { recursive: true, force: true })
  })
  return { folder, bin, newBin }
}

/** Where the processes of these tests keep what they may; the user's own folder is none of their business. */
const CACHE_HOME = join(tmpdir(), `spec-lint-cache-${process.pid}`)

/** The environment of this process without what would colour output or slow a process down. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _1, FORCE_COLOR: _2, NO_COLOR: _3, NODE_OPTIONS: _4, ...env } = process.env
  return { ...env, XDG_CACHE_HOME: CACHE_HOME }
}

/** Runs Node and waits for its end. */
export function node(cwd: string, argv: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return outcomeOf(cwd, process.execPath, argv, env)
}

/** Runs a program and waits for its end. */
export async function outcomeOf(
  cwd: string,
  program: string,
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const child = spawn(program, argv, {
    cwd,
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text))
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? -1)))
  return { code, ...texts }
}

/** The files of the built package that a run loads, in the order in which it does. */
export async function loadedFiles(
  cwd: string,
  argv: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<readonly string[]> {
  const preload = join(mkdtempSync(join(tmpdir(), 'spec-lint-loaded-')), 'preload.cjs')
  // The launcher reads the other files itself.
  writeFileSync(preload, PRELOAD)
  const { stderr } = await node(cwd, ['-r', preload, ...argv], env)
  rmSync(dirname(preload), { recursive: true })
  return stderr.split('\n').flatMap((line) => (line.startsWith(LOADED) ? [line.slice(LOADED.length)] : []))
}

const LOADED = 'loaded '

const PRELOAD = `const fs = require('node:fs')
const { readFileSync } = fs
const loaded = []
fs.readFileSync = (path, ...rest) => {
  if (/[.]c?js$/.test(String(path)) && /[/]dist[/]/.test(String(path))) loaded.push(path)
  return readFileSync(path, ...rest)
}
require('node:module').syncBuiltinESMExports()
process.on('exit', () => { for (const path of loaded) fs.writeSync(2, '${LOADED}' + path + '\\n') })
`
