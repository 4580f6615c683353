import { type Fault, misspellings, type PlantedFault, type ProjectFacts, replaceOnLine } from './fault.ts'
import { faultySegments } from './operation-faults.ts'
import type { SpecLine, SpecLines } from './spec-lines.ts'

/** Misspells the last name of each path that a value is extracted by. */
function* plantExtracts(spec: SpecLines): Iterable<PlantedFault> {
  for (const { number, text, key, hasKey, region } of spec.lines) {
    if (region !== 'steps' || key !== 'extract' || hasKey) continue
    const path = /\$[^"']*/.exec(text)
    const name = [...(path?.[0] ?? '').matchAll(/(?<=\.)[a-z_]{3,}/gi)].at(-1)
    if (path === null || name === undefined) continue
    for (const wrong of misspellings(name[0]))
      yield replaceOnLine(spec, number, path.index + name.index, name[0], wrong)
  }
}

/** The name on a line that is one level below a step's key: a query parameter, a field of the body. */
function nameBelow({ text }: SpecLine): { readonly name: string; readonly column: number } | undefined {
  const match = /^ {6}(["']?)([a-z_]{3,})\1:/i.exec(text)
  const [, quote, name] = match ?? []
  return name === undefined ? undefined : { name, column: 6 + (quote ?? '').length }
}

/**
 * Misspells the names below a key of the test request; `params` and `body` in block style. A test that expects nothing
 * but a refusal may well send what is not documented: there it is no mistake.
 */
function* plantNames(spec: SpecLines, key: string): Iterable<PlantedFault> {
  if (expectsRefusal(spec)) return
  for (const line of spec.lines) {
    if (line.region !== 'steps' || line.section !== 'test' || line.key !== key || line.hasKey) continue
    const found = nameBelow(line)
    for (const wrong of misspellings(found?.name ?? '')) {
      if (found !== undefined) yield replaceOnLine(spec, line.number, found.column, found.name, wrong)
    }
  }
}

export function expectsRefusal(spec: SpecLines): boolean {
  const statuses = spec.lines
    .filter((line) => line.section === 'test' && line.region === 'steps' && line.key === 'expect')
    .flatMap(({ text }) => text.match(/\b\d{3}\b/g) ?? [])
  return statuses.length > 0 && statuses.every((status) => Number(status) >= 400)
}

/** Rows of the tables below a heading, without header and delimiter. */
export function* rowsBelow(spec: SpecLines, heading: RegExp): Iterable<SpecLine> {
  let inside = false
  let table = 0
  for (const line of spec.lines) {
    if (/^#{2,3} /.test(line.text)) inside = heading.test(line.text)
    table = inside && line.text.startsWith('|') ? table + 1 : 0
    if (table > 2) yield line
  }
}

/** Misspells the parameter that a row of a table is about, where it is a plain name. */
function* plantParameters(spec: SpecLines): Iterable<PlantedFault> {
  for (const { number, text } of rowsBelow(spec, /^### (?:Path|Query|Body) Parameters$/)) {
    const [, before = '', name] = /^(\| *`?)([a-z_]{3,})(?=`? *\|)/.exec(text) ?? []
    if (name === undefined) continue
    for (const wrong of misspellings(name)) yield replaceOnLine(spec, number, before.length, name, wrong)
  }
}

/** Misspells the endpoint that a row of the UID table fetches a value from. */
function* plantSources(spec: SpecLines, project: ProjectFacts): Iterable<PlantedFault> {
  for (const { number, text } of rowsBelow(spec, /^## UID Resolution/)) {
    const match = /\b([A-Z]+) (\/[^\s|`]+)/d.exec(text)
    const [, method = '', path = ''] = match ?? []
    for (const { at, old, fresh } of faultySegments(method, path, project)) {
      yield replaceOnLine(spec, number, (match?.indices?.[2]?.[0] ?? 0) + at, old, fresh)
    }
  }
}

/** Gives a step the id of the step before it. */
function* plantDuplicateIds(spec: SpecLines): Iterable<PlantedFault> {
  let before: string | undefined
  for (const { number, text, region, key, hasKey } of spec.lines) {
    const [, start = '', id] = /^(\s*(?:- )?id: *["']?)(\w+)/.exec(text) ?? []
    if (region !== 'steps' || key !== 'id' || !hasKey || id === undefined) continue
    if (before !== undefined) yield replaceOnLine(spec, number, start.length, id, before)
    before = id
  }
}

/** Mistakes in names that something else must know: a response, an operation, another step. */
export const REFERENCE_FAULTS: readonly Fault[] = [
  { name: 'the path of an extract', rules: ['steps/extract'], plant: plantExtracts },
  { name: 'a query parameter', rules: ['steps/query'], plant: (spec) => plantNames(spec, 'params') },
  { name: 'a field of the body', rules: ['steps/body'], plant: (spec) => plantNames(spec, 'body') },
  { name: 'a name in a parameter table', rules: ['parameter-table/unknown'], plant: plantParameters },
  {
    name: 'an endpoint of the UID table',
    rules: ['uid-table/source', 'uid-table/create', 'uid-table/cleanup'],
    plant: plantSources,
  },
  { name: 'the id of another step', rules: ['steps/duplicate-id'], plant: plantDuplicateIds },
]
