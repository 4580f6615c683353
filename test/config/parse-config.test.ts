import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import { parseConfig } from '../../src/config/parse-config.ts'
import { SourceFile } from '../../src/text/source-file.ts'

function parse(text: string, path = 'spec-lint.config.jsonc') {
  return parseConfig(new SourceFile(path, text))
}

/** The problems of a config as `line:column what-stands-there message (help)`. */
async function problemsOf(text: string, path = 'spec-lint.config.yaml'): Promise<readonly string[]> {
  const source = new SourceFile(path, text)
  const { problems } = await parseConfig(source)
  return problems.map(({ span, message, help }) => {
    const { line, column } = source.positionAt(span.start)
    return `${line}:${column} ${source.slice(span)} | ${message}${help === undefined ? '' : ` (${help})`}`
  })
}

const EVERYTHING = {
  $schema: './node_modules/spec-lint/schema/config.json',
  specs: ['docs/**/*.md'],
  ignore: ['docs/drafts/**'],
  swagger: ['api/*.json'],
  refs: { 'https://example.test/entities/': 'entities' },
  variables: ['business_uid'],
  aliases: { payment_status: 'payment_request' },
  statuses: ['verified', 'skip'],
  domains: ['sales'],
  tokens: { default: 'user', kinds: ['user', 'robot'], synonyms: { bot: 'robot' }, documented: 'for (.*) callers' },
  query: { allow: ['page'] },
  preset: 'strict',
  rules: { 'endpoint/*': 'info', 'endpoint/duplicate': 'off' },
  overrides: [{ files: ['docs/old/**'], rules: { '**': 'off' } }],
}

describe('reading a config', () => {
  it.each([
    ['an escaped character of a name', 'specs: ["docs/\\\\[id\\\\]/*.md", "\\\\(a\\\\).md", "docs/\\\\*.md"]'],
    ['all names but some', 'specs: ["!(old)/**/*.md"]'],
    ['an exception for all other files', 'overrides: [{ files: ["!old/**"], rules: {} }]'],
  ])('takes %s in a pattern', async (_what, text) => {
    expect(await problemsOf(text)).toEqual([])
  })

  it('takes every setting', async () => {
    const { $schema: _, ...config } = EVERYTHING
    expect(await parse(JSON.stringify(EVERYTHING))).toEqual({ value: { ...DEFAULT_CONFIG, ...config }, problems: [] })
  })

  it.each([
    ['JSON', 'spec-lint.config.json', '{"preset": "strict"}'],
    ['JSON with comments and trailing commas', 'spec-lint.config.jsonc', '// why\n{"preset": "strict", /* so */}'],
    ['JSON with a byte order mark', 'spec-lint.config.json', '\uFEFF{"preset": "strict"}'],
    ['YAML', 'spec-lint.config.yaml', 'preset: strict # why\n'],
    ['YAML as .yml', 'a/spec-lint.config.yml', 'preset: strict'],
    ['package.json', 'package.json', '{"name": "x", "preset": 1, "spec-lint": {"preset": "strict"}}'],
    ['package.json of a folder', 'a/package.json', '{"spec-lint": {"preset": "strict"}}'],
  ])('reads %s, and fills in the defaults', async (_what, path, text) => {
    expect(await parse(text, path)).toEqual({ value: { ...DEFAULT_CONFIG, preset: 'strict' }, problems: [] })
  })

  it.each([
    ['an empty YAML file', 'spec-lint.config.yaml', ''],
    ['one of comments', 'spec-lint.config.yaml', '# nothing yet\n'],
    ['an empty mapping', 'spec-lint.config.json', '{}'],
    ['a package.json without the key', 'package.json', '{"name": "x"}'],
  ])('takes %s for a config that says nothing', async (_what, path, text) => {
    expect(await parse(text, path)).toEqual({ value: DEFAULT_CONFIG, problems: [] })
  })

  it('fills in what a part leaves out', async () => {
    const { value } = await parse('{"tokens": {"synonyms": {"boss": "admin"}}, "query": {}}')
    expect(value.tokens).toEqual({ ...DEFAULT_CONFIG.tokens, synonyms: { boss: 'admin' } })
    expect(value.query).toEqual(DEFAULT_CONFIG.query)
  })

  it('takes the first kind of token for the default where there is no `staff`', async () => {
    const { value, problems } = await parse('{"tokens": {"kinds": ["user", "robot"]}}')
    expect(problems).toEqual([])
    expect(value.tokens.default).toBe('user')
  })

  it('turns documented tokens off by null', async () => {
    expect((await parse('{"tokens": {"documented": null}}')).value.tokens.documented).toBeUndefined()
  })
})

