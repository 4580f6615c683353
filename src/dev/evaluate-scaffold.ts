// Writes a spec for every operation of every document there is, with every template, lints them all and validates every
// body against the schema in the file. `npm run evaluate:scaffold [-- PATTERN]`, the pattern of paths of documents
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DEFAULT_CONFIG } from '../config/defaults.ts'
import type { Config } from '../config/model.ts'
import { chooseContent, sampleBody } from '../infer/sampling/sample-body.ts'
import { valueOfSample } from '../infer/sampling/sample-value.ts'
import { NodeHost } from '../node/node-host.ts'
import { SHIPPED_TEMPLATES, shippedTemplate } from '../node/shipped-templates.ts'
import type { Scaffold } from '../scaffold/scaffold-spec.ts'
import { TEXT_JUDGE } from '../scaffold/text-judge.ts'
import { createSpecLint } from '../service/create-spec-lint.ts'
import type { Host } from '../service/host.ts'
import { Scaffolder } from '../service/scaffold.ts'
import { parseSpec } from '../spec/parse-spec.ts'
import type { Operation } from '../swagger/model.ts'
import { SourceFile } from '../text/source-file.ts'
import { judgeBody } from './body-verdict.ts'
import { projectConfig } from './project-config.ts'
import { RawBodySchemas } from './raw-body-schema.ts'
import { ScaffoldTally, tallyLines } from './scaffold-tally.ts'
import { readToolArguments } from './tool-arguments.ts'
import { writtenBody } from './written-body.ts'

/** Documents that make a project together. */
interface Source {
  readonly group: string
  readonly root: string
  readonly config: Config
}

const USAGE = `npm run evaluate:scaffold -- [PATTERN]
  PATTERN  a regular expression over the paths of documents (default: all of them)`

const CORPUS = '../shared/corpus'

const NOW = new Date('2026-01-02T03:04:05Z')

async function main(only: string | undefined): Promise<void> {
  const tallies = new Map<string, ScaffoldTally>()
  for (const source of await sources()) {
    const path = `${source.root}/${source.config.swagger[0]}`
    if (only !== undefined && !new RegExp(only).test(path)) continue
    const tally = new ScaffoldTally(source.group)
    await evaluate(source, tally)
    if (tally.operations === 0) continue
    process.stderr.write(`${path}: ${tally.operations} operations${tally.isFaulty ? ', not all well' : ''}\n`)
    const known = tallies.get(source.group)
    if (known === undefined) tallies.set(source.group, tally)
    else known.add(tally)
  }
  process.stdout.write(`Templates ${SHIPPED_TEMPLATES.join(', ')}; every spec linted with recommended and strict.\n\n`)
  for (const line of tallyLines([...tallies.values()])) process.stdout.write(`${line}\n`)
  if ([...tallies.values()].some(({ isFaulty }) => isFaulty)) process.exitCode = 1
}

async function sources(): Promise<readonly Source[]> {
  const found: Source[] = [{ group: 'this project', root: '.', config: await projectConfig('.') }]
  if (!existsSync(CORPUS)) {
    process.stderr.write(`${CORPUS} is absent: only the documents of this project are looked at\n`)
    return found
  }
  const hub = `${CORPUS}/hub`
  found.push({ group: 'hub', root: hub, config: await projectConfig(hub) })
  for (const entry of readdirSync(`${CORPUS}/oas`, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!/\.(?:json|ya?ml)$/.test(entry) || dirname(entry) === '.') continue
    const [group = ''] = entry.split('/')
    const swagger = [entry.slice(group.length + 1).replace(/[[\](){}!*?]/g, '\\$&')]
    found.push({ group, root: `${CORPUS}/oas/${group}`, config: { ...DEFAULT_CONFIG, swagger } })
  }
  return found
}

