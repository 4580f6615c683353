import { describe, expect, it } from 'vitest'
import { readSpec, underlined } from './read-spec.ts'

describe('the frontmatter of a spec', () => {
  it('types the known fields and points to their content without quotes', async () => {
    const spec = await readSpec(
      [
        '---',
        'endpoint: "GET /v1/clients/{id}?page=1"',
        "swagger: 'swagger/clients.json'",
        'domain: clients',
        'status: verified',
        'savedAt: 2026-01-02T03:04:05.000Z',
        'verifiedAt: "2026-01-03T00:00:00Z"',
        'tokens: [staff, "client"]',
        'expectedOutcome: [404, "422"]',
        'expectedOutcomeReason: there is none',
        'skipReason: not today',
        'useFallbackApi: true',
        '---',
        '# T',
      ].join('\n'),
    )
    const { frontmatter } = spec
    expect(frontmatter.present).toBe(true)
    expect(frontmatter.problems).toEqual([])
    const { endpoint, swagger, domain, status, savedAt, verifiedAt } = frontmatter
    const fields = [endpoint, swagger, domain, status, savedAt, verifiedAt]
    expect(fields.map((field) => field?.value)).toEqual([
      'GET /v1/clients/{id}?page=1',
      'swagger/clients.json',
      'clients',
      'verified',
      '2026-01-02T03:04:05.000Z',
      '2026-01-03T00:00:00Z',
    ])
    expect(underlined(spec, fields)).toEqual(fields.map((field) => field?.value))
    expect(underlined(spec, frontmatter.tokens ?? [])).toEqual(['staff', 'client'])
    expect(frontmatter.expectedOutcome.map(({ value }) => value)).toEqual([404, 422])
    expect(underlined(spec, frontmatter.expectedOutcome)).toEqual(['404', '422'])
    expect(frontmatter.expectedOutcomeReason?.value).toBe('there is none')
    expect(frontmatter.skipReason?.value).toBe('not today')
    expect(frontmatter.useFallbackApi).toBe(true)
  })

  it('reads the endpoint into method, path and query', async () => {
    const spec = await readSpec('---\nendpoint: "put  /v1/clients/{id}?a=1&b=2"\n---\n')
    const { operation } = spec.frontmatter
    expect(operation?.method.value).toBe('PUT')
    expect(operation?.path.value).toBe('/v1/clients/{id}')
    expect(operation?.query?.value).toBe('a=1&b=2')
    expect(underlined(spec, [operation?.method, operation?.path, operation?.query, operation])).toEqual([
      'put',
      '/v1/clients/{id}',
      'a=1&b=2',
      'put  /v1/clients/{id}?a=1&b=2',
    ])
  })

  it.each(['/v1/clients', 'GET', 'FETCH /v1/clients', 'GET v1/clients', 'GET /v1/clients and more', 'GET'])(
    'keeps `%s` as text that is no operation',
    async (endpoint) => {
      const { frontmatter } = await readSpec(`---\nendpoint: ${endpoint}\n---\n`)
      expect(frontmatter.endpoint?.value).toBe(endpoint)
      expect(frontmatter.operation).toBeUndefined()
    },
  )

  it('leaves a known field of the wrong type untyped and keeps its node', async () => {
    const { frontmatter } = await readSpec(
      '---\nendpoint: [a]\nstatus: 1\ntokens: staff\nexpectedOutcome: soon\nuseFallbackApi: "true"\nsavedAt:\n---\n',
    )
    expect(frontmatter.endpoint).toBeUndefined()
    expect(frontmatter.status).toBeUndefined()
    expect(frontmatter.tokens).toBeUndefined()
    expect(frontmatter.expectedOutcome).toEqual([])
    expect(frontmatter.useFallbackApi).toBe(false)
    expect(frontmatter.savedAt).toBeUndefined()
    expect(frontmatter.entries.map(({ key, value }) => [key, value.kind])).toEqual([
      ['endpoint', 'list'],
      ['status', 'scalar'],
      ['tokens', 'scalar'],
      ['expectedOutcome', 'scalar'],
      ['useFallbackApi', 'scalar'],
      ['savedAt', 'scalar'],
    ])
  })

  it('treats keys such as `__proto__` and `constructor` as ordinary', async () => {
    const { frontmatter } = await readSpec('---\n__proto__: {status: verified}\nconstructor: 1\n---\n')
    expect(frontmatter.entries.map(({ key }) => key)).toEqual(['__proto__', 'constructor'])
    expect(frontmatter.status).toBeUndefined()
  })

  it('is absent without the markers, at the top of the file and after a byte order mark', async () => {
    const plain = await readSpec('# Title\n')
    expect(plain.frontmatter).toMatchObject({ present: false, span: { start: 0, end: 0 }, entries: [], problems: [] })
    const marked = await readSpec('\uFEFF# Title\n')
    expect(marked.frontmatter.span).toEqual({ start: 1, end: 1 })
  })

  it('says nothing against an empty block, and says that a list has no fields', async () => {
    expect((await readSpec('---\n---\n# T\n')).frontmatter).toMatchObject({ present: true, problems: [], entries: [] })
    const spec = await readSpec('---\n- a\n- b\n---\n# T\n')
    expect(spec.frontmatter.entries).toEqual([])
    expect(spec.frontmatter.problems.map(({ message }) => message)).toEqual([
      'The frontmatter is a list, not fields with values.',
    ])
    expect(underlined(spec, spec.frontmatter.problems)[0]).toContain('- a')
  })

  it('reports broken YAML and a repeated key where they stand', async () => {
    const broken = await readSpec('---\nendpoint: "GET /a\nstatus: verified\n---\n# T\n')
    expect(broken.frontmatter.problems.length).toBeGreaterThan(0)
    const repeated = await readSpec('---\nstatus: pending\nstatus: verified\n---\n# T\n')
    expect(repeated.frontmatter.problems).toHaveLength(1)
    expect(repeated.source.positionAt(repeated.frontmatter.problems[0]?.span.start ?? 0).line).toBe(3)
  })
})
