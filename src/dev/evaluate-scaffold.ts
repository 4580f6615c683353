// Writes a spec for every operation of every document there is, with every template, and lints them all.
// `npm run evaluate:scaffold [-- PATTERN]`, the pattern of paths of documents
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { DEFAULT_CONFIG } from '../config/defaults.ts'
import type { Config } from '../config/model.ts'
import { parseConfig } from '../config/parse-config.ts'
import { chooseContent, sampleBody } from '../infer/sampling/sample-body.ts'
import { valueOfSample } from '../infer/sampling/sample-value.ts'
import { NodeHost } from '../node/node-host.ts'
import { SHIPPED_TEMPLATES, shippedTemplate } from '../node/shipped-templates.ts'
import { formatFit } from '../project/conformance/format.ts'
import { TEXT_JUDGE } from '../scaffold/text-judge.ts'
import { createSpecLint } from '../service/create-spec-lint.ts'
import type { Host } from '../service/host.ts'
import { Scaffolder } from '../service/scaffold.ts'
import type { Operation } from '../swagger/model.ts'
import { SourceFile } from '../text/source-file.ts'
import { jsonSchemaOf } from './view-schema.ts'

/** What all projects come to. */
class Tally {
  documents = 0
  operations = 0
  specs = 0
  bodies = 0
  readonly unsayable = new Set<string>()
  readonly invalidBodies: string[] = []
  readonly faults: string[] = []
  /** `error rule` → how often, and where first. */
  readonly findings = new Map<string, { count: number; readonly first: string }>()

  find(key: string, where: string): void {
    const known = this.findings.get(key)
    if (known !== undefined) known.count++
    else {
      this.findings.set(key, { count: 1, first: where })
      process.stderr.write(`  ${key}: ${where}\n`)
    }
  }
}

interface Source {
  readonly root: string
  readonly config: Config
}

const CORPUS = '../shared/corpus'

async function main(only: string | undefined): Promise<void> {
  const tally = new Tally()
  for (const source of await sources()) {
    if (only === undefined || new RegExp(only).test(`${source.root}/${source.config.swagger[0]}`))
      await evaluate(source, tally)
  }
  print(tally)
  if (tally.findings.size + tally.invalidBodies.length + tally.faults.length > 0) process.exitCode = 1
}

async function sources(): Promise<readonly Source[]> {
  const found: Source[] = [{ root: '.', config: await configOf('spec-lint.config.yaml') }]
  if (!existsSync(CORPUS)) {
    process.stderr.write(`${CORPUS} is absent: only the documents of this project are looked at\n`)
    return found
  }
  const refs = { 'https://vcita.github.io/developers-hub/entities/': 'entities/' }
  found.push({ root: `${CORPUS}/hub`, config: { ...DEFAULT_CONFIG, refs, ignore: ['mcp_swagger/**'] } })
  for (const entry of readdirSync(`${CORPUS}/oas`, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!/\.(?:json|ya?ml)$/.test(entry) || entry === 'manifest.json') continue
    const [folder = ''] = entry.split('/')
    const root = dirname(entry) === '.' ? `${CORPUS}/oas` : `${CORPUS}/oas/${folder}`
    found.push({
      root,
      config: {
        ...DEFAULT_CONFIG,
        swagger: [entry.slice(root.endsWith('/oas') ? 0 : folder.length + 1).replace(/[[\](){}!*?]/g, '\\$&')],
      },
    })
  }
  return found
}

async function configOf(path: string): Promise<Config> {
  return (await parseConfig(new SourceFile(path, readFileSync(path, 'utf8')))).value
}

