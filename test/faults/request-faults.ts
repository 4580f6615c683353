import type { Fault, FieldFacts, PlantedFault, ProjectFacts } from './fault.ts'
import { replaceOnLine } from './fault.ts'
import { expectsRefusal } from './reference-faults.ts'
import type { SpecLine, SpecLines } from './spec-lines.ts'
import { callOf } from './step-faults.ts'

/** A field at the top of the test request's body, in block style. */
interface BodyField {
  readonly line: SpecLine
  readonly name: string
  /** What stands behind the colon; `''` where the value is on the lines below. */
  readonly value: string
  readonly facts: FieldFacts
  /** The line of `body:`. */
  readonly body: SpecLine
}

function* bodyFields(spec: SpecLines, project: ProjectFacts): Iterable<BodyField> {
  if (expectsRefusal(spec)) return
  let body: SpecLine | undefined
  for (const line of spec.lines) {
    if (line.region !== 'steps' || line.section !== 'test') continue
    if (line.hasKey) body = line.key === 'body' ? line : undefined
    const [, name, value = ''] = /^ {6}([a-z_]\w*):\s*(.*)$/i.exec(line.text) ?? []
    if (body === undefined || line === body || name === undefined) continue
    const { method, path } = callOf(spec, line)
    const facts = project.describe(method, path)?.fields.get(name)
    if (facts !== undefined) yield { line, name, value, facts, body }
  }
}

/** Drops a required field, with all that is below it. */
function* plantDropped(spec: SpecLines, project: ProjectFacts): Iterable<PlantedFault> {
  for (const { line, name, facts, body } of bodyFields(spec, project)) {
    if (!facts.required) continue
    const rest = spec.lines.slice(line.number)
    const own = rest.findIndex(({ text }) => !/^ {7,}/.test(text))
    const kept = [...spec.lines.slice(0, line.number - 1), ...rest.slice(own < 0 ? rest.length : own)]
    // Without its only field the body is no mapping any more, which is another mistake.
    if (!/^ {6}\S/.test(kept[body.number]?.text ?? '')) continue
    yield { text: kept.map(({ text }) => text).join('\n'), lines: [body.number], description: `\`${name}\` dropped` }
  }
}

/** Puts a list where one value is taken, or a word where a number is. */
function* plantTypes(spec: SpecLines, project: ProjectFacts): Iterable<PlantedFault> {
  for (const { line, value, facts } of bodyFields(spec, project)) {
    if (value === '' || value.startsWith('|') || value.startsWith('>')) continue
    const at = line.text.length - value.length
    if (facts.type === 'string' || facts.type === 'boolean') yield replaceOnLine(spec, line.number, at, value, '[1, 2]')
    if (facts.type === 'integer' || facts.type === 'number')
      yield replaceOnLine(spec, line.number, at, value, 'several')
  }
}

/** A word that no list of values has. */
function* plantValues(spec: SpecLines, project: ProjectFacts): Iterable<PlantedFault> {
  for (const { line, value, facts } of bodyFields(spec, project)) {
    if (facts.isEnumeration && value !== '')
      yield replaceOnLine(spec, line.number, line.text.length - value.length, value, 'zzz_other')
  }
}

/** Expects a status that nobody documents. */
function* plantStatuses(spec: SpecLines, project: ProjectFacts): Iterable<PlantedFault> {
  for (const line of spec.lines) {
    const match = /^\s*status: *(\[?[\d, ]+\]?)\s*$/.exec(line.text)
    if (line.region !== 'steps' || line.key !== 'expect' || match?.[1] === undefined) continue
    const { method, path } = callOf(spec, line)
    const documented = project.describe(method, path)?.statuses ?? []
    if (documented.length === 0 || documented.some((status) => !/^\d+$/.test(status))) continue
    yield replaceOnLine(spec, line.number, line.text.indexOf(match[1]), match[1], '[226]')
  }
}

/** Mistakes in what a request sends and expects. */
export const REQUEST_FAULTS: readonly Fault[] = [
  { name: 'a required field dropped', rules: ['steps/body'], showsElsewhere: true, plant: plantDropped },
  { name: 'a value of another type', rules: ['steps/body'], plant: plantTypes },
  { name: 'a value outside its list', rules: ['steps/body'], plant: plantValues },
  { name: 'a status that is not documented', rules: ['steps/status'], plant: plantStatuses },
]
