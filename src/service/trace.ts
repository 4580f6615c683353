import type { Range } from '../text/source-file.ts'
import { consumerOf } from '../project/consumer.ts'
import { extractedValue, joinTypes } from '../project/flow-types.ts'
import type { FlowDefinition, FlowUse, SpecContext } from '../project/model.ts'

/** Where the value of a placeholder comes from and where it goes, in one spec. */
export interface Trace {
  readonly name: string
  readonly file: string
  /** Where a value comes from that no step extracts. */
  readonly supply: 'config' | 'built-in' | undefined
  readonly definitions: readonly TraceDefinition[]
  readonly uses: readonly TraceUse[]
  /** Every placeholder and extract of the spec, sorted: what could have been asked for. */
  readonly names: readonly string[]
}

/** An extract. */
export interface TraceDefinition {
  readonly step: string
  readonly operation: string | undefined
  readonly path: string
  /** JSON types that the swagger documents; empty where it says nothing. */
  readonly types: readonly string[]
  readonly range: Range
}

/** A place that sends the value. */
export interface TraceUse {
  readonly step: string
  readonly operation: string | undefined
  /** "`client_id` in the body", or the part of the step where the swagger has no name for it. */
  readonly consumer: string
  readonly types: readonly string[]
  /** Step that extracted the value; `undefined` where it comes from elsewhere or from nowhere. */
  readonly from: string | undefined
  /** No step before this one has a value for it, nor anything else. */
  readonly undefined: boolean
  readonly range: Range
}

/** Follows one name through a spec. */
export function traceName(context: SpecContext, name: string): Trace {
  const { flow, spec } = context
  const uses = flow.uses.filter((use) => use.placeholder.name === name)
  const supplies = new Set(uses.map((use) => use.source.kind))
  return {
    name,
    file: spec.source.path,
    supply: supplies.has('config') ? 'config' : supplies.has('built-in') ? 'built-in' : undefined,
    definitions: flow.definitions
      .filter((definition) => definition.extract.name.value === name)
      .map((definition) => describeDefinition(context, definition)),
    uses: uses.map((use) => describeUse(context, use)),
    names: [
      ...new Set([
        ...flow.uses.map((use) => use.placeholder.name),
        ...flow.definitions.map((definition) => definition.extract.name.value),
      ]),
    ].toSorted(),
  }
}

function describeDefinition({ spec }: SpecContext, { step, extract }: FlowDefinition): TraceDefinition {
  const value = extract.path === undefined ? undefined : extractedValue(step, extract.path)
  return {
    step: nameOf(step.step),
    operation: step.operation?.label,
    path: extract.text?.value ?? '',
    types: value?.kind === 'documented' ? spell(joinTypes(value.schemas)) : [],
    range: spec.source.rangeOf(extract.name.span),
  }
}

function describeUse({ spec }: SpecContext, use: FlowUse): TraceUse {
  const consumer = consumerOf(use.step, use.placeholder)
  return {
    step: nameOf(use.step.step),
    operation: use.step.operation?.label,
    consumer: consumer?.label ?? `the ${use.placeholder.site}`,
    types: consumer === undefined ? [] : spell(joinTypes([consumer.schema])),
    from: use.source.kind === 'extract' ? nameOf(use.source.definition.step.step) : undefined,
    undefined: use.source.kind === 'undefined' || use.source.kind === 'later',
    range: spec.source.rangeOf(use.placeholder.span),
  }
}

function nameOf({ id, role, index }: FlowUse['step']['step']): string {
  return id?.value ?? `${role} step ${index + 1}`
}

function spell(types: ReadonlySet<string> | undefined): readonly string[] {
  return types === undefined ? [] : [...types].toSorted()
}
