import { readFileSync, writeFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { DEFAULT_CONFIG } from '../src/config/defaults.ts'
import { replaceBetween } from '../src/dev/render-rules.ts'
import * as api from '../src/index.ts'
import { readmeRun } from './harness/readme-run.ts'

const README = readFileSync('README.md', 'utf8')

describe('the README', () => {
  test('shows a run as it is', async () => {
    const shown = replaceBetween(README, 'README.md', 'run', await readmeRun())
    if (process.env['SPEC_LINT_UPDATE'] === '1') writeFileSync('README.md', shown)
    else expect(README).toBe(shown)
  })

  test('lists every key of the config with its default', () => {
    const listed = [...README.matchAll(/^\| `([a-z.]+)` \| `(.+?)` \|/gm)].map(([, key, value]) => `${key} ${value}`)
    const { tokens, query, ...rest } = DEFAULT_CONFIG
    const nested = { tokens, query }
    const actual = [
      ...Object.entries(rest).map(([key, value]) => [key, value] as const),
      ...Object.entries(nested).flatMap(([key, group]) =>
        Object.entries(group).map(([name, value]) => [`${key}.${name}`, value] as const),
      ),
    ]
    expect(listed.toSorted()).toEqual(actual.map(([key, value]) => `${key} ${JSON.stringify(value)}`).toSorted())
  })

  test('shows a program that runs', async () => {
    const [, names = '', program = ''] = /```ts\nimport \{ (.+) \} from 'spec-lint'\n([^]*?)```/.exec(README) ?? []
    const output: string[] = []
    const process = { exitCode: -1 }
    const { constructor: AsyncFunction } = Object.getPrototypeOf(async () => {})
    const run: unknown = Reflect.construct(AsyncFunction, [
      'api',
      'console',
      'process',
      `const { ${names} } = api\n${program}`,
    ])
    if (typeof run !== 'function') throw new TypeError('an async function was not constructed')
    await run(api, { log: (text: string) => output.push(text) }, process)
    expect(output.join('\n')).toContain('Checked')
    expect(process.exitCode).toBe(0)
  })

  test('lists every option of the command line', async () => {
    const { parseCommandLine } = await import('../src/cli/command.ts')
    const help = parseCommandLine(['--help'])
    const options = [...('text' in help ? help.text : '').matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(
      ([, name]) => name,
    )
    expect(options.length).toBeGreaterThan(10)
    const missing = options.filter((name) => !README.includes(`${name}\``) && !README.includes(`${name} `))
    expect(missing).toEqual(['--version'])
  })
})
