import type { Finding } from '../../diagnostic/finding.ts'
import { consumerOf, type Consumer } from '../../project/consumer.ts'
import { extractedValue, joinTypes, typesOf } from '../../project/flow-types.ts'
import type { FlowDefinition, FlowUse, SpecContext } from '../../project/model.ts'
import type { PlaceholderSite, Spec } from '../../spec/model.ts'
import type { JsonType, SchemaView } from '../../swagger/model.ts'
import { builtInMisfit } from '../built-in-misfit.ts'
import { exchangedValues } from '../exchanged-values.ts'
import { describeStrayValue, strayValues } from '../stray-values.ts'
import { fitOf } from '../type-fit.ts'
import type { Rule } from '../rule.ts'
import { listed, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    // A value that is the wrong one need not have the right type; what says which one is meant goes first.
    const told = new Set<number>()
    for (const stray of strayValues(context)) {
      told.add(stray.use.placeholder.span.start)
      yield describeStrayValue(context, stray)
    }
    for (const finding of exchangedValues(context)) {
      if (!told.has(finding.at.span.start)) yield finding
      told.add(finding.at.span.start)
    }
    for (const use of context.flow.uses) {
      const finding = told.has(use.placeholder.span.start) ? undefined : judge(context, use)
      if (finding !== undefined) yield finding
    }
    yield* twoTypes(context)
  },
}

/** One name that two steps extract with types that have nothing in common: what reads it cannot fit both. */
function* twoTypes({ flow, spec }: SpecContext): Generator<Finding> {
  const firsts = new Map<string, { readonly definition: FlowDefinition; readonly types: ReadonlySet<JsonType> }>()
  const times = new Map<string, number>()
  for (const { extract } of flow.definitions) times.set(extract.name.value, (times.get(extract.name.value) ?? 0) + 1)
  for (const definition of flow.definitions) {
    const { name } = definition.extract
    // Types are sought of the few names that are extracted twice.
    if (times.get(name.value) === 1) continue
    const types = typesOf(definition)
    if (types === undefined) continue
    const first = firsts.get(name.value)
    if (first === undefined) {
      firsts.set(name.value, { definition, types })
      continue
    }
    if ([...types].some((type) => first.types.has(type) || (isNumeric(type) && [...first.types].some(isNumeric))))
      continue
    yield {
      at: { span: name.span },
      message: `${quoted(name.value)} is ${spellTypes(types, undefined)} here, and ${spellTypes(first.types, undefined)} where it was extracted before.`,
      help: 'Give the two values two names, so that each use says which one it means.',
      evidence: `two types of ${name.value}`,
      related: [
        {
          at: { source: spec.source, span: first.definition.extract.name.span },
          message: `${quoted(name.value)} is extracted here first`,
        },
      ],
    }
  }
}

function isNumeric(type: JsonType): boolean {
  return type === 'integer' || type === 'number'
}

function judge({ spec, negative }: SpecContext, use: FlowUse): Finding | undefined {
  if (use.source.kind !== 'extract' && use.source.kind !== 'built-in' && use.source.kind !== 'config') return undefined
  const consumer = consumerOf(use.step, use.placeholder)
  if (consumer === undefined) return withinText(spec, use)
  if (use.source.kind === 'config') return fromConfig(use, consumer)
  if (use.source.kind === 'built-in') {
    // What is refused may well be just that value.
    return negative && use.step.step.role === 'test' ? undefined : builtInMisfit(use, consumer)
  }
  const { definition } = use.source
  const { path, name } = definition.extract
  if (path === undefined) return undefined
  const produced = extractedValue(definition.step, path)
  if (produced.kind !== 'documented') return undefined
  const given = joinTypes(produced.schemas)
  const taken = joinTypes([consumer.schema])
  const { textual, schema: wanted } = consumer
  const fit = fitOf(produced.schemas, given, { types: taken, format: wanted.format, textual })
  if (fit === 'fits' || given === undefined || taken === undefined) return undefined
  const producer = definition.step.operation?.label ?? 'its operation'
  const [schema] = produced.schemas
  return {
    at: { span: use.placeholder.span },
    message: `\`{{${use.placeholder.name}}}\` is ${spellTypes(given, schema)}, and ${consumer.label} takes ${spellTypes(taken, consumer.schema)}.`,
    help: `${quoted(name.value)} is read from ${quoted(producer)} at ${quoted(path.text)}. ${advice(fit, consumer)}`,
    ...(fit === 'soft' ? { severity: 'info' } : {}),
    evidence: `${use.placeholder.name} ${consumer.label}`,
    related: [
      { at: { source: spec.source, span: name.span }, message: `${quoted(name.value)} is extracted here` },
      ...(schema === undefined ? [] : [{ at: schema.place, message: 'the extracted value is documented here' }]),
      { at: consumer.schema.place, message: `${consumer.label} is declared here` },
    ],
  }
}

/** An object or a list as a part of a text: what is sent is no value of it. */
function withinText({ source: file }: Spec, { placeholder, source }: FlowUse): Finding | undefined {
  if (source.kind !== 'extract' || placeholder.whole || !WITHIN_TEXT.has(placeholder.site)) return undefined
  const { name, path } = source.definition.extract
  const given = typesOf(source.definition)
  if (given === undefined || ![...given].every((type) => CONTAINERS.has(type))) return undefined
  const producer = source.definition.step.operation?.label ?? 'its operation'
  return {
    at: { span: placeholder.span },
    message: `\`{{${placeholder.name}}}\` is ${spellTypes(given, undefined)}, and stands within a text.`,
    help: `${quoted(name.value)} is read from ${quoted(producer)} at ${quoted(path?.text ?? '')}. Extract one of its members or items.`,
    evidence: `${placeholder.name} within text`,
    related: [{ at: { source: file, span: name.span }, message: `${quoted(name.value)} is extracted here` }],
  }
}

const WITHIN_TEXT: ReadonlySet<PlaceholderSite> = new Set<PlaceholderSite>(['params', 'path', 'path-query', 'form'])

/** A variable of the environment is one value, and no object or list. */
function fromConfig({ placeholder }: FlowUse, consumer: Consumer): Finding | undefined {
  const taken = joinTypes([consumer.schema])
  if (consumer.textual || taken === undefined || ![...taken].every((type) => CONTAINERS.has(type))) return undefined
  return {
    at: { span: placeholder.span },
    message: `\`{{${placeholder.name}}}\` is a variable of the config, and ${consumer.label} takes ${spellTypes(taken, consumer.schema)}.`,
    help: 'A variable is one value: send it within what the operation takes.',
    evidence: `${placeholder.name} ${consumer.label}`,
    related: [{ at: consumer.schema.place, message: `${consumer.label} is declared here` }],
  }
}

const CONTAINERS: ReadonlySet<JsonType> = new Set<JsonType>(['object', 'array', 'null'])

function advice(fit: 'soft' | 'misfit', consumer: Consumer): string {
  if (fit === 'soft') return 'It works where the server converts one into the other.'
  return consumer.required
    ? 'Extract the value that the operation asks for.'
    : 'Extract another value, or leave this one out.'
}

function spellTypes(types: ReadonlySet<JsonType>, schema: SchemaView | undefined): string {
  const names = [...types].filter((type) => type !== 'null').toSorted()
  const format = schema?.format === undefined ? '' : ` (${schema.format})`
  return `${listed(names, 'or')}${format}`
}
