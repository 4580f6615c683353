import { cpSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLEAN, FAULTY, project, run, spec } from './project.ts'

const BASELINE = 'spec-lint-baseline.json'

function entries(cwd: string, file = BASELINE): Record<string, string>[] {
  return JSON.parse(readFileSync(join(cwd, file), 'utf8')).findings
}

/** Adds fields to every entry. */
function annotate(cwd: string, fields: Readonly<Record<string, string>>): void {
  const path = join(cwd, BASELINE)
  const baseline = JSON.parse(readFileSync(path, 'utf8'))
  baseline.findings = baseline.findings.map((entry: object) => ({ ...entry, ...fields }))
  writeFileSync(path, JSON.stringify(baseline))
}

describe('a baseline', () => {
  it('makes a repository green in one command, and lets nothing new through', async () => {
    const cwd = project(FAULTY)
    expect((await run(cwd, [])).code).toBe(1)
    expect((await run(cwd, ['--update-baseline'])).code).toBe(0)
    const accepted = await run(cwd, [])
    expect(accepted).toMatchObject({ code: 0, stderr: '' })
    expect(accepted.stdout).toMatch(/^No findings\.\n.*\n1 finding in the baseline\.\n$/)

    writeFileSync(join(cwd, 'specs/shop/get_v1_items.md'), spec().replace('status: verified', 'status: verifed'))
    const { code, stdout } = await run(cwd, ['--format', 'json'])
    expect(code).toBe(1)
    const { diagnostics, summary } = JSON.parse(stdout)
    expect(diagnostics.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['frontmatter/status'])
    expect(summary).toMatchObject({ errors: 1, warnings: 0, infos: 0, baselined: entries(cwd).length })
  })

  it('does not let a new finding take the place of one that was fixed', async () => {
    const cwd = project({ ...CLEAN, 'specs/shop/get_v1_items.md': spec().replace('domain: shop', 'domian: shop') })
    await run(cwd, ['--update-baseline'])
    writeFileSync(join(cwd, 'specs/shop/get_v1_items.md'), spec().replace('status: verified', 'statos: verified'))
    const { code, stderr } = await run(cwd, [])
    expect(code).toBe(1)
    expect(stderr).toContain('is in the baseline and is found no more')
  })

  it('tells apart findings that look the same', async () => {
    const path = 'specs/shop/get_v1_items.md'
    const withBraces = (braces: string): string => spec().replace('path: /v1/items', `path: /v1/items${braces}`)
    const cwd = project({ ...CLEAN, [path]: withBraces('/{a}') })
    await run(cwd, ['--update-baseline'])
    expect(entries(cwd).filter(({ rule }) => rule === 'steps/single-brace')).toHaveLength(1)
    writeFileSync(join(cwd, path), withBraces('/{a}/{a}'))
    const { diagnostics } = JSON.parse((await run(cwd, ['--format', 'json'])).stdout)
    const rules = diagnostics.map(({ ruleId }: { ruleId: string }) => ruleId)
    expect(rules.filter((rule: string) => rule === 'steps/single-brace')).toHaveLength(1)
  })

  it('stays when text moves', async () => {
    const cwd = project(FAULTY)
    await run(cwd, ['--update-baseline'])
    const path = join(cwd, 'specs/shop/get_v1_things.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('# Items', '# Items\n\nMore to read.\n\nAnd more.'))
    expect(await run(cwd, [])).toMatchObject({ code: 0, stderr: '' })
  })

  it('follows a spec that is renamed, says so, and keeps what people wrote', async () => {
    const cwd = project(FAULTY)
    await run(cwd, ['--update-baseline'])
    annotate(cwd, { reason: 'later' })
    renameSync(join(cwd, 'specs/shop/get_v1_things.md'), join(cwd, 'specs/shop/get_v1_stuff.md'))
    const { code, stderr } = await run(cwd, ['--rule', 'endpoint/file-name=off'])
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'spec-lint: `specs/shop/get_v1_things.md` of the baseline is taken to be `specs/shop/get_v1_stuff.md` now; `--update-baseline` notes it\n',
    })
    const updated = await run(cwd, ['--rule', 'endpoint/file-name=off', '--update-baseline'])
    expect(updated.stderr).toContain('holds 1 finding: 0 new, 0 taken out')
    expect(entries(cwd)).toMatchObject([{ file: 'specs/shop/get_v1_stuff.md', reason: 'later' }])
    expect(await run(cwd, ['--rule', 'endpoint/file-name=off'])).toMatchObject({ code: 0, stderr: '' })
  })

  it('follows a folder that is renamed, whose specs are told apart by their names', async () => {
    const cwd = project({
      ...CLEAN,
      'specs/shop/get_v1_a.md': spec('GET /v1/a'),
      'specs/shop/get_v1_b.md': spec('GET /v1/b'),
      'specs/shop/again.md': spec(),
    })
    await run(cwd, ['--update-baseline'])
    renameSync(join(cwd, 'specs/shop'), join(cwd, 'specs/store'))
    const { code, stderr } = await run(cwd, [])
    expect(code).toBe(0)
    for (const name of ['get_v1_a.md', 'get_v1_b.md', 'again.md', 'get_v1_items.md']) {
      expect(stderr).toContain(`\`specs/shop/${name}\` of the baseline is taken to be \`specs/store/${name}\` now`)
    }
  })

  it('takes no spec for one that is there still, or for one of several that would fit', async () => {
    const cwd = project(FAULTY)
    await run(cwd, ['--update-baseline'])
    const path = join(cwd, 'specs/shop/get_v1_things.md')
    cpSync(path, join(cwd, 'specs/shop/first.md'))
    expect((await run(cwd, [])).code).toBe(1)
    renameSync(path, join(cwd, 'specs/shop/second.md'))
    const { code, stderr } = await run(cwd, [])
    expect(code).toBe(1)
    expect(stderr).not.toContain('is taken to be')
  })

  it('lists what is found no more, and prunes it', async () => {
    const cwd = project(FAULTY)
    await run(cwd, ['--update-baseline'])
    annotate(cwd, { reason: 'later' })
    writeFileSync(
      join(cwd, 'specs/shop/get_v1_things.md'),
      spec().replace('- id: call_it', '- id: call_it\n    foo: 1'),
    )
    const { code, stderr } = await run(cwd, [])
    expect(stderr).toContain(
      '`endpoint/unknown-operation` in `specs/shop/get_v1_things.md` (frontmatter/endpoint) is in the baseline',
    )
    expect(code).toBe(1)
    await run(cwd, ['--update-baseline'])
    expect(entries(cwd).map(({ rule }) => rule)).not.toContain('endpoint/unknown-operation')
  })

  it('does not take for gone what was not looked at', async () => {
    const cwd = project(FAULTY)
    await run(cwd, ['--update-baseline'])
    const before = readFileSync(join(cwd, BASELINE), 'utf8')
    expect((await run(cwd, ['specs/shop/get_v1_items.md'])).stderr).toBe('')
    expect((await run(cwd, ['--rule', 'endpoint/unknown-operation=off'])).stderr).toBe('')
    await run(cwd, ['specs/shop/get_v1_items.md', '--update-baseline'])
    expect(readFileSync(join(cwd, BASELINE), 'utf8')).toBe(before)
  })

  it('keeps what people wrote, holds no lines, and is the same when written again', async () => {
    const cwd = project(FAULTY)
    await run(cwd, ['--update-baseline', '--baseline', 'known.json'])
    const first = readFileSync(join(cwd, 'known.json'), 'utf8')
    expect(Object.keys(entries(cwd, 'known.json')[0] ?? {})).toEqual([
      'fingerprint',
      'rule',
      'file',
      'path',
      'evidence',
    ])
    writeFileSync(join(cwd, BASELINE), first)
    annotate(cwd, { reason: 'the API is late', owner: 'shop', until: '2999-12-31' })
    await run(cwd, ['--update-baseline'])
    const written = readFileSync(join(cwd, BASELINE), 'utf8')
    expect(entries(cwd).every(({ owner, until }) => owner === 'shop' && until === '2999-12-31')).toBe(true)
    await run(cwd, ['--update-baseline'])
    expect(readFileSync(join(cwd, BASELINE), 'utf8')).toBe(written)
  })

  it('counts again what has expired, whoever updates it', async () => {
    const cwd = project(FAULTY)
    await run(cwd, ['--update-baseline'])
    annotate(cwd, { until: '2020-02-29' })
    const { code, stderr } = await run(cwd, [])
    expect(code).toBe(1)
    expect(stderr).toContain('was accepted until 2020-02-29, and counts again')
    expect((await run(cwd, ['--update-baseline'])).code).toBe(1)
  })

  it('is left out on request', async () => {
    const cwd = project(FAULTY)
    await run(cwd, ['--update-baseline'])
    expect((await run(cwd, ['--no-baseline'])).code).toBe(1)
  })

  it.each([
    ['<<<<<<< ours', 'it is not JSON'],
    ['[]', 'it has no list `findings`'],
    ['{"schemaVersion": 2, "findings": []}', 'its `schemaVersion` is not 1'],
    ['{"schemaVersion": 1, "findings": [{"rule": "a"}]}', 'finding 1 lacks its `fingerprint`'],
    [
      '{"schemaVersion": 1, "findings": [{"fingerprint": "a", "rule": "b", "file": "c", "resaon": "d"}]}',
      'did you mean `reason`?',
    ],
    ['{"schemaVersion": 1, "findings": [{"fingerprint": "a", "rule": "b", "file": "c", "until": "soon"}]}', 'no day'],
    [
      '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> main\n',
      'it is not JSON, but has the marks of a merge; take one side, and run `--update-baseline`',
    ],
  ])('that holds %s is no baseline', async (text, sentence) => {
    const cwd = project({ ...CLEAN, [BASELINE]: text })
    const { code, stdout, stderr } = await run(cwd, [])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
  })

  it('that is named has to be there, unless it is written', async () => {
    const cwd = project(FAULTY)
    expect(await run(cwd, ['--baseline', 'other.json'])).toMatchObject({ code: 2, stdout: '' })
    expect((await run(cwd, ['--baseline', 'other.json', '--update-baseline'])).code).toBe(0)
    expect(existsSync(join(cwd, BASELINE))).toBe(false)
    expect((await run(cwd, ['--baseline', 'other.json'])).code).toBe(0)
  })
})
