import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtPackage } from '../cli/built-package.ts'
import { CLEAN, spec } from '../cli/project.ts'
import { temporaryFolder, writeFiles } from '../node/temporary-folder.ts'
import { outside, witnessed, type Witnessed } from './witness.ts'

const { folder, bin, newBin } = builtPackage({ types: false })

/** Stands in every file outside the project, and never in a report. */
const SECRET = 'zq_secret_of_the_machine'

const DOCUMENT = `openapi: 3.0.3
info: { title: ${SECRET}, version: '1' }
paths:
  /v1/items:
    get: { summary: ${SECRET}, responses: { '200': { description: ${SECRET} } } }
  /v1/${SECRET}:
    get: { responses: { '200': { description: ok } } }
components: { schemas: { A: { type: object, required: [${SECRET}], properties: { ${SECRET}: { enum: [${SECRET}] } } } } }
`

/** A project in a folder that holds secrets as well; `given` says what the project has, by where it is. */
function besideSecrets(given: (outer: string) => Readonly<Record<string, string>>): string {
  const outer = temporaryFolder({
    'secret.yaml': DOCUMENT,
    'secret.json': JSON.stringify({ [SECRET]: SECRET }),
    'secret.md': spec().replace('# Items', `# ${SECRET}`),
    'project-two/swagger/shop.yaml': DOCUMENT,
  })
  const root = join(outer, 'project')
  mkdirSync(root)
  writeFiles(root, { ...CLEAN, ...given(outer) })
  symlinkSync('../secret.yaml', join(root, 'swagger/linked.yaml'))
  symlinkSync('../..', join(root, 'swagger/up'))
  symlinkSync('../../../secret.md', join(root, 'specs/shop/get_v1_linked.md'))
  symlinkSync('../..', join(root, 'specs/up'))
  return root
}

/** Ways to a file beside the project, from its root. */
function ways(outer: string): readonly string[] {
  return [
    '../secret.yaml',
    'swagger/../../secret.yaml',
    '..%2fsecret.yaml',
    '%2e%2e/secret.yaml',
    '..\\secret.yaml',
    `${outer}/secret.yaml`,
    `file://${outer}/secret.yaml`,
    `file:../secret.yaml`,
    'swagger/linked.yaml',
    'swagger/up/secret.yaml',
    '../project-two/swagger/shop.yaml',
    '../project/../secret.yaml',
    '~/secret.yaml',
    '/proc/self/environ',
    '%2e%2e%2fsecret.yaml',
    '..%252fsecret.yaml',
    '..%5csecret.yaml',
    '\\\\localhost\\share\\secret.yaml',
    '//localhost/secret.yaml',
    'C:\\secret.yaml',
    'file:///C:/secret.yaml',
    '../secret.yaml\0.yaml',
    '../secret.yaml%00.yaml',
    '\0/../../secret.yaml',
  ]
}

/** Ways as a file below the root has to write them. */
function waysFrom(place: string, outer: string): readonly string[] {
  const up = place.replace(/[^/]+/g, '..')
  return ways(outer).map((way) => (/^(?:[/~\\]|file:\/|C:)/.test(way) ? way : `${up}/${way}`))
}

function expectConfined({ stdout, stderr, deeds }: Witnessed, root: string): void {
  expect(`${stdout}${stderr}`).not.toContain(SECRET)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(outside(deeds, 'read', [root, folder])).toEqual(above(deeds, root))
  expect(outside(deeds, 'write', [root])).toEqual([])
}

/** What was looked at above the root while it was sought, of which nothing but the names is read. */
function above(deeds: Witnessed['deeds'], root: string): readonly string[] {
  return outside(deeds, 'read', [root, folder]).filter((path) => root.startsWith(`${path}/`))
}

