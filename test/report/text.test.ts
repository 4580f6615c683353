import { describe, expect, it } from 'vitest'
import type { Fix } from '../../src/diagnostic/diagnostic.ts'
import type { Style } from '../../src/report/style.ts'
import { reportText, textReporter } from '../../src/report/text.ts'
import { diagnosticAt, fileOf, relatedAt, resultOf } from './example.ts'

const SPEC = fileOf('---\nendpoint: GET /v1/contact\n---\nsteps:\n  - id: find\n    path: /v1/{id}\n')
const SWAGGER = fileOf('{\n  "paths": {\n    "/v1/contacts": {}\n  }\n}\n', 'swagger/a.json')

function fixOf(title: string, safety: 'safe' | 'unsafe'): Fix {
  return { title, safety, edits: [] }
}

describe('the text report', () => {
  it('tells a finding with its line, the other side and what to do', () => {
    const finding = diagnosticAt(SPEC, 'GET /v1/contact', {
      severity: 'error',
      ruleId: 'endpoint/unknown-operation',
      message: 'No swagger document declares `GET /v1/contact`.',
      help: 'Did you mean `GET /v1/contacts`?',
      related: [relatedAt(SWAGGER, '"/v1/contacts"', '`GET /v1/contacts` is declared here')],
      fix: { title: 'use `GET /v1/contacts`', safety: 'unsafe', edits: [] },
    })
    expect(reportText(resultOf([finding]))).toBe(`specs/a.md
  2:11  error  No swagger document declares \`GET /v1/contact\`.  endpoint/unknown-operation
       2 │ endpoint: GET /v1/contact
         │           ^^^^^^^^^^^^^^^
    swagger/a.json:3:5  \`GET /v1/contacts\` is declared here
       3 │     "/v1/contacts": {}
         │     --------------
    help: Did you mean \`GET /v1/contacts\`?

Found 1 error in 1 of 1 spec.
Checked 1 spec and 4 steps against 3 operations of 2 swagger documents with 50 rules.
`)
  })

  it('names a file once, however many findings it has', () => {
    const text = reportText(
      resultOf([diagnosticAt(SPEC, 'GET'), diagnosticAt(SPEC, '{id}'), diagnosticAt(SWAGGER, 'paths')]),
    )
    expect(text.match(/^specs\/a\.md$/gm)).toHaveLength(1)
    expect(text.match(/^swagger\/a\.json$/gm)).toHaveLength(1)
  })

  it('lists fixes, candidates and what turned a finding down', () => {
    const text = reportText(
      resultOf([
        diagnosticAt(SPEC, '{id}', {
          fix: fixOf('write `{{id}}`', 'safe'),
          turnedDown: 'the spec is `pending`',
          severity: 'info',
        }),
        diagnosticAt(SPEC, 'find', {
          suggestions: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => fixOf(`use \`${name}\``, 'unsafe')),
        }),
      ]),
    )
    expect(text).toContain('fix: write `{{id}}` (safe)')
    expect(text).toContain('mild: because the spec is `pending`')
    expect(text).toContain('try: use `a`, or use `b`, or use `c`, or use `d`, or use `e`\n')
    expect(text).toContain('Found 1 warning and 1 info in 1 of 1 spec.')
    expect(text).toContain('1 finding has a safe fix (`--fix`).')
  })

  it('does not show the line of the other side twice when it is the same line', () => {
    const finding = diagnosticAt(SPEC, '/v1/{id}', { related: [relatedAt(SPEC, '{id}', 'this one')] })
    expect(reportText(resultOf([finding])).match(/path: \/v1/g)).toHaveLength(1)
  })

  it('sums up findings of one cause in several specs as one story', () => {
    const names = ['specs/a.md', 'specs/b.md', 'specs/c.md', 'specs/d.md', 'specs/e.md']
    const cause = { key: 'k', title: '`GET /y` does not document `data.x`' }
    const findings = names.map((name) => diagnosticAt(fileOf(SPEC.text, name), '{id}', { cause }))
    const lone = diagnosticAt(SPEC, 'find', { cause: { key: 'lone', title: 'only once' } })
    const text = reportText(resultOf([lone, ...findings], {}, names))
    expect(text).toContain(`One cause, several specs
  5 specs: \`GET /y\` does not document \`data.x\`
    specs/a.md:6:15
    specs/b.md:6:15
    specs/c.md:6:15
    and 2 more
`)
    expect(text).not.toContain('only once')
  })

  it('says what was checked when there is nothing to say', () => {
    expect(reportText(resultOf([], { suppressed: 2, baselined: 1 }))).toBe(`No findings.
Checked 1 spec and 4 steps against 3 operations of 2 swagger documents with 50 rules.
2 findings suppressed by comments.
1 finding in the baseline.
`)
  })

  it('never calls a run that checked nothing a clean one', () => {
    expect(reportText(resultOf([], { specs: 0 }, []))).toBe('Nothing was checked.\n')
  })

  it('lets nothing of a spec act on the terminal', () => {
    const text = reportText(
      resultOf([diagnosticAt(fileOf('a\u001b[2Jb', 'specs/\u001b[2J.md'), 'b', { message: 'Bad `\u001b[2J`.' })]),
    )
    expect(text).not.toContain('\u001b')
    expect(text).toContain('Bad `␛[2J`.')
  })

  it('paints every part by its role, and changes nothing else', () => {
    const roles = new Set<string>()
    const style: Style = { paint: (role, text) => (roles.add(role), `<${text}>`) }
    const finding = diagnosticAt(SPEC, '{id}', {
      message: 'Mind `{id}`.',
      help: 'Do.',
      related: [relatedAt(SWAGGER, 'paths', 'here')],
    })
    const painted = textReporter(style)(resultOf([finding]))
    expect([...roles].toSorted()).toEqual([
      'file',
      'gutter',
      'label',
      'name',
      'position',
      'related',
      'rule',
      'strong',
      'warning',
    ])
    expect(painted.replace(/[<>]/g, '')).toBe(reportText(resultOf([finding])))
  })
})
