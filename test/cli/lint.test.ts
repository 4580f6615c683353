import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it, vi } from 'vitest'
import { NodeHost } from '../../src/node/node-host.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { CLEAN, cleanIn, FAULTY, type Outcome, project, run, spec } from './project.ts'

const reportSchema: unknown = JSON.parse(readFileSync(new URL('../../schema/report.json', import.meta.url), 'utf8'))
const isReport = new Ajv({ strict: true }).compile(reportSchema as object)

/** Files that a run reports on, from its JSON report. */
async function reported(cwd: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await run(cwd, ['--format', 'json', ...argv])
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout).files
}

describe('a run', () => {
  it('is 0 where nothing is found, and proves its work', async () => {
    expect(await run(project(), [])).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^No findings\.\nChecked 1 spec and 1 step against 1 operation of 1 swagger document with \d+ rules\.\n$/,
      ),
      stderr: '',
    })
  })

  it('is 1 where an error is found, and tells it on standard output alone', async () => {
    const { code, stdout, stderr } = await run(project(FAULTY), [])
    expect(code).toBe(1)
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /^specs\/shop\/get_v1_things\.md\n {2}2:16 {2}error {2}.*endpoint\/unknown-operation\n {7}2 │ endpoint: "GET \/v1\/things"\n/,
    )
    expect(stdout).toContain('Checked 2 specs')
  })

  it.each([[[]], [['--fix', '--diff']], [['specs/shop']]])('looks for the same files once, with %j', async (argv) => {
    const searches = vi.spyOn(NodeHost.prototype, 'list')
    try {
      await run(project(FAULTY), ['--no-cache', ...argv])
      const made = searches.mock.calls.map(([patterns, ignore]) => JSON.stringify([patterns, ignore]))
      expect(made.length).toBeGreaterThan(1)
      expect(made.length).toBe(new Set(made).size)
    } finally {
      searches.mockRestore()
    }
  })

  it.each(['text', 'json'])('says the same bytes twice in %s', async (format) => {
    const cwd = project(FAULTY)
    const first = await run(cwd, ['--format', format])
    expect(await run(cwd, ['--format', format])).toEqual(first)
  })

  it('reports JSON as the schema has it, with nothing of this machine in it', async () => {
    const cwd = project(FAULTY)
    const { stdout, code } = await run(cwd, ['--format', 'json'])
    const report = JSON.parse(stdout)
    expect(code).toBe(1)
    expect(isReport(report) || isReport.errors).toBe(true)
    expect(report.summary).toMatchObject({ specs: 2, steps: 2, swaggerDocuments: 1, durationMs: 0 })
    expect(stdout).not.toContain(cwd)
  })

  it('measures itself when it is asked to', async () => {
    const { stdout } = await run(project(), ['--format', 'json', '--timing'])
    expect(JSON.parse(stdout).summary.durationMs).toBeGreaterThan(0)
  })

  it('finds a spec with a missing swagger, and does not break on it', async () => {
    const { code, stdout } = await run(project({ ...CLEAN, 'swagger/shop.yaml': '' }), [])
    expect(code).toBe(1)
    expect(stdout).toContain('swagger/file')
  })
})

describe('the gate', () => {
  const WARNING = { ...CLEAN, 'specs/shop/misnamed.md': spec(), 'specs/shop/get_v1_items.md': '' }
  const warned = () => {
    const cwd = project(WARNING)
    rmSync(join(cwd, 'specs/shop/get_v1_items.md'))
    return cwd
  }

  it('lets warnings pass', async () => {
    const { code, stdout } = await run(warned(), [])
    expect(stdout).toContain('Found 1 warning in 1 of 1 spec.')
    expect(code).toBe(0)
  })

  it.each([
    [['--fail-on', 'warning'], 1],
    [['--fail-on', 'info'], 1],
    [['--fail-on', 'error'], 0],
    [['--max-warnings', '0'], 1],
    [['--max-warnings', '1'], 0],
    [['--rule', 'endpoint/file-name=error'], 1],
    [['--rule', 'endpoint/*=off', '--max-warnings', '0'], 0],
    [['--rule', 'endpoint/file-name=info', '--fail-on', 'warning'], 0],
    [['--quiet', '--fail-on', 'warning'], 1],
  ])('with %j is %i', async (argv, code) => {
    expect(await run(warned(), argv)).toMatchObject({ code, stderr: '' })
  })

  it('does not depend on what is shown', async () => {
    const { stdout } = await run(warned(), ['--quiet'])
    expect(stdout).not.toContain('endpoint/file-name')
    expect(stdout).toContain('Found 1 warning')
  })
})