describe('a mistake in a config', () => {
  it.each([
    ['an unknown setting', 'spec: [a]', '1:1 spec | There is no setting `spec`. (Did you mean `specs`?)'],
    [
      'an unknown setting of a part',
      'tokens:\n  kind: [a]',
      '2:3 kind | There is no setting `kind` in `tokens`. (Did you mean `kinds`?)',
    ],
    [
      'a setting like no other',
      'query:\n  zzz: 1',
      '2:3 zzz | There is no setting `zzz` in `query`. (Known keys: `allow`.)',
    ],
    ['a wrong type', 'specs: docs', '1:8 docs | `specs` must be a list, not text. (Write `["docs"]`.)'],
    ['a wrong type that is no text', 'specs: 3', '1:8 3 | `specs` must be a list, not a number.'],
    ['a wrong type in a list', 'variables:\n  - a\n  - 7', '3:5 7 | `variables[1]` must be text, not a number.'],
    ['a part that is nothing', 'tokens:\n', '1:8  | `tokens` must be a mapping, not nothing.'],
    [
      'text that is neither text nor null',
      'tokens: {documented: 3}',
      '1:22 3 | `tokens.documented` must be text or null, not a number.',
    ],
    ['an empty text', 'specs: [""]', '1:9 "" | `specs[0]` may not be empty.'],
    [
      'an unknown preset',
      'preset: strcit',
      '1:9 strcit | `preset` must be `recommended` or `strict`, not `strcit`. (Did you mean `strict`?)',
    ],
    [
      'a preset that is no text',
      'preset: [strict]',
      '1:9 [strict] | `preset` must be `recommended` or `strict`, not a list.',
    ],
    [
      'an unknown rule',
      'rules:\n  endpoint/duplicates: off',
      '2:3 endpoint/duplicates | There is no rule `endpoint/duplicates`. (Did you mean `endpoint/duplicate`?)',
    ],
    [
      'an unknown rule of an override',
      'overrides:\n  - files: [a]\n    rules: {zzzzzzz: off}',
      '3:13 zzzzzzz | There is no rule `zzzzzzz`. (Run `spec-lint --list-rules` for the rules that there are.)',
    ],
    [
      'an unknown severity',
      'rules: {endpoint/syntax: warn}',
      '1:26 warn | `rules["endpoint/syntax"]` must be `error`, `warning`, `info` or `off`, not `warn`. (Did you mean `warning`?)',
    ],
    [
      'a pattern that no rule matches',
      'rules: {"steps*": off}',
      '1:10 steps* | No rule matches `steps*`. (`**` matches every rule, and `steps/*` every rule about steps.)',
    ],
    [
      'more patterns of rules than there are rules',
      `rules: {${Array.from({ length: 200 }, (_, index) => `"{steps,${index}}/*": off, `).join('')}\n  "steps/*": off}`,
      '2:4 steps/* | The config has more than 200 different patterns of rules. (There are fewer rules than that; name them.)',
    ],
    [
      'an override that says nothing',
      'overrides:\n  - files: [a]',
      '2:5 files: [a] | `overrides[0]` lacks the key `rules`.',
    ],
    [
      'a regular expression that is none',
      'tokens:\n  documented: "for (.*"',
      '2:15 "for (.*" | `tokens.documented` is no regular expression: Unterminated group.',
    ],
    [
      'a regular expression that is none by itself',
      'tokens:\n  documented: "a)(b"',
      '2:15 "a)(b" | `tokens.documented` is no regular expression: Unmatched \')\'.',
    ],
    [
      'a regular expression without a group',
      'tokens: {documented: for tokens}',
      '1:22 for tokens | `tokens.documented` has no group, and its first group is to name the kinds of token.',
    ],
    [
      'a pattern that leads out',
      'swagger: [../api/*.json]',
      '1:11 ../api/*.json | `swagger[0]` leads out of the project: `../api/*.json`. (Write it relative to the folder of the config, and below it.)',
    ],
    [
      'folders as Windows shows them',
      "ignore: ['specs\\old\\**']",
      "1:10 'specs\\old\\**' | `ignore[0]` has `\\` between folders: `specs\\old\\**`. On every system that is `/` here. (Write `specs/old/**`.)",
    ],
    [
      'a pattern alone below a folder as Windows shows it',
      "overrides: [{files: ['specs\\**\\*.md'], rules: {}}]",
      "1:22 'specs\\**\\*.md' | `overrides[0].files[0]` has `\\` between folders: `specs\\**\\*.md`. On every system that is `/` here. (Write `specs/**/*.md`.)",
    ],
    [
      'a pattern that is to take something away',
      "specs: ['**/*.md', '!old/**']",
      "1:20 '!old/**' | `specs[1]` begins with `!`, and no pattern of a list takes back what another one says. (List `old/**` under `ignore`.)",
    ],
    [
      'a pattern that is to leave something in',
      "ignore: ['old/**', '!old/new/**']",
      "1:20 '!old/new/**' | `ignore[1]` begins with `!`, and no pattern of a list takes back what another one says. (Write patterns for what is to be left out, and for nothing else.)",
    ],
    [
      'an absolute path',
      'refs: {"https://x.test/": /srv/x}',
      '1:27 /srv/x | `refs["https://x.test/"]` leads out of the project: `/srv/x`. (Write it relative to the folder of the config, and below it.)',
    ],
    [
      'a synonym of no kind',
      'tokens: {synonyms: {boss: admn}}',
      '1:27 admn | `boss` is a synonym of `admn`, which `tokens.kinds` does not list. (Did you mean `admin`?)',
    ],
    [
      'a placeholder for a name',
      "variables: [a, '{{ shop_id }}']",
      "1:16 '{{ shop_id }}' | `variables[1]` is `{{ shop_id }}`, and a variable is listed without braces. (Write `shop_id`.)",
    ],
    [
      'a default of no kind',
      'tokens: {default: staf}',
      '1:19 staf | `tokens.default` is `staf`, which `tokens.kinds` does not list. (Did you mean `staff`?)',
    ],
    [
      'a setting said twice',
      'preset: strict\npreset: strict',
      '2:1 preset | The key `preset` is given twice, first in line 1.',
    ],
    ['a list instead of a config', '- a', '1:1 - a | The config must be a mapping, not a list.'],
  ])('%s is told at its place', async (_what, text, problem) => {
    expect(await problemsOf(text)).toEqual([problem])
  })

  it('is told in the order of the file, each one', async () => {
    const problems = await problemsOf('rules: {a/b: off}\npreset: x\nspecs: [1]\nignore: [../a]')
    expect(problems.map((problem) => problem.slice(0, 4).trim())).toEqual(['1:9', '2:9', '3:9', '4:10'])
  })

  it.each([
    ['JSON', 'spec-lint.config.json', '{\n  "preset": strict\n}', /^2:13 strict \| /],
    ['JSON that breaks off', 'spec-lint.config.json', '{"specs": ["a"', /^1:15 {2}\| A `\]` is missing here\.$/],
    ['YAML', 'spec-lint.config.yaml', 'specs: [a\npreset: x', /^\d+:\d+ /],
    ['an empty JSON file', 'spec-lint.config.json', '', /^1:1 {2}\| A value is missing here\.$/],
  ])('of %s is told where it is', async (_what, path, text, problem) => {
    expect((await problemsOf(text, path))[0]).toMatch(problem)
  })

  it('is told alone where the file cannot be read', async () => {
    expect(await problemsOf('{"spec": 1,\n"preset": strict}', 'spec-lint.config.json')).toHaveLength(1)
  })

  it.each(['spec-lint.config.json', 'spec-lint.config.yaml'])(
    'of a key that is there twice is told in %s',
    async (path) => {
      expect(await problemsOf('{"tokens": {"kinds": ["a"],\n"kinds": ["b"]}}', path)).toEqual([
        '2:2 kinds | The key `kinds` is given twice, first in line 1.',
      ])
    },
  )

  it('has its place in JSON of one line, behind a byte order mark and in a package.json', async () => {
    expect(await problemsOf('\uFEFF{"preset":"strict","rule":{}}', 'spec-lint.config.json')).toEqual([
      '1:21 rule | There is no setting `rule`. (Did you mean `rules`?)',
    ])
    expect(await problemsOf('{"spec-lint":{"spec": []}}', 'package.json')).toEqual([
      '1:16 spec | There is no setting `spec`. (Did you mean `specs`?)',
    ])
  })

  it('leaves the other settings as they were said', async () => {
    const { value } = await parse('{"preset": "strict", "specs": "docs", "nope": 1, "domains": ["sales"]}')
    expect(value).toEqual({ ...DEFAULT_CONFIG, preset: 'strict', domains: ['sales'] })
  })

  it('never ends the program, whatever is in the file', async () => {
    const names = fc.constantFrom('spec-lint.config.json', 'spec-lint.config.yaml', 'package.json')
    const fragment = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\n',
      '  ',
      '- ',
      'rules',
      'tokens',
      '__proto__',
      '*',
      '&a',
      '\0',
    )
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(fragment).map((parts) => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(names, text, async (name, content) => {
        const { value, problems } = await parseConfig(new SourceFile(name, content))
        expect(Object.keys(value).toSorted()).toEqual(Object.keys(DEFAULT_CONFIG).toSorted())
        expect(
          problems.every(({ span }) => span.start >= 0 && span.start <= span.end && span.end <= content.length),
        ).toBe(true)
      }),
    )
  })

  it('may be nested as deeply as it likes', async () => {
    expect((await parse('['.repeat(100_000))).problems[0]?.message).toBe('The text is nested deeper than 200 levels.')
    expect((await parse(`${'['.repeat(300)}${']'.repeat(300)}`)).problems).toHaveLength(1)
  })

  it('is read up to a size, and told of up to a number', async () => {
    const long = JSON.stringify({ domains: ['a'.repeat(128 * 1024)] })
    expect((await parse(long)).problems.map(({ message }) => message)).toEqual([
      'The text is longer than 128 KB, which is more than is read.',
    ])
    const wrong = JSON.stringify(Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`a${index}`, 1])))
    expect((await parse(wrong)).problems).toHaveLength(50)
  })

  it('has patterns that can be tried in a moment, one by one and all together', async () => {
    expect(await problemsOf(`ignore:\n  - '${'*a'.repeat(9)}'\n`)).toEqual([
      "2:5 '*a*a*a*a*a*a*a*a*a' | `ignore[0]` has more stars and alternatives than can be tried. (Such a pattern could take for ever; write several.)",
    ])
    const each = 'specs/**/*a*a*b.md'
    expect(await problemsOf(`ignore: ['${each}']\n`)).toEqual([])
    const [first] = await problemsOf(`ignore: [${Array(9).fill(each).join(', ')}]\n`)
    expect(first).toMatch(
      /`ignore\[\d\]` has, with the patterns before it, more stars and alternatives than can be tried/,
    )
    const [documented] = await problemsOf(`tokens: { documented: '(${'a'.repeat(2000)})' }\n`)
    expect(documented).toMatch(/`tokens.documented` is longer than 2000 characters\.$/)
  })

  it('may be called `__proto__`', async () => {
    const { value, problems } = await parse('{"rules": {"__proto__": "off"}, "refs": {"__proto__": "x"}}')
    expect(problems.map(({ message }) => message)).toEqual(['There is no rule `__proto__`.'])
    expect(Object.entries(value.refs)).toEqual([['__proto__', 'x']])
  })
})
