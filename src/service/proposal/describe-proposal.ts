import type { ConfigFile } from '../../config/config-file.ts'
import { DEFAULT_CONFIG } from '../../config/defaults.ts'
import { printable } from '../../report/printable.ts'
import { counted } from '../../text/counted.ts'
import type { ConfigProposal } from './model.ts'
import { renderJsonConfig, renderYamlConfig } from './render-config.ts'

/** So many names of a list are shown. */
const MOST_NAMES = 20

/** The text of the config. */
export function renderProposal({ settings, rare }: ConfigProposal, format: 'json' | 'yaml'): string {
  if (format === 'json') return renderJsonConfig(settings)
  const isListed = settings.specs?.some((pattern) => !pattern.includes('*'))
  return renderYamlConfig(settings, {
    ...(isListed
      ? { specs: 'Those that share a folder with other Markdown are listed one by one: add new ones.' }
      : {}),
    ...(rare.variables.length > 0 ? { variables: remark(rare.variables) } : {}),
    ...(rare.statuses.length > 0 ? { statuses: remark(rare.statuses) } : {}),
    ...(rare.tokens.length > 0 ? { tokens: remark(rare.tokens) } : {}),
  })
}

function remark(names: readonly string[]): string {
  return `Used too rarely to be sure of, and left out: ${listed(names)}`
}

/**
 * What was found and left out, and what to do next, for people.
 *
 * @param file the config that was written.
 */
export function describeProposal(proposal: ConfigProposal, file: string): string {
  const { specs, documents, operations, settings } = proposal
  const found = `Found ${counted(specs, 'spec')}, and ${counted(operations, 'operation')} in ${counted(documents, 'swagger document')}.`
  const left = leftOut(proposal)
  return [
    `${found}\nWrote ${printable(file)}:\n${table(rowsOf(settings, proposal))}`,
    ...(left.length === 0 ? [] : [`Left out:\n${left.map((line) => `  ${line}\n`).join('')}`]),
    `Next:\n${table(nextSteps(proposal))}`,
  ].join('\n')
}

type Row = readonly [string, string]

function rowsOf(
  { specs, swagger, ignore, refs, variables, statuses, tokens }: ConfigFile,
  found: ConfigProposal,
): Row[] {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['specs', found.specs > 0 ? (specs ?? []) : []],
    ['ignore', fresh(ignore, DEFAULT_CONFIG.ignore)],
    ['swagger', found.documents > 0 ? (swagger ?? []) : []],
    ['refs', Object.entries(refs ?? {}).map(([prefix, folder]) => `${prefix} is ${folder}`)],
    ['variables', variables ?? []],
    ['statuses', fresh(statuses, DEFAULT_CONFIG.statuses)],
    ['tokens', fresh(tokens?.kinds, DEFAULT_CONFIG.tokens.kinds)],
  ]
  return rows.filter(([, names]) => names.length > 0).map(([key, names]) => [key, listed(names)])
}

function fresh(all: readonly string[] | undefined, usual: readonly string[]): readonly string[] {
  return all?.filter((name) => !usual.includes(name)) ?? []
}

function leftOut({ rare, copies, noSpecs, unmapped }: ConfigProposal): readonly string[] {
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['placeholders that few specs use, and nothing supplies', rare.variables],
    ['statuses that few specs have', rare.statuses],
    ['tokens that few specs name', rare.tokens],
    ['documents that only repeat others', copies],
    ['Markdown that is no spec', noSpecs],
  ]
  return [
    ...lines.filter(([, names]) => names.length > 0).map(([what, names]) => `${what}: ${listed(names)}`),
    ...(unmapped === 0
      ? []
      : [`${counted(unmapped, 'reference')} to the network, of which no folder looks like a copy`]),
  ]
}

function nextSteps({ specs, documents }: ConfigProposal): readonly Row[] {
  const write: Row = ['npx spec-new --all --dry-run', 'list the operations that have no spec']
  if (specs === 0) return [write, ['npx spec-new METHOD /path', 'write the spec of one']]
  return [
    ['npx spec-lint', 'lint the specs'],
    ['npx spec-lint --statistics', 'count what is found, by rule'],
    ['npx spec-lint --fix', 'correct what can be corrected safely'],
    ['npx spec-lint --update-baseline', 'accept what is left, so that only new findings fail'],
    ...(documents === 0 ? [] : [write]),
  ]
}

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([key]) => key.length))
  return rows.map(([key, text]) => `  ${key.padEnd(width)}  ${text}\n`).join('')
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  return printable([...names.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])].join(', '))
}
