import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveFixes } from '../../src/cli/fix-specs.ts'
import { resultOf } from '../report/example.ts'
import { CLEAN, project, run, spec } from './project.ts'

const PATH = 'specs/shop/get_v1_items.md'

/** A project whose only spec has been changed. */
function projectWith(...changes: readonly (readonly [string, string])[]): string {
  return project({ ...CLEAN, [PATH]: changed(changes) })
}

function changed(changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the spec does not hold “${from}”`)
    return text.replace(from, () => to)
  }, spec())
}

function read(cwd: string): string {
  return readFileSync(join(cwd, PATH), 'utf8')
}

/** A key that no runner reads, with a safe fix. */
const SAFE = ['description: Call it', 'descriptio: Call it'] as const

describe('--fix', () => {
  it('makes what is safe, says so, and is judged by what remains', async () => {
    const cwd = projectWith(SAFE)
    const { code, stdout, stderr } = await run(cwd, ['--fix', '--max-warnings', '0'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'spec-lint: fixed 1 finding in 1 file\n' })
    expect(stdout).toContain('No findings.')
    expect(read(cwd)).toBe(spec())
    expect((await run(cwd, ['--fix'])).stderr).toBe('spec-lint: fixed nothing\n')
  })

  it('keeps a byte order mark and line endings', async () => {
    const cwd = project({ ...CLEAN, [PATH]: `\uFEFF${changed([SAFE]).replaceAll('\n', '\r\n')}` })
    await run(cwd, ['--fix'])
    expect(read(cwd)).toBe(`\uFEFF${spec().replaceAll('\n', '\r\n')}`)
  })

  it('makes what wants a look on request alone', async () => {
    const cwd = projectWith(['domain: shop', 'domain: shopp'])
    writeFileSync(join(cwd, 'spec-lint.config.yaml'), 'domains: [shop]\n')
    expect((await run(cwd, ['--fix'])).stderr).toBe('spec-lint: fixed nothing\n')
    expect((await run(cwd, ['--fix', '--unsafe'])).stderr).toBe('spec-lint: fixed 1 finding in 1 file\n')
    expect(read(cwd)).toBe(spec())
  })

  it('takes back what would bring a new finding, and says so', async () => {
    // The body of a GET is told as soon as its key can be read.
    const cwd = projectWith(['    path: /v1/items\n', '    path: /v1/items\n    tokens: nobody\n'])
    const before = read(cwd)
    const { stderr } = await run(cwd, ['--fix'])
    expect(stderr).toMatch(
      /fixed nothing\n.*left specs\/shop\/get_v1_items\.md:\d+ alone: .*would bring a new finding or leave this one\n$/,
    )
    expect(read(cwd)).toBe(before)
  })

  it('settles in one run where one mistake hides the next, dozens of times', async () => {
    const blocks = Array.from({ length: 60 }, (_, index) => `\`\`json\n{"a": ${index}}\n\`\`\`\n\ntext\n\n`)
    const cwd = projectWith(['Lists them.\n', `Lists them.\n\n${blocks.join('')}`])
    const first = await run(cwd, ['--fix', '--unsafe'])
    expect(first.stderr).toBe('spec-lint: fixed 60 findings in 1 file\n')
    expect(first.code).toBe(0)
    expect((await run(cwd, ['--fix', '--unsafe'])).stderr).toBe('spec-lint: fixed nothing\n')
  })

  it.each([
    [
      'there is more to fix than one run does',
      { settled: false, circular: false },
      /run it again to make those as well/,
    ],
    ['fixes undo each other', { settled: false, circular: true }, /a defect of spec-lint/],
  ])('says where %s', async (_what, end, sentence) => {
    const stderr: string[] = []
    const stream = { isTTY: false, write: (text: string) => void stderr.push(text) }
    const result = resultOf([])
    const outcome = { before: result, result, changes: [], rolledBack: [], ...end }
    const shell = { cwd: '/', env: {}, stdout: stream, stderr: stream }
    await saveFixes(
      outcome,
      { unsafe: false, dry: false },
      { root: '/', fromHere: (path) => path, color: false, shell },
    )
    expect(stderr).toEqual(['spec-lint: fixed nothing\n', expect.stringMatching(sentence)])
  })

  it('leaves a file alone that is not UTF-8, and cannot vouch for the run', async () => {
    const cwd = projectWith(SAFE)
    const bytes = Buffer.concat([Buffer.from(changed([SAFE])), Buffer.from([0xff, 0x0a])])
    writeFileSync(join(cwd, PATH), bytes)
    const { code, stderr } = await run(cwd, ['--fix'])
    expect(code).toBe(2)
    expect(stderr).toContain('is not UTF-8')
    expect(readFileSync(join(cwd, PATH)).equals(bytes)).toBe(true)
  })

  it('does not fix what a comment suppresses', async () => {
    const cwd = projectWith(['description: Call it', 'descriptio: Call it # spec-lint-disable-line steps/unknown-key'])
    const before = read(cwd)
    expect((await run(cwd, ['--fix'])).code).toBe(0)
    expect(read(cwd)).toBe(before)
  })
})

