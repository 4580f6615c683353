import { expect, it } from 'vitest'
import { RULES } from '../../src/rules/index.ts'
import { FAULTY, project, run } from './project.ts'

it('--profile says what took how long, and changes nothing else', async () => {
  const folder = project(FAULTY)
  const plain = await run(folder, [])
  const { code, stdout, stderr } = await run(folder, ['--profile'])
  expect({ code, stdout }).toEqual({ code: plain.code, stdout: plain.stdout })
  const rows = stderr
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => /^ *(\d+\.\d) +(\d*) +(\S.*)$/.exec(line))
  const [total, ...parts] = rows.toReversed().map((row) => ({ name: row?.[3], ms: Number(row?.[1]), times: row?.[2] }))
  const named = new Map(parts.map((part) => [part.name, part]))
  for (const name of ['read', 'list', 'Markdown', 'YAML', 'swagger', 'report', 'everything else'])
    expect([...named.keys()]).toContain(name)
  expect(named.get('Markdown')?.times).toBe('2')
  for (const { id, severity } of RULES) if (severity === 'error') expect(named.get(id)?.times).toBe('2')
  expect(total?.name).toBe('total')
  const sum = parts.reduce((all, { ms }) => all + ms, 0)
  expect(Math.abs(sum - (total?.ms ?? 0))).toBeLessThan(0.1 * parts.length)
})
