import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/parse-config.ts'
import type { Config } from '../../src/config/model.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import { CORPUS, corpusTitle, hasCorpus } from '../corpus/lint-corpus.ts'
import { gitEnvironment, gitProject, WITHOUT_GIT } from './git-project.ts'
import { CLEAN, project, run, spec } from './project.ts'

const NAME = 'spec-lint.config.yaml'

/** The settings in a config that was written, which has to be without a problem. */
async function settings(cwd: string, name = NAME): Promise<Config> {
  const { value, problems } = await parseConfig(new SourceFile(name, readFileSync(join(cwd, name), 'utf8')))
  expect(problems).toEqual([])
  return value
}

/** A document with one operation, `GET` on a path. */
function swagger(path: string, response = ''): string {
  return `openapi: 3.0.3
info: { title: One, version: '1' }
paths:
  ${path}:
    get: { responses: { '200': { description: Yes${response} } } }
`
}

describe('--init', () => {
  it('writes a config with which the next run works', async () => {
    const cwd = project()
    const { code, stdout, stderr } = await run(cwd, ['--init'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Found 1 spec, and 2 operations in 1 swagger document.\nWrote spec-lint.config.yaml:')
    expect(stdout).toContain('npx spec-lint --update-baseline')
    expect(await settings(cwd)).toMatchObject({ specs: ['specs/**/*.md'], swagger: ['swagger/**/*.{json,yaml,yml}'] })
    expect(await run(cwd, [])).toMatchObject({ code: 0, stderr: '' })
  })

  it.skipIf(WITHOUT_GIT !== false)('leaves out what git ignores, but no document that specs name', async () => {
    const generated = spec().replace('swagger/shop.yaml', 'generated/shop.yaml')
    const own = {
      '.gitignore': 'out/\ngenerated/\n*.draft.md\n',
      'specs/shop/get_v1_items.md': generated,
      'specs/shop/get_v1_items.draft.md': spec(),
    }
    const ignored = {
      'out/specs/shop/get_v1_items.md': generated,
      'out/swagger/other.yaml': swagger('/v1/other'),
      'generated/shop.yaml': swagger('/v1/items'),
    }
    for (const below of ['', 'packages/shop/']) {
      const place = (files: Readonly<Record<string, string>>) =>
        Object.fromEntries(Object.entries(files).map(([path, text]) => [`${below}${path}`, text]))
      const { folder, write } = gitProject(place(own))
      write(place(ignored))
      const cwd = join(folder, below)
      const { stdout } = await run(cwd, ['--init'], { env: gitEnvironment() })
      expect(stdout).toContain('Found 1 spec, and 1 operation in 1 swagger document.')
      expect(await settings(cwd)).toMatchObject({
        specs: ['specs/**/*.md'],
        swagger: ['generated/**/*.{json,yaml,yml}'],
      })
    }
  })

  it('finds folders of any name, and does not take their neighbours for what they are not', async () => {
    const one = spec().replace('swagger/shop.yaml', 'contracts/public/shop.yaml')
    const cwd = project({
      '.git/HEAD': '',
      'docs/calls/shop/get_v1_items.md': one,
      'docs/calls/README.md': '# How to write them\n',
      'docs/calls/TEMPLATE.md': one,
      'docs/calls/notes.md': '# Notes\n\nNothing of the kind.\n',
      'docs/handbook/intro.md': '# Welcome\n',
      'docs/handbook/setup.md': '# Set it up\n',
      'templates/call.md': one.replace('GET /v1/items', '<% endpoint %>'),
      'contracts/public/shop.yaml': swagger('/v1/items', ", content: { $ref: './parts/content.yaml' }"),
      'contracts/public/parts/content.yaml': 'application/json: { schema: { $ref: schema.yaml } }\n',
      'contracts/public/parts/schema.yaml': 'type: object\n',
      'contracts/public/parts/more.yaml': 'type: object\n',
      'package.json': '{ "name": "shop", "files": ["paths"] }',
      'data/a.json': '{ "swagger": "is a word" }',
      'node_modules/other/swagger/other.yaml': swagger('/other'),
    })
    const { code, stdout } = await run(cwd, ['--init'])
    expect(code).toBe(0)
    const { specs, swagger: documents, ignore } = await settings(cwd)
    expect(specs.every((pattern) => pattern.startsWith('docs/calls/'))).toBe(true)
    expect(documents.every((pattern) => pattern.startsWith('contracts/public/'))).toBe(true)
    expect(stdout).toContain('Found 1 spec, and 1 operation in 1 swagger document.')
    expect(ignore).toContain('**/README.md')
    const { stdout: report } = await run(cwd, ['--format', 'json'])
    expect(JSON.parse(report).summary).toMatchObject({ specs: 1, swaggerDocuments: 1, errors: 0 })
  })

  it('tells specs from the Markdown beside them by their names, where all have such', async () => {
    const pages = ['start', 'setup', 'usage', 'faq', 'more'].map((name) => [`docs/shop/${name}.md`, '# A page\n'])
    const names = ['get_v1_items', 'put_v1_items', 'post_v1_items']
    const specs = names.map((name) => [
      `docs/shop/${name}.md`,
      spec(name.replace('_v1_items', ' /v1/items').toUpperCase()),
    ])
    const started = { 'docs/shop/get_started.md': '---\ntitle: Start\n---\n\n# Start\n' }
    const { 'specs/shop/get_v1_items.md': _spec, ...rest } = CLEAN
    const cwd = project({ ...rest, ...Object.fromEntries([...pages, ...specs]), ...started })
    expect((await run(cwd, ['--init'])).stdout).toContain('Found 3 specs,')
    expect(await settings(cwd)).toMatchObject({
      specs: ['docs/**/{delete,get,head,options,patch,post,put}_*.md'],
      ignore: ['**/README.md', '**/get_started.md'],
    })
  })

  it('lists specs one by one that nothing tells from the Markdown beside them, and says so', async () => {
    const pages = ['start', 'setup', 'usage', 'faq', 'more'].map((name) => [`docs/shop/${name}.md`, '# A page\n'])
    const { 'specs/shop/get_v1_items.md': one, ...rest } = CLEAN
    const cwd = project({ ...rest, ...Object.fromEntries(pages), 'docs/shop/items.md': one ?? '' })
    await run(cwd, ['--init'])
    expect((await settings(cwd)).specs).toEqual(['docs/shop/items.md'])
    expect(readFileSync(join(cwd, NAME), 'utf8')).toContain('listed one by one: add new ones.\nspecs:')
  })

  it('makes one pattern of many folders that are alike', async () => {
    const teams = ['clients', 'sales', 'staff']
    const files = teams.flatMap((team) => [
      [
        `teams/${team}/specs/get_v1_${team}.md`,
        spec(`GET /v1/${team}`).replace('swagger/shop', `teams/${team}/api/it`),
      ],
      [`teams/${team}/specs/more/get_v2_${team}.md`, spec(`GET /v2/${team}`)],
      [`teams/${team}/api/it.yaml`, swagger(`/v1/${team}`)],
      [`teams/${team}/README.md`, '# A team\n'],
      [`teams/${team}/docs/a.md`, '# A\n'],
      [`teams/${team}/docs/b.md`, '# B\n'],
      [`teams/${team}/data.json`, '{}'],
    ])
    const cwd = project({ '.git/HEAD': '', ...Object.fromEntries(files) })
    expect((await run(cwd, ['--init'])).code).toBe(0)
    expect(await settings(cwd)).toMatchObject({
      specs: ['teams/*/specs/**/*.md'],
      swagger: ['teams/*/api/**/*.{json,yaml,yml}'],
    })
  })

  it('allows the words that specs use often, and names those that may be slips', async () => {
    const used = [
      ['green', 'shop_id'],
      ['green', 'shop_id'],
      ['verifed', 'uid'],
      ['verifed', 'uid'],
      ['odd', 'rare_id'],
    ]
    const files = used.map(([status, name], index) => {
      const text = spec('GET /v1/items/{item_id}').replace('path: /v1/items/{item_id}', `path: "/v1/items/{{${name}}}"`)
      return [
        `specs/shop/get_v1_items_${index}.md`,
        text.replace('status: verified', `status: ${status}\ntokens: [robot]`),
      ]
    })
    const cwd = project({ ...CLEAN, ...Object.fromEntries(files) })
    const { stdout } = await run(cwd, ['--init'])
    const { statuses, variables, tokens } = await settings(cwd)
    expect(statuses).toEqual(['verified', 'pending', 'failed', 'skipped', 'green'])
    expect(variables).toEqual(['shop_id'])
    expect(tokens.kinds).toContain('robot')
    expect(stdout).toContain('statuses that few specs have: odd, verifed\n')
    expect(stdout).toContain('nothing supplies: rare_id\n')
    expect(readFileSync(join(cwd, NAME), 'utf8')).toContain(
      '# Used too rarely to be sure of, and left out: odd, verifed\n',
    )
  })

  it('maps published addresses to the folder that looks like their original, and to no other', async () => {
    const reference = (address: string) => `, content: { application/json: { schema: { $ref: '${address}' } } }`
    const cwd = project({
      ...CLEAN,
      'swagger/a.yaml': swagger('/v1/a', reference('https://example.org/docs/schemas/money/amount.json')),
      'swagger/b.yaml': swagger('/v1/b', reference('https://example.org/docs/schemas/people/client.json#/x')),
      'swagger/c.yaml': swagger('/v1/c', reference('https://elsewhere.example/client.json')),
      'schemas/money/amount.json': '{}',
      'schemas/people/client.json': '{}',
    })
    const { stdout } = await run(cwd, ['--init'])
    expect((await settings(cwd)).refs).toEqual({ 'https://example.org/docs/schemas/': 'schemas/' })
    expect(stdout).toContain('1 reference to the network, of which no folder looks like a copy')
  })

  it('takes no document with operations for the schema that a whole file is referred to as', async () => {
    const reference = (address: string) => `, content: { application/json: { schema: { $ref: '${address}' } } }`
    const cwd = project({
      ...CLEAN,
      'swagger/a.yaml': swagger('/v1/a', reference('https://example.org/swagger/b.yaml')),
      'swagger/b.yaml': swagger('/v1/b', reference('https://example.net/swagger/a.yaml#/components/schemas/A')),
    })
    await run(cwd, ['--init'])
    expect((await settings(cwd)).refs).toEqual({ 'https://example.net/swagger/': 'swagger/' })
  })

  it('leaves out a bundle that only repeats what others declare', async () => {
    const cwd = project({ ...CLEAN, 'bundle/all.yaml': CLEAN['swagger/shop.yaml'] ?? '' })
    const { stdout } = await run(cwd, ['--init'])
    expect((await settings(cwd)).swagger).toEqual(['swagger/**/*.{json,yaml,yml}'])
    expect(stdout).toContain('documents that only repeat others: bundle/all.yaml')
  })

  it('says how to go on where there are no specs yet', async () => {
    const { 'specs/shop/get_v1_items.md': _spec, ...files } = CLEAN
    const cwd = project(files)
    const { code, stdout } = await run(cwd, ['--init'])
    expect(code).toBe(0)
    expect(stdout).toContain('npx spec-new METHOD /path')
    expect(await settings(cwd)).toMatchObject({ specs: ['specs/**/*.md'] })
  })

  it('finds nothing in a folder that holds nothing, and says so in one sentence', async () => {
    const cwd = project({ '.git/HEAD': '', 'README.md': '# Nothing\n', 'package.json': '{}' })
    expect(await run(cwd, ['--init'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'spec-lint: there are no specs and no swagger documents here, so there is nothing to configure; run `--init` in the folder that holds both\n',
    })
    expect(existsSync(join(cwd, NAME))).toBe(false)
  })

  it('leaves a config alone unless it is forced', async () => {
    const cwd = project({ ...CLEAN, [NAME]: 'preset: strict\n' })
    expect(await run(cwd, ['--init'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'spec-lint: `spec-lint.config.yaml` is there already; `--init --force` replaces it\n',
    })
    expect(readFileSync(join(cwd, NAME), 'utf8')).toBe('preset: strict\n')
    expect((await run(cwd, ['--init', '--force'])).code).toBe(0)
    expect((await settings(cwd)).preset).toBe('recommended')
  })

  it('replaces a config in JSON by one in JSON', async () => {
    const cwd = project({ ...CLEAN, 'spec-lint.config.json': '{}' })
    expect((await run(cwd, ['--init', '--force'])).code).toBe(0)
    expect(await settings(cwd, 'spec-lint.config.json')).toMatchObject({ specs: ['specs/**/*.md'] })
    expect(existsSync(join(cwd, NAME))).toBe(false)
    expect((await run(cwd, [])).code).toBe(0)
  })

  it('writes the config that is named, over nothing that is there', async () => {
    const cwd = project()
    expect((await run(cwd, ['--init', '--config', 'settings.yml'])).code).toBe(0)
    expect((await run(cwd, ['--config', 'settings.yml'])).code).toBe(0)
    expect((await run(cwd, ['--init', '--config', 'settings.yml'])).code).toBe(2)
    symlinkSync('/nowhere/at/all', join(cwd, 'dangling.yml'))
    expect((await run(cwd, ['--init', '--config', 'dangling.yml'])).code).toBe(2)
  })

  it.each([
    [['--init', '--no-config'], '`--no-config` uses none, and `--init` writes one'],
    [
      ['--init', 'specs'],
      '`--init` looks at the whole folder, and `specs` is too much; name the config to write with `--config`',
    ],
    [['--force'], '`--force` is for `--init`, whose config may take the place of another one'],
    [['--init', '--config', 'a.toml'], '`--init` writes JSON or YAML, and `a.toml` is named like neither'],
    [['--init', '--config', 'no/a.yaml'], 'there is no folder for `no/a.yaml`'],
  ])('%j is a mistake', async (argv, message) => {
    expect(await run(project(), argv)).toEqual({ code: 2, stdout: '', stderr: `spec-lint: ${message}\n` })
  })

  it('configures nothing that is configured further up or in the manifest', async () => {
    const cwd = project({ ...CLEAN, [NAME]: '', 'package.json': '{}' })
    const inside = join(cwd, 'specs')
    expect((await run(inside, ['--init'])).stderr).toContain(
      '`../spec-lint.config.yaml` configures this folder already',
    )
    rmSync(join(cwd, NAME))
    writeFileSync(join(cwd, 'package.json'), '{ "spec-lint": {} }')
    expect(await run(cwd, ['--init', '--force'])).toMatchObject({ code: 2 })
    expect(existsSync(join(cwd, NAME))).toBe(false)
  })

  it('writes a config that can be read, whatever the files are called and say', async () => {
    const status = '"a: b # [\\u2028]\\n- c"'
    const odd = spec().replace('status: verified', `status: ${status}`)
    const cwd = project({
      '.git/HEAD': '',
      'a [b] {c}! *#: "d"/get_v1_items.md': odd,
      'a [b] {c}! *#: "d"/get_v1_others.md': odd,
      'swagger/shop.yaml': CLEAN['swagger/shop.yaml'] ?? '',
    })
    expect((await run(cwd, ['--init'])).code).toBe(0)
    expect((await settings(cwd)).statuses).toContain('a: b # [\u2028]\n- c')
    const { stdout } = await run(cwd, ['--format', 'json'])
    expect(JSON.parse(stdout).summary.specs).toBe(2)
  })
})

describe.skipIf(!hasCorpus('hub'))(corpusTitle('hub'), () => {
  it('goes green with --init and --update-baseline', async () => {
    const cwd = project({ '.git/HEAD': '' })
    for (const name of ['specs', 'swagger', 'entities', 'mcp_swagger']) {
      mkdirSync(join(cwd, name))
      cpSync(join(CORPUS, 'hub', name), join(cwd, name), { recursive: true })
    }
    expect((await run(cwd, ['--init'])).code).toBe(0)
    expect((await settings(cwd)).swagger).toEqual(['swagger/**/*.{json,yaml,yml}'])
    const first = await run(cwd, ['--update-baseline'])
    expect(first.stderr).toMatch(/holds \d{3} findings/)
    expect((await run(cwd, [])).code).toBe(0)
  }, 60_000)
})
