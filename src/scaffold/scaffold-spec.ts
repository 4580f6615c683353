import type { Config } from '../config/model.ts'
import type { IdentifierPlan } from '../infer/model.ts'
import { documentedTokens, tokenKind } from '../project/documented-tokens.ts'
import type { Operation } from '../swagger/model.ts'
import { summaryOf, titleOf } from './operation-text.ts'
import { parameterData } from './parameter-rows.ts'
import { cellOf, clip } from './prose.ts'
import { renderTemplate } from './render-template.ts'
import { requestSteps } from './request-steps.ts'
import { pathOfSpec } from './spec-place.ts'
import { expectedStatuses, usualMeaning } from './statuses.ts'
import type { FrontmatterData, ResponseData, TemplateData } from './template-data.ts'
import { uidData } from './uid-rows.ts'
import { unsayable } from './unsayable.ts'
import { yamlText, yamlTexts } from './yaml-text.ts'

/** What a spec is written from. */
export interface ScaffoldInput {
  /** The operation, and where its identifiers come from. */
  readonly plan: IdentifierPlan
  readonly config: Config
  readonly domain: string
  /** Text of the template. */
  readonly template: string
  readonly now: Date
  /** Whether a method and path lead to the operation among all documents. */
  readonly leadsTo: (operation: Operation, path: string) => boolean
}

/** A new spec. */
export interface Scaffold {
  /** Where it belongs, from the root of the project. */
  readonly path: string
  readonly text: string
}

/**
 * Writes the spec of an operation.
 *
 * @throws TemplateError where the template is broken.
 */
export function scaffoldSpec(input: ScaffoldInput): Scaffold {
  const { plan, config, domain, template } = input
  const text = renderTemplate(template, templateData(input))
  return { path: pathOfSpec(plan.operation, domain, config), text: text.endsWith('\n') ? text : `${text}\n` }
}

/** Everything that a template may ask for. */
function templateData({ plan, config, domain, now, leadsTo }: ScaffoldInput): TemplateData {
  const { operation } = plan
  const tokens = tokensOf(operation, config)
  const steps = requestSteps(plan, { leadsTo, tokenOf: (each) => tokenFor(each, tokens, config) })
  const notes = unsayable(operation).map((text) => ({ text }))
  const title = titleOf(operation)
  return {
    frontmatter: frontmatterData(operation, { domain, now, tokens }),
    title,
    summary: summaryOf(operation),
    method: operation.method,
    path: operation.label.slice(operation.method.length + 1),
    deprecated: operation.deprecated,
    prerequisites: { hasSteps: steps.prerequisites !== '', steps: steps.prerequisites },
    uids: uidData(plan, steps.open),
    testRequest: steps.testRequest,
    parameters: parameterData(operation),
    responses: responseData(operation),
    notes: { hasNotes: notes.length > 0, items: notes },
  }
}

function frontmatterData(
  operation: Operation,
  { domain, now, tokens }: { readonly domain: string; readonly now: Date; readonly tokens: readonly string[] },
): FrontmatterData {
  const { statuses } = expectedStatuses(operation)
  const isOther = statuses.every((status) => status < 200 || status > 299)
  return {
    endpoint: yamlText(operation.label),
    swagger: yamlText(operation.document.source.path),
    domain: yamlText(domain),
    tags: yamlTexts(tagsOf(operation, domain)),
    status: 'pending',
    savedAt: now.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    tokens: yamlTexts(tokens),
    expectedOutcome: isOther
      ? {
          statuses: `[${statuses.join(', ')}]`,
          reason: yamlText('The swagger documents this status as the outcome, and no 2xx.'),
        }
      : undefined,
  }
}

/** The tokens that the documentation names, in its words or by its security schemes; else the default. */
function tokensOf(operation: Operation, config: Config): readonly string[] {
  const { tokens } = config
  const named = documentedTokens(operation, config)
  if (named !== undefined) return named
  const schemes = [...new Set(operation.security.map((name) => tokenKind(name, tokens)))].filter((kind) =>
    tokens.kinds.includes(kind),
  )
  return schemes.length > 0 ? schemes : [tokens.default]
}

/** The token of the test where an operation takes it, so that all steps act as the same one. */
function tokenFor(operation: Operation, ofTest: readonly string[], config: Config): string {
  const own = tokensOf(operation, config)
  return ofTest.find((token) => own.includes(token)) ?? own[0] ?? config.tokens.default
}

/** The tags of the swagger, else the last word of the path, else the domain. */
function tagsOf({ tags, template }: Operation, domain: string): readonly string[] {
  const slugs = tags.map((tag) => slug(tag)).filter((tag) => tag !== '')
  if (slugs.length > 0) return [...new Set(slugs)]
  const last = template.segments.findLast(({ parameters, text }) => parameters.length === 0 && slug(text) !== '')
  return [slug(last?.text ?? domain)].filter((tag) => tag !== '')
}

function slug(text: string): string {
  return clip(
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, ''),
    60,
  )
}

function responseData({ responses }: Operation): ResponseData {
  const rows = responses.map(({ status, description }) => {
    const meaning = cellOf(description)
    return { status, meaning: meaning === '' ? usualMeaning(status) : meaning }
  })
  return { hasRows: rows.length > 0, rows }
}