/** Writes all specs of one project and lints them together. */
async function evaluate({ root, config }: Source, tally: Tally): Promise<void> {
  const host = new NodeHost(join(process.cwd(), root))
  const scaffolder = Scaffolder.create(withoutSpecs(host), config)
  const operations = [
    ...new Map(scaffolder.operations.toReversed().map((operation) => [operation.identity, operation])).values(),
  ].toReversed()
  if (operations.length === 0) return
  process.stderr.write(`${root}/${config.swagger.join(', ')}: ${operations.length} operations\n`)
  tally.documents += new Set(operations.map(({ document }) => document)).size
  tally.operations += operations.length
  for (const operation of operations) checkBody(operation, tally)
  for (const name of SHIPPED_TEMPLATES) {
    const template = shippedTemplate(name) ?? ''
    const specs = new Map<string, string>()
    for (const operation of operations) {
      try {
        const domain = scaffolder.domainOf(operation)?.name ?? 'general'
        const outcome = await scaffolder.scaffold(operation, {
          template,
          domain,
          now: new Date('2026-01-02T03:04:05Z'),
        })
        if (outcome.kind === 'no-endpoint') tally.unsayable.add(operation.label.slice(0, 40))
        else if (outcome.kind !== 'written') tally.faults.push(`${operation.label}: ${outcome.kind}`)
        else if (specs.has(outcome.scaffold.path))
          tally.find('same file name', `${operation.label} of ${operation.document.source.path}`)
        else specs.set(outcome.scaffold.path, outcome.scaffold.text)
      } catch (error) {
        tally.faults.push(`${operation.label}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
      }
    }
    tally.specs += specs.size
    for (const preset of ['recommended', 'strict'] as const) {
      const result = await createSpecLint(overlay(host, specs), { ...config, preset }).lint()
      tally.faults.push(...result.failures.map(({ ruleId, file, message }) => `${ruleId} on ${file}: ${message}`))
      for (const { severity, ruleId, file, message, range } of result.diagnostics) {
        if (severity === 'info') {
          if (process.env['INFOS'] === undefined || preset === 'strict' || ruleId === 'swagger/document') continue
        }
        tally.find(`${severity} ${ruleId}`, `${root}: ${file}:${range.start.line}: ${message}`)
      }
    }
  }
}

/** Holds the body of an operation against its own schema, with values in place of placeholders. */
function checkBody(operation: Operation, tally: Tally): void {
  const sampled = sampleBody(operation, { bindings: new Map(), placeholders: false, judge: TEXT_JUDGE })
  const schema = chooseContent(operation.requestBody?.content ?? [])?.schema
  if (sampled?.kind !== 'json' || schema === undefined) return
  tally.bodies++
  const ajv = new Ajv({ strict: false, validateFormats: true, logger: false, allErrors: false })
  const spelled = jsonSchemaOf(schema)
  for (const [, format = ''] of JSON.stringify(spelled).matchAll(/"format":"([^"]*)"/g))
    ajv.addFormat(format, (text: string) => formatFit(format, text) !== 'wrong')
  const where = `${operation.label} of ${operation.document.source.path}`
  try {
    const validate = ajv.compile(spelled)
    const value = valueOfSample(sampled.body)
    if (!validate(value))
      tally.invalidBodies.push(`${where}: ${ajv.errorsText(validate.errors)} ${JSON.stringify(value).slice(0, 200)}`)
  } catch (error) {
    tally.invalidBodies.push(`${where}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function withoutSpecs(host: Host): Host {
  return overlay(host, new Map())
}

/** A project with other specs than those on disk. */
function overlay(host: Host, specs: ReadonlyMap<string, string>): Host {
  return {
    read: (path) => specs.get(path) ?? host.read(path),
    list: (patterns, ignore) =>
      patterns.some((pattern) => pattern.endsWith('.md')) ? [...specs.keys()].toSorted() : host.list(patterns, ignore),
  }
}

function print({ documents, operations, specs, bodies, unsayable, invalidBodies, faults, findings }: Tally): void {
  const lines = [
    `documents            ${documents}`,
    `operations           ${operations}`,
    `specs                ${specs} (${SHIPPED_TEMPLATES.join(', ')}), each linted with recommended and strict`,
    ...(unsayable.size === 0 ? [] : [`without a spec       ${[...unsayable].join(', ')}: no endpoint can say it`]),
    `bodies               ${bodies}, ${invalidBodies.length} of them invalid`,
    ...invalidBodies.slice(0, 40).map((text) => `  ${text}`),
    `findings             ${[...findings.values()].reduce((sum, { count }) => sum + count, 0)}`,
    ...[...findings].map(([key, { count, first }]) => `  ${count} ${key}, such as ${first}`),
    `crashes              ${faults.length}`,
    ...faults.slice(0, 10).map((text) => `  ${text}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

await main(process.argv[2])
