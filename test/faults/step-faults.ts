import { type Fault, misspellings, type PlantedFault, type ProjectFacts, replaceOnLine } from './fault.ts'
import { faultyMethods, faultySegments } from './operation-faults.ts'
import type { SpecLine, SpecLines } from './spec-lines.ts'

/** Lines of steps, those of one key or all. */
function stepLines(spec: SpecLines, key?: string): readonly SpecLine[] {
  return spec.lines.filter((line) => line.region === 'steps' && (key === undefined || line.key === key))
}

/** The method and path of the step that a line belongs to. */
export function callOf(spec: SpecLines, of: SpecLine): { method: string; path: string } {
  const before = spec.lines.slice(0, of.number).findLastIndex(({ hasKey, text }) => hasKey && /^\s*- /.test(text))
  const rest = spec.lines.slice(before + 1)
  const next = rest.findIndex(({ hasKey, text, region }) => region === 'fence-close' || (hasKey && /^\s*- /.test(text)))
  const own = spec.lines.slice(before, before + 1 + (next < 0 ? rest.length : next))
  const valueOf = (key: string): string =>
    /: *["']?([^"'\s]*)/.exec(own.find((line) => line.key === key && line.hasKey)?.text ?? '')?.[1] ?? ''
  return { method: valueOf('method'), path: valueOf('path') }
}

function* plantMethods(spec: SpecLines, project: ProjectFacts): Iterable<PlantedFault> {
  for (const line of stepLines(spec, 'method')) {
    const { method, path } = callOf(spec, line)
    for (const wrong of faultyMethods(method, path, project)) {
      yield replaceOnLine(spec, line.number, line.text.indexOf(method, line.text.indexOf(':')), method, wrong)
    }
  }
}

function* plantSegments(spec: SpecLines, project: ProjectFacts): Iterable<PlantedFault> {
  for (const line of stepLines(spec, 'path')) {
    const { method, path } = callOf(spec, line)
    const start = line.text.indexOf(path)
    for (const { at, old, fresh } of faultySegments(method, path, project)) {
      yield replaceOnLine(spec, line.number, start + at, old, fresh)
    }
  }
}

function* plantKeys(spec: SpecLines): Iterable<PlantedFault> {
  for (const { number, text, key, hasKey } of stepLines(spec)) {
    const name = key === 'expect' && !hasKey ? /^\s*(status):/.exec(text)?.[1] : hasKey ? key : undefined
    if (name === undefined) continue
    for (const wrong of misspellings(name)) yield replaceOnLine(spec, number, text.indexOf(name), name, wrong)
  }
}

function* plantPlaceholders(spec: SpecLines): Iterable<PlantedFault> {
  const extracted = new Set(stepLines(spec, 'extract').map(({ text }) => /^\s*(\w+):/.exec(text)?.[1]))
  for (const { number, text } of stepLines(spec)) {
    for (const { 1: name = '', index } of text.matchAll(/\{\{(\w+)\}\}/g)) {
      // `client_uid` may become `client_id`, which the spec has as well.
      for (const wrong of misspellings(name).filter((spelling) => !extracted.has(spelling))) {
        yield replaceOnLine(spec, number, index + 2, name, wrong)
      }
    }
  }
}

function* plantBraces(spec: SpecLines): Iterable<PlantedFault> {
  for (const { number, text } of stepLines(spec)) {
    for (const { 0: placeholder, 1: name, index } of text.matchAll(/\{\{(\w+)\}\}/g)) {
      yield replaceOnLine(spec, number, index, placeholder, `{{${name}}`)
      yield replaceOnLine(spec, number, index, placeholder, `{{${name} | upper}}`)
      yield replaceOnLine(spec, number, index, placeholder, `{{data.${name}}}`)
    }
  }
  for (const { number, text } of stepLines(spec, 'path')) {
    for (const { 0: placeholder, 1: name, index } of text.matchAll(/\{\{(\w+)\}\}/g)) {
      yield replaceOnLine(spec, number, index, placeholder, `{${name}}`)
    }
  }
}

function* plantStatuses(spec: SpecLines): Iterable<PlantedFault> {
  for (const { number, text } of stepLines(spec, 'expect')) {
    const match = /status: *\[?(\d{3})/d.exec(text)
    const [, status] = match ?? []
    if (status === undefined) continue
    for (const wrong of [`${status}0`, status.slice(1), 'ok']) {
      yield replaceOnLine(spec, number, match?.indices?.[1]?.[0] ?? 0, status, wrong)
    }
  }
}

/** Misspells the value of a key that takes one word. */
function* plantWords(spec: SpecLines, key: string): Iterable<PlantedFault> {
  for (const { number, text } of stepLines(spec, key)) {
    const start = text.indexOf(':') + 1
    const { 0: word, index = 0 } = /[a-z]{3,}/.exec(text.slice(start)) ?? {}
    for (const wrong of word === undefined ? [] : misspellings(word)) {
      yield replaceOnLine(spec, number, start + index, word ?? '', wrong)
    }
  }
}

/** Mistakes in the steps of both sections. */
export const STEP_FAULTS: readonly Fault[] = [
  {
    name: "a step's method",
    rules: ['steps/shape', 'steps/unknown-operation', 'steps/test-request'],
    plant: plantMethods,
  },
  {
    name: "a segment of a step's path",
    rules: ['steps/unknown-operation', 'steps/hardcoded-id', 'steps/test-request'],
    plant: plantSegments,
  },
  { name: 'a key of a step', rules: ['steps/unknown-key', 'steps/shape'], plant: plantKeys },
  { name: 'the name of a placeholder', rules: ['variables/undefined'], plant: plantPlaceholders },
  {
    name: 'the braces of a placeholder',
    rules: ['variables/syntax', 'steps/single-brace', 'steps/syntax'],
    plant: plantBraces,
  },
  { name: 'an expected status', rules: ['steps/shape', 'steps/status'], plant: plantStatuses },
  {
    name: "a step's token",
    rules: ['steps/token', 'frontmatter/tokens', 'steps/shape'],
    plant: (spec) => plantWords(spec, 'token'),
  },
  { name: "a step's onFail", rules: ['steps/shape'], plant: (spec) => plantWords(spec, 'onFail') },
]