describe('what is checked', () => {
  const FILES = {
    ...CLEAN,
    'specs/other/a.md': spec(),
    'specs/README.md': 'no spec',
    'drafts/b.md': spec(),
    'drafts/deep/c.md': spec(),
    'notes/read.txt': '',
  }

  it.each([
    ['nothing named', [], ['specs/other/a.md', 'specs/shop/get_v1_items.md']],
    ['a file', ['specs/other/a.md'], ['specs/other/a.md']],
    ['a file twice', ['specs/other/a.md', './specs/../specs/other/a.md'], ['specs/other/a.md']],
    ['a file that the config does not know', ['drafts/b.md'], ['drafts/b.md']],
    ['a folder', ['specs/shop/'], ['specs/shop/get_v1_items.md']],
    ['the root', ['.'], ['specs/other/a.md', 'specs/shop/get_v1_items.md']],
    ['a folder that the config does not know', ['drafts'], ['drafts/b.md', 'drafts/deep/c.md']],
    ['a glob', ['specs/*/*.md'], ['specs/other/a.md', 'specs/shop/get_v1_items.md']],
    ['a glob over more than specs', ['*/*'], ['drafts/b.md']],
    ['all of them', ['drafts/deep', 'specs/other/*.md'], ['drafts/deep/c.md', 'specs/other/a.md']],
  ])('with %s', async (_what, argv, files) => {
    expect(await reported(project(FILES), ...argv)).toEqual(files)
  })

  it('takes a file whose name looks like a glob', async () => {
    const cwd = project({ ...CLEAN, 'specs/[a].md': spec(), 'specs/a.md': spec() })
    expect(await reported(cwd, 'specs/[a].md')).toEqual(['specs/[a].md'])
  })

  it('takes an absolute path, and one through a link', async () => {
    const cwd = project(FILES)
    const elsewhere = temporaryFolder()
    symlinkSync(cwd, join(elsewhere, 'link'))
    expect(await reported(cwd, join(cwd, 'drafts/b.md'))).toEqual(['drafts/b.md'])
    expect(await reported(cwd, join(elsewhere, 'link/drafts/b.md'))).toEqual(['drafts/b.md'])
  })

  it('says paths from where it runs', async () => {
    const cwd = project(FAULTY)
    const { stdout } = await run(join(cwd, 'specs/shop'), ['--format', 'json', 'get_v1_things.md'])
    const [diagnostic] = JSON.parse(stdout).diagnostics
    expect(diagnostic.file).toBe('get_v1_things.md')
    expect(await reported(join(cwd, 'swagger'))).toEqual([
      '../specs/shop/get_v1_items.md',
      '../specs/shop/get_v1_things.md',
    ])
  })

  it('finds the project of a path elsewhere', async () => {
    const home = temporaryFolder()
    const cwd = project(CLEAN)
    const { code, stdout } = await run(home, [join(cwd, 'specs')])
    expect(stdout).toContain('Checked 1 spec and 1 step against 1 operation')
    expect(code).toBe(0)
  })

  it.each([
    [
      'a file that does not exist',
      ['specs/shop/get_v1_item.md'],
      'there is no `specs/shop/get_v1_item.md`; did you mean `specs/shop/get_v1_items.md`?',
    ],
    [
      'a path of other letter case, and of Windows',
      ['Specs\\shop\\get_v1_items.md'],
      'there is no `Specs\\shop\\get_v1_items.md`; did you mean `specs/shop/get_v1_items.md`?',
    ],
    ['a path in a folder like no other', ['nope/a.md'], 'there is no `nope/a.md`'],
    ['the same with a flag for patterns', ['--no-error-on-unmatched-pattern', 'nope.md'], 'there is no `nope.md`'],
    ['a folder without specs', ['notes'], 'no spec matches `notes`'],
    ['a glob that matches nothing', ['specs/**/x*.md'], 'no spec matches `specs/**/x*.md`'],
    [
      'a glob with folders as Windows shows them',
      ['specs\\**\\x.md'],
      'no spec matches `specs\\**\\x.md`, in which folders are separated by `/` on this system',
    ],
    [
      'a glob that is to leave something out',
      ['!specs/shop/**'],
      "no spec matches `!specs/shop/**`, and what is to be left out stands under the config's `ignore`",
    ],
    ['a glob next to a spec', ['specs/other/a.md', 'x/*.md'], 'no spec matches `x/*.md`'],
    ['a file that is no Markdown', ['notes/read.txt'], '`notes/read.txt` is no Markdown file, and every spec is one'],
    ['an empty path', [''], 'a path is empty; name a file, a folder or a glob'],
  ])('refuses %s', async (_what, argv, message) => {
    expect(await run(project(FILES), argv)).toEqual({ code: 2, stdout: '', stderr: `spec-lint: ${message}\n` })
  })

  it('refuses to check nothing', async () => {
    const cwd = temporaryFolder({ '.git/HEAD': '', 'spec-lint.config.yaml': 'specs: [docs/*.md, "api/*.md"]' })
    const stderr = "spec-lint: no spec matches the config's `specs` (`docs/*.md`, `api/*.md`)\n"
    expect(await run(cwd, [])).toEqual({ code: 2, stdout: '', stderr })
    const allowed = await run(cwd, ['--no-error-on-unmatched-pattern'])
    expect(allowed).toMatchObject({ code: 0, stderr })
    expect(allowed.stdout).toContain('Nothing was checked.')
  })

  it('says that no swagger document is where they are sought, if something is found', async () => {
    const config = { 'spec-lint.config.yaml': 'swagger: [openapi/*.json]' }
    const faulty = await run(project({ ...FAULTY, ...config }), [])
    expect(faulty.stderr).toBe(
      "spec-lint: no swagger document matches the config's `swagger` (`openapi/*.json`), so that operations are sought in those alone that specs name\n",
    )
    expect((await run(project({ ...CLEAN, ...config }), [])).stderr).toBe('')
    expect((await run(project(FAULTY), [])).stderr).toBe('')
  })

  it('tells those who write patterns as paths of Windows', async () => {
    const cwd = project({ ...CLEAN, 'spec-lint.config.yaml': "specs: ['specs\\shop\\*.md']" })
    expect(await run(cwd, [])).toMatchObject({ code: 2, stderr: expect.stringContaining('Write `specs/shop/*.md`.') })
  })

  it('tells those whose patterns are folders', async () => {
    const config = 'specs: [specs/]\nswagger: [swagger]\n'
    const specs = await run(project({ ...CLEAN, 'spec-lint.config.yaml': config }), [])
    expect(specs).toMatchObject({
      code: 2,
      stderr:
        "spec-lint: no spec matches the config's `specs` (`specs/`); `specs/` is a folder, and `specs/**/*.md` matches what is in it\n",
    })
    const swagger = await run(project({ ...FAULTY, 'spec-lint.config.yaml': 'swagger: [swagger]\n' }), [])
    expect(swagger.stderr).toMatch(/; `swagger` is a folder, and `swagger\/\*\*\/\*\.\{json,yaml,yml\}` matches/)
  })

  it('does not judge together what projects of their own are about', async () => {
    const config = 'domains: [shop]\n'
    const files = { '.git/HEAD': '', ...cleanIn('a'), ...cleanIn('b'), ...cleanIn('c') }
    const cwd = project({ ...files, 'a/spec-lint.config.yaml': config, 'b/spec-lint.config.yaml': config })
    const refused = async (...argv: readonly string[]) => {
      const { code, stderr } = await run(cwd, argv)
      expect(code).toBe(2)
      return stderr
    }
    const end = '; run spec-lint for each project, or give them a config together\n'
    expect(await refused('a', 'b/specs')).toBe(`spec-lint: \`a\` and \`b\` are projects of their own${end}`)
    expect(await refused('a/specs/shop/get_v1_items.md', 'c')).toBe(
      `spec-lint: \`a\` is a project of its own, and not all that is named lies in it${end}`,
    )
    expect(await refused('a', 'nope')).toBe('spec-lint: there is no `nope`\n')
    for (const argv of [['a/specs', 'a/swagger'], ['c'], ['--no-config', 'a', 'a/specs']])
      expect(await run(cwd, argv)).toMatchObject({ code: 0, stderr: '' })
    writeFileSync(join(cwd, 'spec-lint.config.yaml'), 'rules: { swagger/file: "off" }\n')
    expect(await reported(cwd, 'a', 'b')).toHaveLength(2)
  })

  it('takes folders that stand there for themselves, whatever their names mean in a pattern', async () => {
    const cwd = project({ ...CLEAN, 'specs/[id] (a) {b}/get_v1_items.md': spec(), 'specs/d/get_v1_items.md': spec() })
    const file = 'specs/[id] (a) {b}/get_v1_items.md'
    expect(await reported(cwd, 'specs/[id] (a) {b}/*.md')).toEqual([file])
    expect(await reported(join(cwd, 'specs'), '[id] (a) {b}/get_*.md')).toEqual(['[id] (a) {b}/get_v1_items.md'])
    expect(await reported(cwd, 'specs/[id]/*.md')).toEqual(['specs/d/get_v1_items.md'])
  })

  const onMac = process.platform === 'darwin'
  it.skipIf(onMac)(`takes accents for the same however composed${onMac ? ' (left out: macOS does)' : ''}`, async () => {
    const [typed, standing] = ['specs/caf\u00e9', 'specs/cafe\u0301']
    const cwd = project({ ...CLEAN, [`${standing}/get_v1_items.md`]: spec() })
    expect(await reported(cwd, typed)).toEqual([`${standing}/get_v1_items.md`])
    expect(await reported(cwd, `${typed}/get_v1_items.md`)).toEqual([`${standing}/get_v1_items.md`])
    expect((await run(cwd, [`${typed}/none.md`])).stderr).toBe(`spec-lint: there is no \`${typed}/none.md\`\n`)
  })

  it('names what is ignored from where it runs', async () => {
    const cwd = project({ ...CLEAN, 'spec-lint.config.yaml': 'ignore: [specs/**]\n' })
    const { code, stderr } = await run(join(cwd, 'specs'), ['shop', 'sh*/*.md'])
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "spec-lint: `sh*/*.md`, `shop` are excluded by the config's `ignore`\n",
    })
  })

  it('says how to begin where there is neither a spec nor a config', async () => {
    const { code, stderr } = await run(temporaryFolder({ '.git/HEAD': '' }), [])
    expect(code).toBe(2)
    expect(stderr).toBe(
      'spec-lint: no spec matches `specs/**/*.md`, and no config says where else they are; `spec-lint --init` writes one\n',
    )
  })

  it('names a config where the projects are below', async () => {
    const config = { 'b/spec-lint.config.yml': '', 'a/spec-lint.config.json': '{}' }
    const cwd = temporaryFolder({ '.git/HEAD': '', ...config, 'docs/a.md': '' })
    const sentence = 'no spec matches `specs/**/*.md`, and no config says where else they are; name one with'
    expect((await run(cwd, [])).stderr).toBe(`spec-lint: ${sentence} \`--config a/spec-lint.config.json\`\n`)
    const below = await run(join(cwd, 'docs'), [])
    expect(below.stderr).toBe(`spec-lint: ${sentence} \`--config ../a/spec-lint.config.json\`\n`)
  })

  it('takes a folder of swagger documents for the specs that depend on them', async () => {
    const cwd = project({ ...CLEAN, 'swagger/old/none.md.txt': '' })
    expect(await run(cwd, ['swagger'])).toEqual(await run(cwd, ['swagger/shop.yaml']))
    expect((await run(cwd, ['swagger'])).stdout).toContain('Checked 1 spec ')
    expect(await run(cwd, ['swagger/old'])).toMatchObject({
      code: 2,
      stderr: 'spec-lint: no spec matches `swagger/old`\n',
    })
  })

  it('refuses what lies outside the project', async () => {
    const outside = temporaryFolder({ 'a.md': spec() })
    const cwd = project(CLEAN)
    const { code, stderr } = await run(cwd, ['specs', join(outside, 'a.md'), '--config', 'spec-lint.config.yaml'])
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'spec-lint: there is no config file `spec-lint.config.yaml`\n',
    })
    const configured = project({ ...CLEAN, 'spec-lint.config.yaml': '' })
    expect((await run(configured, ['--config', 'spec-lint.config.yaml', join(outside, 'a.md')])).stderr).toMatch(
      /^spec-lint: `.*a\.md` lies outside the project `.*`; name its config with `--config`\n$/,
    )
  })

  it('leaves out what the config excludes, even where it is named, and says so', async () => {
    const cwd = project({ ...FILES, 'spec-lint.config.yaml': 'ignore: [drafts/**]' })
    const named = await run(cwd, ['drafts/b.md', 'drafts/deep/c.md'])
    expect(named).toMatchObject({
      code: 0,
      stderr: "spec-lint: `drafts/b.md`, `drafts/deep/c.md` are excluded by the config's `ignore`\n",
    })
    expect((await run(cwd, ['drafts'])).stderr).toBe("spec-lint: `drafts` is excluded by the config's `ignore`\n")
    expect(await reported(cwd, 'drafts/b.md', 'specs/other/a.md')).toEqual(['specs/other/a.md'])
    expect(isReport(JSON.parse((await run(cwd, ['drafts', '--format', 'json'])).stdout))).toBe(true)
  })

  it('cannot judge a spec that cannot be read', async () => {
    const cwd = project({ ...CLEAN, 'specs/shop/large.md': new Uint8Array(33 * 1024 * 1024) })
    const { code, stderr } = await run(cwd, [])
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'spec-lint: cannot read `specs/shop/large.md`\n' })
  })
})

