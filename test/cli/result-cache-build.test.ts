import { expect, it, vi } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { FAULTY, project } from './project.ts'

const JUDGE = 'endpoint/unknown-operation'

/** Whether the rule has been rewritten, so that it finds nothing. */
const rewritten = vi.hoisted(() => ({ is: false }))

vi.mock(import('../../src/rules/index.ts'), async (original) => {
  const { RULES } = await original()
  return {
    RULES: RULES.map((rule) => ({
      ...rule,
      check: (context) => (rewritten.is && rule.id === JUDGE ? [] : rule.check(context)),
    })),
  }
})

it('a result of one build of the program is none of another', async () => {
  const [cwd, home] = [project(FAULTY), temporaryFolder()]
  const run = async (build: string): Promise<string> => {
    const written: string[] = []
    const stream = { isTTY: false, write: (text: string) => void written.push(text) }
    await main([], { cwd, env: { XDG_CACHE_HOME: home }, build, stdout: stream, stderr: stream })
    return written.join('')
  }
  const first = await run('one')
  expect(first).toContain(JUDGE)
  rewritten.is = true
  expect(await run('one'), 'what is known is not judged again').toBe(first)
  expect(await run('two')).not.toContain(JUDGE)
})
