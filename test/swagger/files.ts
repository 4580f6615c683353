import { SwaggerStore } from '../../src/swagger/swagger-store.ts'
import type { Operation, SchemaView, SwaggerDocument } from '../../src/swagger/model.ts'

/** A store over files in memory; `asked` hears of every path that is read. */
export function storeOf(
  files: Readonly<Record<string, unknown>>,
  refs: Readonly<Record<string, string>> = {},
  asked: (path: string) => void = () => {},
): SwaggerStore {
  return new SwaggerStore((path) => {
    asked(path)
    if (!Object.hasOwn(files, path)) return undefined
    const content = files[path]
    return typeof content === 'string' ? content : JSON.stringify(content)
  }, refs)
}

/** The document `api.json` among some files. */
export function documentOf(api: unknown, files: Readonly<Record<string, unknown>> = {}): SwaggerDocument {
  const reading = storeOf({ ...files, 'api.json': api }).open('api.json')
  if (reading?.document === undefined) throw new Error(`no document: ${JSON.stringify(reading?.problems)}`)
  return reading.document
}

/** One operation of a document by its label. */
export function operationOf(document: SwaggerDocument, label: string): Operation {
  const operation = document.operations.find((each) => each.label === label)
  if (operation === undefined) {
    throw new Error(`no ${label} among ${document.operations.map((each) => each.label).join(', ')}`)
  }
  return operation
}

/** A schema as the only component of a document, reached through the response of its only operation. */
export function schemaOf(
  schema: unknown,
  options: { readonly version?: string; readonly schemas?: Readonly<Record<string, unknown>> } = {},
): { readonly schema: SchemaView; readonly document: SwaggerDocument } {
  const { version = '3.1.0', schemas = {} } = options
  const document = documentOf(
    version === '2.0'
      ? { swagger: version, paths: { '/x': { get: { responses: { 200: { schema } } } } }, definitions: schemas }
      : {
          openapi: version,
          paths: { '/x': { get: { responses: { 200: { content: { 'application/json': { schema } } } } } } },
          components: { schemas },
        },
  )
  const view = document.operations[0]?.responses[0]?.content[0]?.schema
  if (view === undefined) throw new Error('no schema')
  return { schema: view, document }
}

/** Messages of a document's problems. */
export function messagesOf(document: SwaggerDocument): readonly string[] {
  return document.problems.map((problem) => problem.message)
}
