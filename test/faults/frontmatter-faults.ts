import { type Fault, misspellings, type PlantedFault, type ProjectFacts, replaceOnLine } from './fault.ts'
import { faultyMethods, faultySegments } from './operation-faults.ts'
import type { SpecLine, SpecLines } from './spec-lines.ts'

/** The line that has a field of the frontmatter. */
function fieldLine(spec: SpecLines, field: string): SpecLine | undefined {
  return spec.lines.find(({ region, key, hasKey }) => region === 'frontmatter' && key === field && hasKey)
}

/** Method and path of the endpoint, and the columns at which they stand. */
function endpointOf(spec: SpecLines): { line: SpecLine; method: string; path: string; column: number } | undefined {
  const line = fieldLine(spec, 'endpoint')
  const match = /^endpoint: *["']?([A-Z]+) (\/[^\s"']*)/d.exec(line?.text ?? '')
  const [, method, path] = match ?? []
  if (line === undefined || method === undefined || path === undefined) return undefined
  return { line, method, path, column: match?.indices?.[1]?.[0] ?? 0 }
}

function* plantMethods(spec: SpecLines, project: ProjectFacts): Iterable<PlantedFault> {
  const endpoint = endpointOf(spec)
  if (endpoint === undefined) return
  // Another method of the path is a fault even where it is declared: the test then calls another operation.
  for (const wrong of faultyMethods(endpoint.method, endpoint.path, { ...project, declares: () => false })) {
    yield replaceOnLine(spec, endpoint.line.number, endpoint.column, endpoint.method, wrong)
  }
}

function* plantSegments(spec: SpecLines, project: ProjectFacts): Iterable<PlantedFault> {
  const endpoint = endpointOf(spec)
  if (endpoint === undefined) return
  const start = endpoint.column + endpoint.method.length + 1
  for (const { at, old, fresh } of faultySegments(endpoint.method, endpoint.path, project)) {
    yield replaceOnLine(spec, endpoint.line.number, start + at, old, fresh)
  }
}

function* plantKeys(spec: SpecLines): Iterable<PlantedFault> {
  for (const { number, region, key, hasKey } of spec.lines) {
    if (region !== 'frontmatter' || !hasKey || key === undefined) continue
    for (const wrong of misspellings(key)) yield replaceOnLine(spec, number, 0, key, wrong)
  }
}

/** Misspells what a field has for its value, be it one word or a list of words. */
function* plantWords(spec: SpecLines, field: string): Iterable<PlantedFault> {
  for (const { number, text, region, key, hasKey } of spec.lines) {
    if (region !== 'frontmatter' || key !== field) continue
    const start = hasKey ? field.length + 1 : 0
    for (const { 0: word, index } of text.slice(start).matchAll(/[a-z_]{3,}/g)) {
      for (const wrong of misspellings(word)) yield replaceOnLine(spec, number, start + index, word, wrong)
    }
  }
}

function* plantDates(spec: SpecLines): Iterable<PlantedFault> {
  for (const field of ['savedAt', 'verifiedAt']) {
    const line = fieldLine(spec, field)
    const match = /\d{4}-(\d\d-\d\d)/d.exec(line?.text ?? '')
    const [, day] = match ?? []
    if (line === undefined || day === undefined) continue
    for (const wrong of ['13-45', '02-30', `${day}-01`]) {
      yield replaceOnLine(spec, line.number, match?.indices?.[1]?.[0] ?? 0, day, wrong)
    }
  }
}

/** Mistakes above the second `---`. */
export const FRONTMATTER_FAULTS: readonly Fault[] = [
  {
    name: 'the method of the endpoint',
    rules: ['endpoint/syntax', 'endpoint/unknown-operation', 'endpoint/file-name', 'steps/test-request'],
    plant: plantMethods,
  },
  {
    name: 'a path segment of the endpoint',
    rules: ['endpoint/unknown-operation', 'endpoint/file-name'],
    plant: plantSegments,
  },
  { name: 'a key of the frontmatter', rules: ['frontmatter/unknown-field', 'frontmatter/required'], plant: plantKeys },
  { name: 'a date', rules: ['frontmatter/type'], plant: plantDates },
  { name: 'the status', rules: ['frontmatter/status'], plant: (spec) => plantWords(spec, 'status') },
  { name: 'the domain', rules: ['frontmatter/domain'], plant: (spec) => plantWords(spec, 'domain') },
  { name: 'a token of the frontmatter', rules: ['frontmatter/tokens'], plant: (spec) => plantWords(spec, 'tokens') },
  { name: 'the swagger file', rules: ['swagger/file'], plant: plantSwagger },
]

function* plantSwagger(spec: SpecLines): Iterable<PlantedFault> {
  const line = fieldLine(spec, 'swagger')
  for (const { 0: word, index } of (line?.text ?? '').slice(8).matchAll(/[a-z_]{3,}/gi)) {
    for (const wrong of misspellings(word)) yield replaceOnLine(spec, line?.number ?? 0, 8 + index, word, wrong)
  }
}