describe('the config', () => {
  it.each([
    ['spec-lint.config.json', '{"rules": {"endpoint/*": "off"}}'],
    ['spec-lint.config.jsonc', '{"rules": {"endpoint/*": "off"}} // all of them'],
    ['spec-lint.config.yml', 'rules: {endpoint/*: off}'],
    ['package.json', '{"spec-lint": {"rules": {"endpoint/*": "off"}}}'],
  ])('is found in %s', async (name, text) => {
    expect((await run(project({ ...FAULTY, [name]: text }), [])).code).toBe(0)
  })

  it('is the nearest one upward, and its folder is the root of the project', async () => {
    const cwd = project({ 'spec-lint.config.yaml': 'rules: {endpoint/*: off}', ...FAULTY })
    expect((await run(join(cwd, 'specs/shop'), [])).code).toBe(0)
    expect((await run(join(cwd, 'specs/shop'), ['--no-config'])).code).toBe(1)
  })

  it('can be named', async () => {
    const cwd = project({ ...FAULTY, 'ci.yaml': 'rules: {endpoint/*: off}' })
    expect((await run(cwd, ['--config', 'ci.yaml'])).code).toBe(0)
    expect((await run(temporaryFolder(), ['-c', join(cwd, 'ci.yaml')])).code).toBe(0)
  })

  it('loses to the command line', async () => {
    const cwd = project({ ...FAULTY, 'spec-lint.config.yaml': 'rules: {endpoint/unknown-operation: off}' })
    expect((await run(cwd, ['--rule', 'endpoint/unknown-operation=error'])).code).toBe(1)
  })

  it('is told with its mistakes, each with its line', async () => {
    const cwd = project({ ...CLEAN, 'spec-lint.config.yaml': 'preset: strict\nrule:\n  a/b: off\nspecs: 7\n' })
    expect(await run(join(cwd, 'specs'), [])).toEqual({
      code: 2,
      stdout: '',
      stderr: `../spec-lint.config.yaml:2:1  error  There is no setting \`rule\`.
     2 │ rule:
       │ ^^^^
  help: Did you mean \`rules\`?

../spec-lint.config.yaml:4:8  error  \`specs\` must be a list, not a number.
     4 │ specs: 7
       │        ^
`,
    })
  })

  it.each([
    [
      'two in one folder',
      { 'spec-lint.config.json': '{}', 'spec-lint.config.yaml': '' },
      [],
      '`spec-lint.config.json` and `spec-lint.config.yaml` both configure this folder; keep one, or name one with `--config`',
    ],
    ['one that is not there', {}, ['--config', 'nope.json'], 'there is no config file `nope.json`'],
    [
      'one that is code',
      { 'spec-lint.config.js': '' },
      ['--config', 'spec-lint.config.js'],
      'the config `spec-lint.config.js` is neither JSON nor YAML',
    ],
    [
      'a folder',
      {},
      ['--config', 'specs'],
      '`specs` is a folder, and `--config` takes a file; there is no config in it',
    ],
    [
      'a folder with a config',
      { 'specs/spec-lint.config.json': '{}' },
      ['--config', 'specs'],
      '`specs` is a folder, and `--config` takes a file; name `specs/spec-lint.config.json`',
    ],
    [
      'a manifest without one',
      { 'package.json': '{ "devDependencies": { "spec-lint": "1" } }' },
      ['--config', 'package.json'],
      '`package.json` has no key `spec-lint`, under which it would be a config',
    ],
  ])('refuses %s', async (_what, files, argv, message) => {
    expect(await run(project({ ...CLEAN, ...files }), argv)).toEqual({
      code: 2,
      stdout: '',
      stderr: `spec-lint: ${message}\n`,
    })
  })

  it('is printed with all defaults, as a config that can be read', async () => {
    const cwd = project({ ...CLEAN, 'spec-lint.config.yaml': 'tokens: {documented: null}' })
    const { stdout, code } = await run(cwd, ['--print-config'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ preset: 'recommended', tokens: { default: 'staff', documented: null } })
    const again = project({ ...CLEAN, 'spec-lint.config.json': stdout })
    expect((await run(again, ['--print-config'])).stdout).toBe(stdout)
  })
})

