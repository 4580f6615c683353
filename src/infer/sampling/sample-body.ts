import { isJson } from '../../swagger/media-type.ts'
import type { MediaContent, Operation, SchemaView } from '../../swagger/model.ts'
import type { Sample, SampledBody, SampleRequest } from './model.ts'
import { sampleSchema } from './sample-schema.ts'
import { sampleOfValue } from './sample-value.ts'

/** Methods whose body nobody expects unless the document requires it. */
const BODILESS = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'])

/** The body that a careful person would send to an operation; `undefined` where it takes none, or does without. */
export function sampleBody(operation: Operation, request: SampleRequest): SampledBody | undefined {
  const { requestBody, method } = operation
  if (requestBody === undefined) return undefined
  const { content, required } = requestBody
  const chosen = chooseContent(content)
  if (!required && BODILESS.has(method) && (chosen?.schema?.required.size ?? 0) === 0) return undefined
  if (chosen === undefined) {
    return content.length === 0
      ? undefined
      : { kind: 'unsupported', mediaTypes: content.map(({ mediaType }) => mediaType) }
  }
  const sample = sampleContent(chosen, request)
  if (sample === undefined) return undefined
  if (!chosen.mediaType.startsWith('multipart/')) return { kind: 'json', body: sample }
  const entries = sample.kind === 'map' ? sample.entries : []
  const isFile = ([name]: readonly [string, Sample]): boolean => isFileField(chosen.schema?.properties.get(name))
  return { kind: 'multipart', fields: entries.filter((entry) => !isFile(entry)), files: entries.filter(isFile) }
}

/** The representation that a step can send best. */
export function chooseContent(content: readonly MediaContent[]): MediaContent | undefined {
  const known = content.filter(({ schema }) => schema !== undefined)
  const of = (accepts: (mediaType: string) => boolean) => known.find(({ mediaType }) => accepts(mediaType))
  return (
    known.find(isJson) ??
    of((mediaType) => mediaType.includes('*')) ??
    of((mediaType) => mediaType === 'multipart/form-data') ??
    of((mediaType) => mediaType === 'application/x-www-form-urlencoded' || mediaType.startsWith('multipart/'))
  )
}

function sampleContent({ schema, examples }: MediaContent, request: SampleRequest): Sample | undefined {
  const [example] = examples
  if (schema !== undefined) return sampleSchema(schema, example?.value, request)
  return example === undefined ? undefined : sampleOfValue(example.value)
}

function isFileField(view: SchemaView | undefined): boolean {
  return view !== undefined && (view.format === 'binary' || view.items?.format === 'binary')
}