/** Writes all specs of one project and lints them together. */
async function evaluate({ root, config }: Source, tally: ScaffoldTally): Promise<void> {
  const host = new NodeHost(join(process.cwd(), root))
  const scaffolder = Scaffolder.create(overlay(host, new Map()), config)
  const operations = new Map<string, Operation>()
  for (const operation of scaffolder.operations) {
    if (operations.has(operation.identity)) tally.leaveOut('declared by a document before')
    else operations.set(operation.identity, operation)
  }
  tally.documents = new Set(scaffolder.operations.map(({ document }) => document)).size
  tally.operations = scaffolder.operations.length
  const schemas = new RawBodySchemas((path) => host.read(path), config.refs)
  for (const name of SHIPPED_TEMPLATES) {
    const specs = new Map<string, string>()
    for (const operation of operations.values()) {
      try {
        const scaffold = await write(operation, scaffolder, name, tally)
        if (scaffold === undefined) continue
        if (specs.has(scaffold.path)) tally.find('error', 'same file name', operation.label)
        specs.set(scaffold.path, scaffold.text)
        if (name === SHIPPED_TEMPLATES[0]) await checkBody(operation, scaffold, schemas, tally)
      } catch (error) {
        tally.crashes.push(`${operation.label}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
      }
    }
    tally.specs += specs.size
    await lintAll({ root, specs, config, host, tally })
  }
}

async function write(
  operation: Operation,
  scaffolder: Scaffolder,
  name: string,
  tally: ScaffoldTally,
): Promise<Scaffold | undefined> {
  const template = shippedTemplate(name) ?? ''
  const domain = scaffolder.domainOf(operation)?.name ?? 'general'
  const outcome = await scaffolder.scaffold(operation, { template, domain, now: NOW })
  if (outcome.kind === 'written') return outcome.scaffold
  if (name === SHIPPED_TEMPLATES[0]) tally.leaveOut(`no endpoint can say: ${operation.label.slice(0, 40)}`)
  return undefined
}

async function lintAll({ root, specs, config, host, tally }: LintedSpecs): Promise<void> {
  for (const preset of ['recommended', 'strict'] as const) {
    const { failures, diagnostics } = await createSpecLint(overlay(host, specs), { ...config, preset }).lint()
    tally.crashes.push(...failures.map(({ ruleId, file, message }) => `${ruleId} on ${file}: ${message}`))
    for (const { severity, ruleId, file, message, range, turnedDown } of diagnostics) {
      const where = `${root}: ${file}:${range.start.line}: ${message}`
      if (severity !== 'info') tally.find(severity, ruleId, where)
      else if (turnedDown !== undefined && preset === 'strict') tally.findTurnedDown(ruleId, where)
    }
  }
}

interface LintedSpecs {
  readonly root: string
  /** Path → text. */
  readonly specs: ReadonlyMap<string, string>
  readonly config: Config
  readonly host: Host
  readonly tally: ScaffoldTally
}

/** Holds the body of a test request, as it was written, against the schema as the file has it. */
async function checkBody(
  operation: Operation,
  scaffold: Scaffold,
  schemas: RawBodySchemas,
  tally: ScaffoldTally,
): Promise<void> {
  const media = chooseContent(operation.requestBody?.content ?? [])
  const { testRequest } = await parseSpec(new SourceFile(scaffold.path, scaffold.text))
  const [step] = testRequest.steps
  if (media === undefined || step === undefined) return
  const body = writtenBody(step, literalBody(operation))
  const schema = schemas.schemaOf(operation, media.mediaType)
  if (body === undefined || schema === undefined) return
  tally.bodies++
  const where = `${operation.label} of ${operation.document.source.path}`
  const verdict = judgeBody(body, schema, step.multipart)
  if (verdict.kind === 'contradiction') tally.contradictions.push(where)
  else if (verdict.kind === 'invalid')
    tally.invalidBodies.push(`${where}: ${verdict.reason} ${JSON.stringify(body).slice(0, 300)}`)
}

/** What the placeholders of a body stand for. */
function literalBody(operation: Operation): unknown {
  const sampled = sampleBody(operation, { bindings: new Map(), placeholders: false, judge: TEXT_JUDGE })
  if (sampled?.kind === 'json') return valueOfSample(sampled.body)
  if (sampled?.kind !== 'multipart') return undefined
  return valueOfSample({ kind: 'map', entries: [...sampled.fields, ...sampled.files] })
}

/** A project with other specs than those on disk. */
function overlay(host: Host, specs: ReadonlyMap<string, string>): Host {
  return {
    read: (path) => specs.get(path) ?? host.read(path),
    list: (patterns, ignore) =>
      patterns.some((pattern) => pattern.endsWith('.md')) ? [...specs.keys()].toSorted() : host.list(patterns, ignore),
  }
}

const [pattern] = readToolArguments(USAGE, {}, 1).positionals
await main(pattern)
