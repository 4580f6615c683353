import { readIdentifierName } from '../infer/identifier-name.ts'
import type { Binding, Consumer, PlannedInput } from '../infer/model.ts'
import { momentOfQuery } from '../infer/moment.ts'
import { shapeOf } from '../infer/operation-shape.ts'
import { type Sample, type SampleRequest, trailKey } from '../infer/sampling/model.ts'
import { sampleBody } from '../infer/sampling/sample-body.ts'
import { sampleSchema } from '../infer/sampling/sample-schema.ts'
import { sampleOfBinding } from '../infer/sampling/sample-value.ts'
import type { Operation, Parameter } from '../swagger/model.ts'
import { TEXT_JUDGE } from './text-judge.ts'

/** Parameters of one query that are sent: nobody's operation requires as many, and each is given a value. */
export const MOST_SENT = 1_000

/** A key of a step, and what stands under it. */
export type Entry = readonly [string, Sample]

/** What a step sends as its query: the first parameters that are required, and the identifiers that people send. */
export function queryOf(operation: Operation, inputs: readonly PlannedInput[]): readonly Entry[] {
  const bindings = new Map(
    inputs
      .filter(({ consumer }) => consumer.in === 'query' && consumer.wanted)
      .map(({ consumer, binding }) => [consumer.field, binding]),
  )
  const sent = operation.parameters.filter(
    (parameter) => parameter.in === 'query' && (parameter.required || bindings.has(parameter.name)),
  )
  return sent.slice(0, MOST_SENT).flatMap((parameter) => queryEntries(parameter, bindings.get(parameter.name)))
}

function queryEntries(parameter: Parameter, binding: Binding | undefined): readonly Entry[] {
  const { name, schema, separator } = parameter
  if (binding !== undefined) {
    const bound = sampleOfBinding(binding)
    if (bound.kind === 'scalar') return [[name, asText(bound)]]
  }
  const sample = sampleSchema(schema, undefined, requestFor([], 'query'))
  if (sample.kind === 'map') return sample.entries.map(([key, value]) => [`${name}[${key}]`, asText(value)] as const)
  const moment = momentOfQuery(name, schema)
  if (sample.kind === 'scalar' && sample.invented && moment !== undefined) return [[name, text(`{{${moment}}}`)]]
  if (sample.kind === 'scalar') return [[name, asText(sample)]]
  const [first] = sample.items
  if (first?.kind === 'scalar') {
    const { invented } = first
    return [
      [
        name,
        {
          kind: 'scalar',
          value: sample.items.map((item) => (item.kind === 'scalar' ? String(item.value) : '')).join(separator ?? ','),
          invented,
        },
      ],
    ]
  }
  return [[name, sample]]
}

/** Parameters of a query are texts, and are quoted so that nobody takes them for anything else. */
function asText(sample: Sample): Sample {
  return sample.kind === 'scalar' && sample.value !== null ? { ...sample, value: String(sample.value) } : sample
}

/** The keys under which a step sends its body: `body`, or those of a form. */
export function bodyOf(operation: Operation, inputs: readonly PlannedInput[]): readonly Entry[] {
  const { creates: isNew } = shapeOf(operation)
  const sampled = sampleBody(operation, { ...requestFor(inputs, 'body'), isNew })
  switch (sampled?.kind) {
    case 'json':
      return [['body', sampled.body]]
    case 'multipart': {
      const parts: readonly Entry[] = [
        ['form_fields', map(sampled.fields)],
        [
          'file_fields',
          map(
            sampled.files.map(([name]) => [name, { kind: 'scalar', value: './sample.txt', invented: true }] as const),
          ),
        ],
      ]
      return [
        ['content_type', text('multipart')],
        ...parts.filter(([, part]) => part.kind === 'map' && part.entries.length > 0),
      ]
    }
    default:
      return []
  }
}

/** How values are made for one place of a request. */
export function requestFor(inputs: readonly PlannedInput[], place: Consumer['in']): SampleRequest {
  const own = inputs.filter(({ consumer }) => consumer.in === place)
  const bindings = new Map(own.map(({ consumer, binding }) => [trailKey(consumer.trail), binding] as const))
  const idle = own.filter(
    (input) =>
      input.consumer.wanted && !input.consumer.required && (input.binding.kind === 'open' || isAddress(input, inputs)),
  )
  return {
    bindings,
    idle: new Set(idle.map(({ consumer }) => trailKey(consumer.trail))),
    placeholders: true,
    judge: TEXT_JUDGE,
  }
}

/** Whether it is the bare id of the thing that the address says already: `PATCH /clients/{id}` leaves it as it is. */
export function isAddress({ consumer, binding }: PlannedInput, inputs: readonly PlannedInput[]): boolean {
  const read = readIdentifierName(consumer.field)
  if (consumer.trail.length > 1 || read === undefined || read.weak || read.stem.length > 0) return false
  return inputs.some(
    (each) =>
      each.consumer.in === 'path' &&
      each.binding.kind === 'step' &&
      binding.kind === 'step' &&
      each.binding.variable === binding.variable,
  )
}

/** A mapping. */
export function map(entries: readonly Entry[]): Sample {
  return { kind: 'map', entries }
}

/** A text that is known. */
export function text(value: string): Sample {
  return { kind: 'scalar', value, invented: false }
}
