/** Rules that throw: a defect of the linter must not pass for a good result, nor hide what the other rules found. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { main } from '../../src/cli/main.ts'
import type { RegisteredRule } from '../../src/rules/rule.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { CLEAN, FAULTY, type Outcome, project, spec } from './project.ts'

/** Which rule breaks, and on which file; where a text is given, only while the file holds it. */
const fault = vi.hoisted(() => ({ rule: '', file: '', text: '' }))

vi.mock(import('../../src/rules/index.ts'), async (original) => {
  const { RULES } = await original()
  const failOn = ({ id }: RegisteredRule, path: string, text = ''): void => {
    if (id === fault.rule && path === fault.file && text.includes(fault.text)) throw new TypeError('it broke')
  }
  const breakable = (rule: RegisteredRule): RegisteredRule => ({
    ...rule,
    check(context) {
      const { path, text } = context.spec.source
      if (rule.review === undefined) failOn(rule, path, text)
      return rule.check(context)
    },
    ...(rule.review && {
      review: (context, comments) => {
        failOn(rule, context.spec.source.path)
        return rule.review?.(context, comments) ?? []
      },
    }),
    ...(rule.conclude && {
      *conclude(document) {
        yield* rule.conclude?.(document) ?? []
        failOn(rule, document.path)
      },
    }),
  })
  return { RULES: RULES.map(breakable) }
})

beforeEach(() => mend())

function mend(): void {
  Object.assign(fault, { rule: '', file: '', text: '' })
}

/** Runs as the built program does, with results kept from run to run. */
async function run(cwd: string, cacheHome: string, ...argv: readonly string[]): Promise<Outcome> {
  const [stdout, stderr]: [string[], string[]] = [[], []]
  const stream = (written: string[]) => ({ isTTY: false, write: (text: string) => void written.push(text) })
  const env = { XDG_CACHE_HOME: cacheHome }
  const code = await main(argv, { cwd, env, build: 'of a test', stdout: stream(stdout), stderr: stream(stderr) })
  return { code, stdout: stdout.join(''), stderr: stderr.join('') }
}

const BROKEN_RESPONSE = { get: { responses: { '200': { $ref: '#/components/responses/Nowhere' } } } }

/** Two documents with a defect each, and a spec for either. */
const DEFECTIVE = {
  ...CLEAN,
  'swagger/shop.yaml': JSON.stringify({ openapi: '3.0.3', info: {}, paths: { '/v1/items': BROKEN_RESPONSE } }),
  'swagger/zoo.yaml': JSON.stringify({ openapi: '3.0.3', info: {}, paths: { '/v1/animals': BROKEN_RESPONSE } }),
  'specs/zoo/get_v1_animals.md': spec('GET /v1/animals')
    .replace('shop.yaml', 'zoo.yaml')
    .replace('domain: shop', 'domain: zoo'),
}

describe.each([
  ['checks a spec', FAULTY, 'endpoint/file-name', 'specs/shop/get_v1_items.md', 'endpoint/unknown-operation'],
  [
    'reviews comments',
    {
      ...FAULTY,
      'specs/shop/get_v1_items.md': spec().replace(
        '# Items',
        '<!-- spec-lint-disable steps/body -- no reason -->\n\n# Items',
      ),
    },
    'suppression/unused',
    'specs/shop/get_v1_items.md',
    'endpoint/unknown-operation',
  ],
  ['concludes on a document', DEFECTIVE, 'swagger/document', 'swagger/shop.yaml', 'swagger/document'],
])('a rule that throws when it %s', (_when, files, rule, file, told) => {
  it('is told of with the file, and the run goes on and ends in 2', async () => {
    const [cwd, cacheHome] = [project(files), temporaryFolder()]
    const sound = await run(cwd, cacheHome, '--no-cache', '--format', 'json')
    Object.assign(fault, { rule, file })
    const { code, stdout, stderr } = await run(cwd, cacheHome, '--no-cache', '--format', 'json')
    const report = JSON.parse(stdout)
    expect(code).toBe(2)
    expect(stderr).toBe(
      `spec-lint: the rule \`${rule}\` failed on \`${file}\`: it broke; this is a defect of spec-lint, please report it\n`,
    )
    expect(report.failures).toEqual([{ ruleId: rule, file, message: 'it broke' }])
    expect(report.files).toEqual(JSON.parse(sound.stdout).files)
    expect(report.diagnostics.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain(told)
  })

  it.each(['text', 'json', 'sarif', 'junit', 'checkstyle', 'github', 'gitlab', 'markdown'])(
    'leaves a whole report in %s',
    async (format) => {
      Object.assign(fault, { rule, file })
      const { code, stdout } = await run(project(files), temporaryFolder(), '--format', format)
      expect(code).toBe(2)
      expect(stdout).not.toBe('')
    },
  )

  it('is told of again as long as it throws, and a result without it is not kept for good', async () => {
    const [cwd, cacheHome] = [project(files), temporaryFolder()]
    const argv = ['--format', 'json']
    Object.assign(fault, { rule, file })
    const broken = [await run(cwd, cacheHome, ...argv), await run(cwd, cacheHome, ...argv)]
    expect(broken.map(({ code }) => code)).toEqual([2, 2])
    expect(broken[1]).toEqual(broken[0])
    mend()
    const mended = await run(cwd, cacheHome, ...argv)
    expect(mended).toEqual(await run(cwd, cacheHome, ...argv, '--no-cache'))
    expect(mended.code).not.toBe(2)
  })
})

it('a rule that throws on a document is a suite with an error in JUnit, though no finding is in that document', async () => {
  const cwd = project(CLEAN)
  Object.assign(fault, { rule: 'swagger/document', file: 'swagger/shop.yaml' })
  const { stdout } = await run(cwd, temporaryFolder(), '--format', 'junit')
  expect(stdout).toMatch(/<testsuites [^>]*errors="1"/)
  expect(stdout).toContain('<testsuite name="swagger/shop.yaml" tests="1" failures="0" errors="1">')
})

it('a rule that throws only on the text of another rule’s fix has that fix taken back', async () => {
  const file = 'specs/shop/get_v1_items.md'
  const cwd = project({ ...CLEAN, [file]: spec().replace('status: verified', 'status: Verified') })
  expect((await run(cwd, temporaryFolder(), '--fix-dry-run')).stdout).toContain('+status: verified')
  Object.assign(fault, { rule: 'endpoint/file-name', file, text: 'status: verified' })
  const { stdout, stderr } = await run(cwd, temporaryFolder(), '--fix-dry-run')
  expect(stdout).toBe('')
  expect(stderr).toContain(`left ${file}:6 alone`)
})
