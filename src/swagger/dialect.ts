import type { SwaggerVersion } from './model.ts'
import { isRecord } from './raw-node.ts'

/** What a version key says, and what is to be said about it. */
export interface VersionReading {
  readonly version: SwaggerVersion | undefined
  /** Key that is wrong, and one sentence; `undefined` where all is well. */
  readonly problem: { readonly key: string | undefined; readonly message: string } | undefined
}

/** The version of a document: `2`, `"3.0.1-rc2"` and their like count as what they mean. */
export function readVersion(root: unknown): VersionReading {
  if (!isRecord(root)) return { version: undefined, problem: undefined }
  for (const key of ['openapi', 'swagger']) {
    if (!Object.hasOwn(root, key)) continue
    const value = root[key]
    const text = typeof value === 'number' ? String(value) : value
    const version = typeof text === 'string' ? knownVersion(text.trim()) : undefined
    if (version === undefined) {
      return { version, problem: { key, message: `\`${key}\` names no version that is known.` } }
    }
    const proper = (key === 'swagger') === (version === '2.0')
    const exact = typeof value === 'string' && (version === '2.0' ? value === '2.0' : /^3\.\d+\.\d+(?:-|$)/.test(value))
    if (proper && exact) return { version, problem: undefined }
    return {
      version,
      problem: { key, message: `\`${key}\` should be the text of a whole version; it is read as ${version}.` },
    }
  }
  const message = 'The document has neither `swagger` nor `openapi` to say its version.'
  return { version: undefined, problem: { key: undefined, message } }
}

function knownVersion(text: string): SwaggerVersion | undefined {
  if (/^2(?:\.0)?(?!\d)/.test(text)) return '2.0'
  const minor = /^3(?:\.(\d+))?/.exec(text)
  if (minor === null) return undefined
  if (minor[1] === undefined || minor[1] === '0') return '3.0'
  return minor[1] === '1' ? '3.1' : '3.2'
}

const SHARED_ROOT_KEYS = new Set(['info', 'tags', 'externalDocs', 'security', 'paths', 'swagger', 'openapi'])
const SWAGGER_2_ROOT_KEYS = new Set([
  'host',
  'basePath',
  'schemes',
  'consumes',
  'produces',
  'definitions',
  'parameters',
  'responses',
  'securityDefinitions',
])
const OPENAPI_3_ROOT_KEYS = new Set(['servers', 'components'])
const OPENAPI_31_ROOT_KEYS = new Set(['webhooks', 'jsonSchemaDialect', '$self'])

/** Whether a key may stand at the root of a document of that version; of any version where it is not known. */
export function isRootKey(key: string, version: SwaggerVersion | undefined): boolean {
  if (key.startsWith('x-') || SHARED_ROOT_KEYS.has(key)) return true
  if (version !== '2.0') {
    if (OPENAPI_3_ROOT_KEYS.has(key)) return true
    if (version !== '3.0' && OPENAPI_31_ROOT_KEYS.has(key)) return true
  }
  return (version === undefined || version === '2.0') && SWAGGER_2_ROOT_KEYS.has(key)
}

/** Methods of a path item; `query` came with 3.2 and is taken wherever it holds an operation. */
export const PATH_ITEM_METHODS: ReadonlySet<string> = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
])

/** Keys of a path item that are no methods. */
export const PATH_ITEM_FIELDS: ReadonlySet<string> = new Set([
  '$ref',
  'summary',
  'description',
  'servers',
  'parameters',
  'additionalOperations',
])

/** Whether members beside a `$ref` in a schema hold too, as JSON Schema has had it since 2019. */
export function combinesSiblings(version: SwaggerVersion | undefined): boolean {
  return version === '3.1' || version === '3.2'
}

/** Whether `null` is a type of its own rather than a matter of `nullable`. */
export function hasNullType(version: SwaggerVersion | undefined): boolean {
  return version === '3.1' || version === '3.2'
}
