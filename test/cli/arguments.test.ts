import { parseCommandLine } from '../../src/cli/command.ts'
import { readCommandLine } from '../../src/cli/read-command-line.ts'
import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/rules/index.ts'
import { project, run } from './project.ts'

describe('a mistake on the command line', () => {
  it.each([
    [['--formt', 'json'], 'unknown option `--formt`; did you mean `--format`?'],
    [['--zzz'], 'unknown option `--zzz`'],
    [['aply', '--id', '0123456789abcdef'], 'there is no command `aply`; did you mean `apply`?'],
    [['afected'], 'there is no `afected`; did you mean `affected`?'],
    [['lint'], 'there is no command `lint`, and no such path; did you mean `spec-lint`?'],
    [['init'], 'there is no command `init`, and no such path; did you mean `spec-lint --init`?'],
    [['--config', ''], '`--config` names no file'],
    [['--output', 'specs'], 'cannot write the report to `specs`: it is a folder'],
    [['specs/aply'], 'there is no `specs/aply`'],
    [['--format'], '`--format` wants a value: `--format <name[=file]>`'],
    [['apply'], '`--id <fingerprint>` is missing'],
    [['--preset', 'strict'], 'unknown option `--preset`; `preset` is a key of the config'],
    [['--ignore-pattern=x'], 'unknown option `--ignore-pattern`; `ignore` is a key of the config'],
    [['--rules=x'], 'unknown option `--rules`; did you mean `--rule`?'],
    [
      ['--stdin-filename', 'a.md'],
      'unknown option `--stdin-filename`; specs are read from files, and none from standard input',
    ],
    [['--since', 'main..HEAD'], '`--since` takes one revision, and `main..HEAD` is a range; write `--since main`'],
    [['--since', '...main'], '`--since` takes one revision, and `...main` is a range; write `--since HEAD`'],
    [['-'], 'there is no `-`; specs are read from files, and none from standard input'],
    [['--baseline', 'specs'], 'cannot read the baseline `specs`: it is a folder'],
    [['--from', 'specs'], 'cannot read the report `specs`: it is a folder'],
    [['--format', 'jsn'], 'there is no format `jsn`; did you mean `json`?'],
    [
      ['--format', 'xml'],
      'there is no format `xml`: `text`, `compact`, `json`, `markdown`, `github`, `gitlab`, `sarif`, `junit`, `checkstyle`, `rdjson`, `swagger`, `statistics`',
    ],
    [['--format', 'json='], '`--format json=` names no file'],
    [
      ['--format', 'text', '--format', 'json'],
      'only one format can go to standard output; write `--format json=FILE` for the others',
    ],
    [
      ['--output', 'x', '--format', 'json=y'],
      '`--output` has nothing to write: every `--format` names a file of its own',
    ],
    [['--output', ''], '`--output` names no file'],
    [['--rule', 'endpoint/syntx=off'], 'there is no rule `endpoint/syntx`; did you mean `endpoint/syntax`?'],
    [['--rule', 'zzzzzzzzzz=off'], 'there is no rule `zzzzzzzzzz`; `spec-lint --list-rules` lists them'],
    [['--rule', 'zzzz/*=off'], 'no rule matches `zzzz/*`; `spec-lint --list-rules` lists them'],
    [
      ['--rule', 'endpoint/syntax'],
      '`--rule endpoint/syntax` sets it to nothing; write `--rule endpoint/syntax=off`, or another severity',
    ],
    [
      ['--rule', 'endpoint/syntax=warn'],
      '`--rule endpoint/syntax` takes a severity, and `warn` is none; did you mean `warning`?',
    ],
    [['--fail-on', 'never'], '`--fail-on` takes a severity, and `never` is none: `error`, `warning`, `info`'],
    [['--max-warnings', '-1'], '`--max-warnings` takes a number from 0, and `-1` is none'],
    [['--max-warnings', 'many'], '`--max-warnings` takes a number from 0, and `many` is none'],
    [['--explain', 'endpoint/syntx'], 'there is no rule `endpoint/syntx`; did you mean `endpoint/syntax`?'],
    [['--explain', 'steps/body', 'steps/query'], '`--explain` is about no file, and `steps/query` is too much'],
    [['--list-rules', 'specs'], '`--list-rules` is about no file, and `specs` is too much'],
    [['--list-rules', '--format', 'json'], '`--list-rules` and `--format` do not go together'],
    [['--print-config', '-o', 'config.json'], '`--print-config` and `--output` do not go together'],
    [['--explain', 'steps/body', '--watch'], '`--explain` and `--watch` do not go together'],
    [['--init', '--update-baseline'], '`--init` and `--update-baseline` do not go together'],
    [['--trace', 'id', 'specs/a.md', '--list-rules'], '`--trace` and `--list-rules` do not go together'],
  ])('%j is told in one sentence', async (argv, message) => {
    expect(await run(project(), argv)).toEqual({ code: 2, stdout: '', stderr: `spec-lint: ${message}\n` })
  })
})

describe('what is printed instead', () => {
  it('helps, with examples and exit codes', async () => {
    const { code, stdout, stderr } = await run('/', ['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: spec-lint \[options\] \[paths\.\.\.\]\n/)
    expect(stdout).toMatch(/^Commands, .*:\n {2}apply {5}make .*\n {2}affected {2}list .*\n {2}complete {2}print /m)
    expect(stdout).toContain('Examples:\n  spec-lint ')
    expect(stdout).toContain('Exit codes:\n  0 ')
    const options = [
      '--config',
      '--no-config',
      '--rule',
      '--format',
      '--output',
      '--quiet',
      '--max-warnings',
      '--fail-on',
    ]
    const more = [
      '--color',
      '--no-color',
      '--explain',
      '--list-rules',
      '--print-config',
      '--no-error-on-unmatched-pattern',
    ]
    expect([...options, ...more, '--version', '--help'].filter((option) => !stdout.includes(option))).toEqual([])
  })

  it('lists every rule with its summary', async () => {
    const { code, stdout } = await run('/', ['--list-rules'])
    expect(code).toBe(0)
    expect(RULES.filter(({ id, summary }) => !stdout.includes(id) || !stdout.includes(summary))).toEqual([])
    expect(stdout).toContain(`\n${RULES.length} rules; `)
  })

  it.each(RULES.map(({ id }) => id))('explains %s by its page', async (id) => {
    const { code, stdout } = await run('/', ['--explain', id])
    expect(code).toBe(0)
    expect(stdout.split('\n')[0]).toBe(id)
    expect(stdout).not.toMatch(/^````/m)
    expect(stdout.replace(/\s+/g, ' ')).toContain(RULES.find((rule) => rule.id === id)?.summary)
  })
})

it('understands paths alone as the parser of options does', async () => {
  for (const argv of [[], ['specs/a.md'], ['./apply', 'specs/**/*.md', 'b.md'], ['../x/y.json', 'a b/c.md']]) {
    expect(await readCommandLine(argv)).toEqual(parseCommandLine(argv))
  }
})
