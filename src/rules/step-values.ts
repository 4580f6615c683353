import type { Finding, ProposedFix } from '../diagnostic/finding.ts'
import { HTTP_METHODS } from '../spec/http-methods.ts'
import type { Step } from '../spec/model.ts'
import { describeKind, entryOf, type MapEntry, type Node, type ScalarNode } from '../syntax/node.ts'
import { isAsWritten, pointSpan, type Span, spanOfPart } from '../text/span.ts'
import { nameOfStep } from './step-blocks.ts'
import { serverOf } from './step-path.ts'
import { nearestWords } from './step-spelling.ts'
import { didYouMean, given, listed, quoted } from './wording.ts'

/** What a step's `onFail` may be. */
const ON_FAIL = ['abort', 'skip', 'warn'] as const

const ON_FAIL_SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['stop', 'abort'],
  ['fail', 'abort'],
  ['error', 'abort'],
  ['exit', 'abort'],
  ['continue', 'warn'],
  ['ignore', 'warn'],
  ['warning', 'warn'],
])

const COMMON_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const METHOD_SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['CREATE', 'POST'],
  ['UPDATE', 'PUT'],
  ['REMOVE', 'DELETE'],
  ['DEL', 'DELETE'],
  ['READ', 'GET'],
])

/** What the value of a key must be, and how a message says so. */
interface ValueKind {
  readonly wanted: string
  readonly help: string
  readonly accepts: (value: Node) => boolean
}

const TEXT: ValueKind = {
  wanted: 'text',
  help: 'Write one text, in quotes where YAML takes it for something else.',
  accepts: (value) => isScalar(value) && typeof value.value === 'string',
}
const WORDS: ValueKind = { ...TEXT, accepts: isScalar }
const MAPPING: ValueKind = {
  wanted: 'a mapping',
  help: 'Put a `name: value` for each below it.',
  accepts: (value) => value.kind === 'map',
}
const FLAG: ValueKind = {
  wanted: '`true` or `false`',
  help: 'Write the word without quotes.',
  accepts: (value) => isScalar(value) && typeof value.value === 'boolean',
}
const MILLISECONDS: ValueKind = {
  wanted: 'a number of milliseconds',
  help: 'Write a number from 0.',
  // Quoted numbers do as well as bare ones.
  accepts: (value) =>
    isScalar(value) && value.value !== '' && Number(value.value) >= 0 && typeof value.value !== 'boolean',
}

const KINDS: ReadonlyMap<string, ValueKind> = new Map([
  ['id', TEXT],
  ['description', WORDS],
  ['method', TEXT],
  ['path', TEXT],
  ['params', MAPPING],
  ['token', TEXT],
  ['extract', MAPPING],
  ['onFail', TEXT],
  ['skipReason', WORDS],
  ['useFallback', FLAG],
  ['x_on_behalf_of', FLAG],
  ['content_type', TEXT],
  ['form_fields', MAPPING],
  ['file_fields', MAPPING],
  ['sleep', MILLISECONDS],
])

/** Whether an entry is there in name only: `method:` and nothing after it, or empty quotes. */
export function isEmpty({ value }: MapEntry): boolean {
  return value.kind === 'scalar' && (value.value === null || value.value === '')
}

/** Where a finding about a value stands: the value, or its key where the value is nothing or goes over many lines. */
export function placeOf(entry: MapEntry): Span {
  return entry.value.kind === 'scalar' && !isEmpty(entry) ? entry.value.span : entry.keySpan
}

/** Values of the wrong kind, and words that are none of the allowed ones. `expect` has a reader of its own. */
export function* checkValues(step: Step): Generator<Finding> {
  for (const [key, kind] of KINDS) {
    const entry = entryOf(step.node, key)
    if (entry === undefined || isEmpty(entry) || kind.accepts(entry.value)) continue
    yield {
      at: { span: placeOf(entry) },
      message: `${quoted(key)} of ${nameOfStep(step)} is ${describeKind(entry.value)}, where ${kind.wanted} is wanted.`,
      help: kind.help,
      evidence: key,
    }
  }
  const { method, onFail } = step
  yield* checkPathStart(step)
  if (method !== undefined && method.value !== '' && !HTTP_METHODS.has(method.value)) {
    const synonym = METHOD_SYNONYMS.get(method.value)
    const nearest = synonym === undefined ? nearestWords(method.value, HTTP_METHODS) : [synonym]
    yield unknownWord(method.span, method.value, 'an HTTP method', COMMON_METHODS, nearest)
  }
  if (onFail !== undefined && onFail.value !== '' && !ON_FAIL.some((word) => word === onFail.value)) {
    const synonym = ON_FAIL_SYNONYMS.get(onFail.value.toLowerCase())
    const nearest = synonym === undefined ? nearestWords(onFail.value, ON_FAIL) : [synonym]
    yield unknownWord(onFail.span, onFail.value, 'a value of `onFail`', ON_FAIL, nearest)
  }
}

/** A path that begins with anything but `/`. One that is a single placeholder may have it in its value. */
function* checkPathStart(step: Step): Generator<Finding> {
  const pathname = step.path?.pathname
  if (pathname === undefined) return
  const { value, span } = pathname
  if (value === '' || value.startsWith('/') || /^\{\{[^{}]*\}\}$/.test(value)) return
  const server = serverOf(value)
  if (server !== '') {
    const place = spanOfPart(pathname, 0, server.length)
    yield {
      at: { span: place },
      message: `The path of ${nameOfStep(step)} begins with ${quoted(server)}, where only the path is wanted.`,
      help: 'Which server is called is for the runner to say: begin with `/`.',
      evidence: 'server in path',
      ...given(
        'fix',
        isAsWritten(pathname) && value[server.length] === '/'
          ? { title: 'leave the server out', safety: 'unsafe', edits: [{ span: place, text: '' }] }
          : undefined,
      ),
    }
  } else if (/^[\w{]/.test(value)) {
    yield {
      at: { span },
      severity: 'warning',
      message: `The path of ${nameOfStep(step)} does not begin with \`/\`.`,
      help: `Write ${quoted(`/${value}`)}: it is put right behind the address of the server.`,
      evidence: 'start of path',
      fix: {
        title: 'put `/` before the path',
        safety: 'safe',
        edits: [{ span: pointSpan(span.start), text: '/' }],
      },
    }
  }
}

function unknownWord(
  span: Span,
  word: string,
  role: string,
  allowed: readonly string[],
  nearest: readonly string[],
): Finding {
  const [only] = nearest
  const fix: ProposedFix | undefined =
    only === undefined || nearest.length > 1
      ? undefined
      : { title: `change to ${quoted(only)}`, safety: 'unsafe', edits: [{ span, text: only }] }
  return {
    at: { span },
    message: `${quoted(word)} is not ${role}.`,
    help: didYouMean(nearest) ?? `Use ${listed(allowed, 'or')}.`,
    evidence: word,
    ...given('fix', fix),
  }
}

function isScalar(value: Node): value is ScalarNode {
  return value.kind === 'scalar'
}