describe('nothing outside the project is read', () => {
  it('by the `swagger` of a spec', async () => {
    const root = besideSecrets((outer) =>
      Object.fromEntries(
        ways(outer).map((way, index) => [
          `specs/shop/get_v1_way_${index}.md`,
          spec().replace('swagger/shop.yaml', JSON.stringify(way)),
        ]),
      ),
    )
    const run = await witnessed(root, [bin, '--no-cache'])
    expect(run.code).toBe(1)
    expectConfined(run, root)
  })

  it.each(['swagger', 'swagger/parts'])('by a `$ref`, from any part of a document in %s', async (place) => {
    const root = besideSecrets((outer) => {
      const refs = waysFrom(place, outer)
      const schemas = refs.map((way) => ({ $ref: `${way}#/components/schemas/A` }))
      const operation = (schema: object) => ({
        requestBody: { content: { 'application/json': { schema } } },
        responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
      })
      const paths = Object.fromEntries(
        refs.flatMap((way, index) => [
          [`/v1/way_${index}`, { $ref: `${way}#/paths/~1v1~1items` }],
          [`/v1/body_${index}`, { post: operation(schemas[index] ?? {}) }],
        ]),
      )
      const specs = refs.map((_way, index) => [
        `specs/shop/post_v1_body_${index}.md`,
        spec(`POST /v1/body_${index}`)
          .replace('method: GET', 'method: POST')
          .replace('    expect:', '    body: { a: 1 }\n    extract: { b: $.c }\n    expect:'),
      ])
      const info = { title: 'a', version: '1' }
      const own = { openapi: '3.0.3', info, paths }
      const steps = Object.keys(paths).map((path) => path.replaceAll('/', '~1'))
      const led = {
        openapi: '3.0.3',
        info,
        paths: Object.fromEntries(
          steps.map((step) => [step.replaceAll('~1', '/'), { $ref: `parts/all.json#/paths/${step}` }]),
        ),
      }
      return {
        'swagger/shop.yaml': JSON.stringify(place === 'swagger' ? own : led),
        'swagger/parts/all.json': JSON.stringify({ paths }),
        ...Object.fromEntries(specs),
      }
    })
    const run = await witnessed(root, [bin, '--no-cache'])
    expect(run.code).toBe(1)
    expect(run.stdout).toContain(place === 'swagger' ? 'swagger/shop.yaml' : 'swagger/parts/all.json')
    expectConfined(run, root)
    expectConfined(await witnessed(root, [newBin, '--all', '--dry-run', '--force']), root)
  })

  it.each([
    ['the config', 'spec-lint.config.yaml', [bin]],
    ['the config, in the manifest of npm', 'package.json', [bin, '--print-config']],
    ['the config that is named', 'ci/lint.yaml', [bin, '--config', 'ci/lint.yaml']],
    ['the baseline', 'spec-lint-baseline.json', [bin]],
    ['the baseline that is to be written', 'spec-lint-baseline.json', [bin, '--update-baseline']],
    ['a template', 'ci/template.md', [newBin, 'GET /v1/items', '--stdout', '--template', 'ci/template.md']],
  ])('by a link in the place of %s', async (_what, path, [program, ...argv]) => {
    const root = besideSecrets(() => ({ 'ci/.keep': '' }))
    const secret = JSON.stringify({ 'spec-lint': { [SECRET]: SECRET }, [SECRET]: SECRET })
    writeFiles(join(root, '..'), { 'target.yaml': secret })
    symlinkSync(join(root, '../target.yaml'), join(root, path))
    const run = await witnessed(root, [program ?? '', ...argv])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('is a link that leads out of the project')
    expect(`${run.stdout}${run.stderr}`).not.toContain(SECRET)
    expect(readFileSync(join(root, '../target.yaml'), 'utf8')).toBe(secret)
  })

  it.each(['../**/*', '..', 'swagger/up/**', 'specs/up/**/*.md', '{..,x}/*.md', '/etc/*', '/'])(
    'by a config that names %s',
    async (way) => {
      const root = besideSecrets(() => ({
        'spec-lint.config.json': JSON.stringify({
          specs: [way, 'specs/**/*.md'],
          swagger: [way, 'swagger/*.yaml'],
          refs: { 'https://a.example/': way },
        }),
        'swagger/shop.yaml': `{ openapi: 3.0.3, info: { title: a, version: '1' }, paths: { /v1/items: { $ref: 'https://a.example/secret.yaml#/paths/x' } } }`,
      }))
      expectConfined(await witnessed(root, [bin, '--no-cache']), root)
    },
  )

  it('by a config that wants to extend another', async () => {
    const root = besideSecrets(() => ({ 'spec-lint.config.json': JSON.stringify({ extends: '../secret.json' }) }))
    const run = await witnessed(root, [bin, '--no-cache'])
    expect(run.code).toBe(2)
    expectConfined(run, root)
  })
})

describe('nothing outside the named outputs is written', () => {
  it('by a run without --fix, but in the cache', async () => {
    const root = besideSecrets(() => ({}))
    const { deeds } = await witnessed(root, [bin])
    expect(outside(deeds, 'write', [])).toEqual([])
    expect((await witnessed(root, [bin, '--format', 'json=report.json', '--no-cache'])).deeds).toContainEqual({
      kind: 'write',
      what: join(root, 'report.json'),
    })
  })

  it.each(['report.json', 'reports/report.json', 'dangling.json'])(
    'by a report, where a link leads from its place, %s',
    async (path) => {
      const root = besideSecrets(() => ({}))
      const outer = join(root, '..')
      writeFiles(outer, { 'report.json': 'mine' })
      symlinkSync('../report.json', join(root, 'report.json'))
      symlinkSync('..', join(root, 'reports'))
      symlinkSync('../new.json', join(root, 'dangling.json'))
      const { code, stderr, deeds } = await witnessed(root, [bin, '--no-cache', '--format', `json=${path}`])
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `spec-lint: cannot write the report to \`${path}\`: a link there leads out of the project\n`,
      })
      expect(outside(deeds, 'write', [])).toEqual([])
      expect(readdirSync(outer)).not.toContain('new.json')
    },
  )

  it('by --fix, through a link', async () => {
    const fixable = spec().replace('description: Call it', 'descriptio: Call it')
    const root = besideSecrets(() => ({ 'specs/shop/get_v1_items.md': fixable }))
    const target = join(root, '../fixable.md')
    writeFiles(join(root, '..'), { 'fixable.md': fixable })
    symlinkSync('../../../fixable.md', join(root, 'specs/shop/get_v1_things.md'))
    const { deeds } = await witnessed(root, [bin, '--no-cache', '--fix', '.', 'specs/shop/get_v1_things.md'])
    expect(outside(deeds, 'write', [join(root, 'specs')])).toEqual([])
    expect(readFileSync(target, 'utf8')).toBe(fixable)
  })
})