describe('reports', () => {
  it('go to a file, whole, without colours and into a new folder', async () => {
    const cwd = project(FAULTY)
    const plain = await run(cwd, [])
    expect(await run(cwd, ['--output', 'out/report.txt', '--color'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'spec-lint: wrote out/report.txt\n',
    })
    expect(readFileSync(join(cwd, 'out/report.txt'), 'utf8')).toBe(plain.stdout)
  })

  it('can be several', async () => {
    const cwd = project(FAULTY)
    const { stdout } = await run(cwd, ['--format', 'text', '--format', 'json=report.json'])
    expect(stdout).toContain('Found 1 error')
    expect(isReport(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')))).toBe(true)
  })

  it('cannot be written where a folder is', async () => {
    const cwd = project()
    mkdirSync(join(cwd, 'out'))
    const { code, stderr } = await run(cwd, ['--output', 'out'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^spec-lint: cannot write the report to `out`: .*\n$/)
  })
})

describe('colours', () => {
  const ESCAPE = '\u001b['
  it.each([
    ['a terminal', [], {}, true, true],
    ['a pipe', [], {}, false, false],
    ['--color', ['--color'], { NO_COLOR: '1', FORCE_COLOR: '0' }, false, true],
    ['--no-color', ['--no-color'], { FORCE_COLOR: '1' }, true, false],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, true, false],
    ['NO_COLOR', [], { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR', [], { NO_COLOR: '' }, true, true],
    ['TERM=dumb', [], { TERM: 'dumb' }, true, false],
    ['JSON on a terminal', ['--format', 'json'], { FORCE_COLOR: '1' }, true, false],
  ])('with %s', async (_what, argv, env, stdoutIsTTY, colored) => {
    const { stdout } = await run(project(FAULTY), argv, { env, stdoutIsTTY })
    expect(stdout.includes(ESCAPE)).toBe(colored)
  })

  it('change nothing but the colours', async () => {
    const cwd = project(FAULTY)
    const { stdout } = await run(cwd, ['--color'])
    expect(stdout.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')).toBe(
      (await run(cwd, [])).stdout,
    )
  })

  it('are judged for each stream by itself', async () => {
    const cwd = project({ ...CLEAN, 'spec-lint.config.yaml': 'rule: 1' })
    expect((await run(cwd, [], { stdoutIsTTY: true })).stderr).not.toContain(ESCAPE)
    expect((await run(cwd, [], { stderrIsTTY: true, env: { CI: '1' } })).stderr).toContain(ESCAPE)
  })
})

describe('progress', () => {
  const many = () =>
    project({
      ...CLEAN,
      ...Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [`specs/shop/get_v1_n${index}.md`, spec(`GET /v1/n${index}`)]),
      ),
    })

  /** A clock that goes a fifth of a second further whenever somebody looks. */
  const slowly = async (work: () => Promise<Outcome>) => {
    let now = Date.now()
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 200))
    try {
      return await work()
    } finally {
      clock.mockRestore()
    }
  }

  it('is shown on a terminal when it takes long, and taken back', async () => {
    const { stderr } = await slowly(() => run(many(), [], { stderrIsTTY: true }))
    expect(stderr.startsWith('\r\u001b[Kchecking 61 specs … ')).toBe(true)
    expect(stderr.endsWith('\r\u001b[K')).toBe(true)
  })

  it('is not shown of what is done at once', async () => {
    expect((await run(project(), [], { stderrIsTTY: true })).stderr).toBe('')
  })

  it.each([{ CI: 'true' }, { TERM: 'dumb' }])('is not shown with %j', async (env) => {
    expect((await slowly(() => run(many(), [], { stderrIsTTY: true, env }))).stderr).toBe('')
  })

  it('is not shown to a pipe', async () => {
    expect((await slowly(() => run(many(), []))).stderr).toBe('')
  })
})
