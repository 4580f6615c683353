import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FAULTY, project, run, spec } from './project.ts'

const FILE = 'specs/shop/get_v1_things.md'

/** A project with a finding, and what the guide's placeholders stand for in it. */
async function faultyProject() {
  const folder = project({
    ...FAULTY,
    [FILE]: spec('GET /v1/itms')
      .replace('path: /v1/itms', 'path: /v1/items/{{item_id}}')
      .replace('status: verified', 'status: Verified'),
  })
  const { stdout } = await run(folder, ['--format', 'json'])
  const { diagnostics } = JSON.parse(stdout)
  const fixable = diagnostics.find(({ fix }: { fix?: object }) => fix !== undefined)
  const values: Readonly<Record<string, string>> = {
    FINGERPRINT: fixable.fingerprint,
    RULE: fixable.ruleId,
    NAME: 'item_id',
    FILE,
    METHOD: 'GET',
    '/path': '/v1/items/{item_id}',
  }
  return { folder, diagnostics, fixable, values }
}

const guide = readFileSync(new URL('../../AGENTS.md', import.meta.url), 'utf8')

describe('the guide for agents', () => {
  it('is what --help-agent prints, on one screen', async () => {
    const { code, stdout } = await run('/', ['--help-agent'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: guide })
    expect(guide.split('\n').length).toBeLessThanOrEqual(45)
    expect(guide.split('\n').filter((line) => line.length > 120)).toEqual([])
  })

  it('names commands that work', async () => {
    const commands = [...guide.matchAll(/`npx spec-lint([^`]*)`/g)].map(([, typed = '']) => typed.trim())
    expect(commands.length).toBeGreaterThan(5)
    for (const command of commands) {
      const { folder, values } = await faultyProject()
      const argv = command
        .split(' ')
        .filter((word) => word !== '')
        .map((word) => values[word] ?? word)
      const { code, stderr } = await run(folder, argv)
      expect({ command, code, stderr }).toMatchObject({ code: expect.toBeOneOf([0, 1]) })
    }
  })

  it('leads to a clean project: apply, then verify as the report says', async () => {
    const { folder, fixable } = await faultyProject()
    expect(fixable.verify).toBe(`npx --no -- spec-lint --format json ${FILE}`)
    expect((await run(folder, ['apply', '--id', fixable.fingerprint])).code).toBeLessThan(2)
    const argv = fixable.verify.split(' ').slice(4)
    const { stdout } = await run(folder, argv)
    const left = JSON.parse(stdout).diagnostics.map(({ fingerprint }: { fingerprint: string }) => fingerprint)
    expect(left).not.toContain(fixable.fingerprint)
  })
})