describe('--diff', () => {
  it.each(['--diff', '--fix-dry-run'])(
    'as %s prints a diff that can be applied, and writes nothing',
    async (option) => {
      const cwd = projectWith(SAFE, ['status: 200', 'status: 200 # ok'])
      const before = read(cwd)
      const { code, stdout, stderr } = await run(cwd, [option])
      expect({ code, stderr }).toEqual({ code: 0, stderr: 'spec-lint: would fix 1 finding in 1 file\n' })
      expect(read(cwd)).toBe(before)
      expect(stdout).toMatch(
        /^--- a\/specs\/shop\/get_v1_items\.md\n\+\+\+ b\/specs\/shop\/get_v1_items\.md\n@@ [^\n]* @@\n/,
      )
      expect(stdout.split('\n').filter((line) => /^[-+] /.test(line))).toEqual([
        '-    descriptio: Call it',
        '+    description: Call it',
      ])
      const applied = spawnSync('git', ['apply', '-'], { cwd, input: stdout, encoding: 'utf8' })
      if (applied.error === undefined) {
        expect(applied.stderr).toBe('')
        expect(read(cwd)).toBe(changed([['status: 200', 'status: 200 # ok']]))
      }
    },
  )

  it('shows on a terminal, in colours or without, what would play tricks on it', async () => {
    const cwd = projectWith(SAFE, ['    method: GET', '    # \u001b[2J\u202e gone\r\n    method: GET'])
    const plain = await run(cwd, ['--diff'], { stdoutIsTTY: true, env: { NO_COLOR: '1' } })
    expect(plain.stdout).toContain('+    description: Call it\n     # ␛[2J\ufffd gone\n     method: GET\n')
    const coloured = await run(cwd, ['--diff', '--color'])
    expect(coloured.stdout).toContain('\u001b[32m+    description: Call it\u001b[')
    expect(coloured.stdout).toContain('\u001b[31m-    descriptio: Call it\u001b[')
    expect(coloured.stdout).toContain('\u001b[36m@@ ')
    expect(coloured.stdout).not.toContain('[2J\u202e')
  })

  it('is judged by what would remain', async () => {
    const cwd = projectWith(SAFE)
    expect((await run(cwd, ['--max-warnings', '0'])).code).toBe(1)
    expect((await run(cwd, ['--max-warnings', '0', '--diff'])).code).toBe(0)
  })

  it('writes reports to files beside it', async () => {
    const cwd = projectWith(SAFE)
    const { stdout } = await run(cwd, ['--diff', '--format', 'json=report.json'])
    expect(stdout).toMatch(/^--- a\//)
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).diagnostics).toEqual([])
  })

  it.each([
    [['--unsafe'], '--fix --unsafe'],
    [['--diff', '--format', 'json'], '--format json=FILE'],
    [['--diff', '--update-baseline'], '--update-baseline'],
    [['--fix-dry-run', '-o', 'a.patch'], '`--output` is for a report, of which no `--format` is named'],
  ])('%j is refused', async (argv, hint) => {
    const { code, stdout, stderr } = await run(project(), argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(hint)
  })
})

describe('apply', () => {
  /** Fingerprint of the only finding with a correction. */
  async function fingerprint(cwd: string): Promise<string> {
    const { stdout } = await run(cwd, ['--format', 'json'])
    const { diagnostics } = JSON.parse(stdout)
    return diagnostics[0].fingerprint
  }

  it('makes one fix and says what it did', async () => {
    const cwd = projectWith(SAFE)
    const { code, stdout, stderr } = await run(cwd, ['apply', '--id', await fingerprint(cwd)])
    expect(code).toBe(0)
    expect(stdout).toContain('+    description: Call it')
    expect(stderr).toMatch(/rename to `description` \(safe, steps\/unknown-key\)\n.*the finding is gone\n$/)
    expect(read(cwd)).toBe(spec())
  })

  it('makes the suggestion of a number', async () => {
    const cwd = projectWith(['path: /v1/items', 'path: /v1/items/{item_uid}'])
    const { diagnostics } = JSON.parse((await run(cwd, ['--format', 'json'])).stdout)
    const braces = diagnostics.find(({ ruleId }: { ruleId: string }) => ruleId === 'steps/single-brace')
    const { stdout } = await run(cwd, ['apply', '--id', braces.fingerprint, '--suggestion', '1'])
    expect(stdout).toContain('+    path: /v1/items/{{item_uid}}')
    expect(read(cwd)).toContain('path: /v1/items/{{item_uid}}')
  })

  it.each([
    ['an unknown finding', ['--id', '0123456789abcdef'], 'has the fingerprint `0123456789abcdef`'],
    ['no number', ['--id', 'x', '--suggestion', 'first'], '`first` is none'],
    ['something else for a finding', ['--id', '--fix'], '16 digits such as `1f2e3d4c5b6a7988`, and `--fix` is none'],
    ['a pattern that matches nothing', ['--id', '0123456789abcdef', 'specs/none*.md'], 'no spec matches'],
    ['no finding', [], '--id'],
  ])('with %s is refused', async (_name, argv, sentence) => {
    const cwd = projectWith(SAFE)
    const { code, stdout, stderr } = await run(cwd, ['apply', ...argv])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(read(cwd)).toBe(changed([SAFE]))
  })

  it('says that a finding has no such suggestion', async () => {
    const cwd = projectWith(SAFE)
    const { code, stderr } = await run(cwd, ['apply', '--id', await fingerprint(cwd), '--suggestion', '9'])
    expect(code).toBe(2)
    expect(stderr).toContain('has no suggestions and a fix')
  })
})

it('a link that leads out of the project is neither read nor written', async () => {
  const cwd = project(CLEAN)
  const outside = projectWith(SAFE)
  symlinkSync(join(outside, PATH), join(cwd, 'specs/shop/linked.md'))
  await run(cwd, ['--fix'])
  expect(read(outside)).toBe(changed([SAFE]))
})
