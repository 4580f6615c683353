import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { BenchCase } from './bench-case.ts'
import { RunError } from './measure.ts'

/** The newest versions that run on every Node which spec-lint runs on. */
export const PEER_PACKAGES: Readonly<Record<string, string>> = {
  '@redocly/cli': '2.77.0',
  '@stoplight/spectral-cli': '6.16.3',
  'markdownlint-cli2': '0.22.0',
  'remark-cli': '12.0.1',
  'remark-frontmatter': '5.0.0',
  'remark-gfm': '4.0.1',
}

/**
 * Installs the peers into a folder, unless they are there. None of their install scripts is run.
 *
 * @throws RunError where they could not be installed, the registry being out of reach for one.
 */
export function installPeers(folder: string): void {
  const manifest = `${JSON.stringify({ private: true, dependencies: PEER_PACKAGES }, undefined, 2)}\n`
  const path = join(folder, 'package.json')
  const done = join(folder, 'installed.json')
  if (existsSync(done) && readFileSync(done, 'utf8') === manifest) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, manifest)
  const { status, stderr, error } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (error !== undefined || status !== 0) {
    throw new RunError(`the peers could not be installed, so nothing is compared:\n${error?.message ?? stderr.trim()}`)
  }
  writeFileSync(done, manifest)
}

/** Runs of the peers over the specs and the documents of a project, with the rules that they come with. */
export function peerCases(folder: string, project: string): readonly BenchCase[] {
  const program = (path: string): string => join(folder, 'node_modules', path)
  const specs = filesBelow(project, 'specs', /\.md$/)
  const documents = filesBelow(project, 'swagger', /\.(?:json|ya?ml)$/).filter((path) =>
    isForPeers(readFileSync(join(project, path), 'utf8')),
  )
  const ruleset = join(folder, 'spectral.json')
  writeFileSync(ruleset, '{ "extends": ["spectral:oas"] }\n')
  const peer = (
    name: keyof typeof PEER_PACKAGES,
    what: string,
    argv: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): BenchCase => ({
    name,
    title: `${name} ${PEER_PACKAGES[name]}, ${what}`,
    targets: [],
    setUp: () => ({ command: { argv, cwd: project, environment } }),
  })
  return [
    peer('markdownlint-cli2', `${specs.length} specs`, [
      program('markdownlint-cli2/markdownlint-cli2-bin.mjs'),
      '--no-globs',
      ...specs,
    ]),
    peer('remark-cli', `${specs.length} specs`, [
      program('remark-cli/cli.js'),
      '--no-config',
      '--no-ignore',
      '--no-stdout',
      '--quiet',
      `--use=${program('remark-frontmatter/index.js')}`,
      `--use=${program('remark-gfm/index.js')}`,
      ...specs,
    ]),
    peer('@stoplight/spectral-cli', `${documents.length} documents`, [
      program('@stoplight/spectral-cli/dist/index.js'),
      'lint',
      `--ruleset=${ruleset}`,
      '--quiet',
      ...documents,
    ]),
    peer(
      '@redocly/cli',
      `${documents.length} documents`,
      [program('@redocly/cli/bin/cli.js'), 'lint', '--extends=recommended', ...documents],
      { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    ),
  ]
}

/** Whether the peers take a document: it has a version, and no reference to the network, which they would follow. */
function isForPeers(text: string): boolean {
  return /^\s*["']?(?:swagger|openapi)["']?:/m.test(text) && !/\$ref["']?:\s*["']?https?:/.test(text)
}

function filesBelow(project: string, folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path))
    .map((path) => join(folder, path))
    .toSorted()
}
