import { main } from '../../src/cli/main.ts'
import type { OutputStream } from '../../src/cli/shell.ts'
import { temporaryFolder, type FileContent } from '../node/temporary-folder.ts'

const SWAGGER = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/items:
    get: { responses: { '200': { description: The items } } }
  /v1/items/{item_id}:
    get: { responses: { '200': { description: One item } } }
`

/** A spec without a single finding, unless its endpoint is not \`GET /v1/items\`. */
export function spec(endpoint = 'GET /v1/items'): string {
  return `---
endpoint: "${endpoint}"
swagger: swagger/shop.yaml
domain: shop
tags: []
status: verified
savedAt: 2026-01-02T03:04:05Z
verifiedAt: 2026-01-02T03:04:05Z
timesReused: 0
---

# Items

## Summary

Lists them.

## Test Request

\`\`\`yaml
steps:
  - id: call_it
    description: Call it
    method: GET
    path: ${endpoint.slice('GET '.length)}
    expect:
      status: 200
\`\`\`
`
}

/** The files of a project: a swagger document and a clean spec for each of its operations that a spec is about. */
export const CLEAN: Readonly<Record<string, string>> = {
  '.git/HEAD': '',
  'swagger/shop.yaml': SWAGGER,
  'specs/shop/get_v1_items.md': spec(),
}

/** The same with a spec that is about an operation that there is not. */
export const FAULTY: Readonly<Record<string, string>> = {
  ...CLEAN,
  'specs/shop/get_v1_things.md': spec('GET /v1/things'),
}

/** The files of the clean project, in a folder of a larger repository. */
export function cleanIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(CLEAN).map(([path, text]) => [`${folder}/${path.replace('.git/', '')}`, text]),
  )
}

/** A project on disk, gone after the test. */
export function project(files: Readonly<Record<string, FileContent>> = CLEAN): string {
  return temporaryFolder(files)
}

/** What a run of the command line came to. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** What a run has around it besides its working directory. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>
  readonly stdoutIsTTY?: boolean
  readonly stderrIsTTY?: boolean
}

/** Runs the command line in this process, on a real folder. */
export function run(cwd: string, argv: readonly string[], surroundings?: Surroundings): Promise<Outcome> {
  return runProgram(main, cwd, argv, surroundings)
}

/** Runs a program's main function in this process, on a real folder. */
export async function runProgram(
  program: typeof main,
  cwd: string,
  argv: readonly string[],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const stdout = stream(surroundings.stdoutIsTTY)
  const stderr = stream(surroundings.stderrIsTTY)
  const code = await program(argv, { cwd, env: surroundings.env ?? {}, stdout, stderr })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

function stream(isTTY = false): OutputStream & { text(): string } {
  const written: string[] = []
  return { isTTY, write: (text) => void written.push(text), text: () => written.join('') }
}
