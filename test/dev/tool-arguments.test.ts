import { describe, expect, it } from 'vitest'
import { node } from '../cli/built-package.ts'

const TSX = 'node_modules/tsx/dist/cli.mjs'

const TOOLS = {
  'new-rule': 'src/dev/new-rule.ts',
  mutate: 'test/faults/mutate.ts',
  fuzz: 'test/fuzz/fuzz.ts',
  hostile: 'test/hostile/hostile.ts',
  'evaluate:scaffold': 'src/dev/evaluate-scaffold.ts',
  'evaluate:inference': 'src/dev/evaluate-inference.ts',
}

describe.concurrent.each(Object.entries(TOOLS))('npm run %s', (name, path) => {
  it('says how it is used', async () => {
    const { code, stdout, stderr } = await node('.', [TSX, path, '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.startsWith(`npm run ${name} `)).toBe(true)
  }, 30_000)

  it('says what it cannot read, and how it is used, without a stack', async () => {
    const { code, stdout, stderr } = await node('.', [TSX, path, '--nix'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^Unknown option '--nix'\n\nnpm run ${name} `))
    expect(stderr).not.toContain('    at ')
  }, 30_000)
})
