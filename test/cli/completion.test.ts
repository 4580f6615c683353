import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtPackage, plainEnvironment } from './built-package.ts'
import { project, run } from './project.ts'

/** The candidates for the last of the words that were typed. */
async function complete(...words: string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await run('/', ['complete', '--', ...words])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0] ?? '']))
}

describe('completion', () => {
  it.each([
    [['--fo'], ['--format', '--force']],
    [['specs', '--expl'], ['--explain']],
    [
      ['--format', 's'],
      ['sarif', 'swagger', 'statistics'],
    ],
    [['-f', 'js'], ['json']],
    [['--format=ju'], ['--format=junit']],
    [
      ['--fail-on', ''],
      ['error', 'warning', 'info'],
    ],
    [['--explain', 'endpoint/sy'], ['endpoint/syntax']],
    [['--rule', 'uid-table/'], expect.arrayContaining(['uid-table/source'])],
    [
      ['--rule', 'endpoint/syntax'],
      ['endpoint/syntax=error', 'endpoint/syntax=warning', 'endpoint/syntax=info', 'endpoint/syntax=off'],
    ],
    [['af'], ['affected']],
    [['apply', '--sug'], ['--suggestion']],
    [['affected', '--fix'], []],
  ])('%j becomes %j', async (words, candidates) => {
    expect(await complete(...words)).toEqual(candidates)
  })

  it.each([[['specs/a']], [['']], [['--output', 'rep']], [['--config', '--']], [['--fix', 'apply']], [[]]])(
    '%j is left to the files',
    async (words) => {
      expect(await complete(...words)).toEqual([])
    },
  )

  it('gives bash, which splits words at an equals sign, what stands behind it', async () => {
    expect(await complete('--format', '=', 'j')).toEqual(['json', 'junit'])
    expect(await complete('--format', '=')).toEqual(expect.arrayContaining(['text', 'json']))
    expect(await complete('--rule', 'steps/body', '=', 'o')).toEqual(['off'])
  })

  it('says what an option means, and none that is hidden', async () => {
    const { stdout } = await run('/', ['complete', '--', 'apply', '--'])
    expect(stdout).toContain('--no-config\tuse no config file\n')
    expect(stdout).not.toContain('--fail-on')
  })

  it.each([[[]], [['powershell']]])('%j names no shell that it knows', async (words) => {
    expect(await run(project(), ['complete', ...words])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'spec-lint: `spec-lint complete` prints what a shell needs to complete its options; name one of `bash`, `zsh`, `fish`\n',
    })
  })
})

/** Whether a shell can be run here. */
function has(shell: string): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0
}

describe('the script', () => {
  const { folder, bin } = builtPackage({ types: false })
  const path = join(folder, 'path')
  const env = () => ({ ...plainEnvironment(), PATH: `${path}${delimiter}${process.env['PATH']}` })
  const inShell = (shell: string, script: string, cwd = folder) =>
    execFileSync(shell, ['-c', script], { cwd, env: env(), encoding: 'utf8' })

  beforeAll(() => {
    mkdirSync(path)
    chmodSync(bin, 0o755)
    symlinkSync(bin, join(path, 'spec-lint'))
  })

  it.skipIf(!has('bash') /* is not installed */)('teaches bash', () => {
    const ask = (words: string) =>
      inShell(
        'bash',
        `source <(spec-lint complete bash); COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
        _spec_lint spec-lint; printf '%s,' "\${COMPREPLY[@]}"`,
      )
    expect(ask('spec-lint --explain endpoint/sy')).toBe('endpoint/syntax,')
    expect(ask('spec-lint --format = js')).toBe('json,')
    expect(ask(`spec-lint '--$(touch made)'`)).toBe(',')
    expect(inShell('bash', 'ls')).not.toContain('made')
  })

  it.skipIf(!has('zsh') /* is not installed */)('teaches zsh', () => {
    const output = inShell(
      'zsh',
      `compdef() { : }; _describe() { print -l -- "\${(@P)2}" }; _files() { print files }
      source <(spec-lint complete zsh); words=(spec-lint --fix-); CURRENT=2; _spec_lint
      words=(spec-lint specs); _spec_lint`,
    )
    expect(output).toBe('--fix-dry-run:the same as --diff\nfiles\n')
  })

  it.skipIf(!has('fish') /* is not installed */)('teaches fish', () => {
    const cwd = project({ 'specs/a.md': '' })
    const ask = (line: string) => inShell('fish', `spec-lint complete fish | source; complete -C '${line}'`, cwd)
    expect(ask('spec-lint --fix-')).toBe('--fix-dry-run\tthe same as --diff\n')
    expect(ask('spec-lint specs/')).toMatch(/^specs\/a\.md/)
  })
})
