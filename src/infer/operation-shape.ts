import type { Operation } from '../swagger/model.ts'
import { ANONYMOUS_PARAMETER, parseTemplate, type TemplateSegment } from '../swagger/path-template.ts'
import { resourceWords, singular, wordsOf } from './words.ts'

/** What the address of an operation says about it. */
export interface OperationShape {
  readonly operation: Operation
  readonly identity: string
  /** Prefix included. */
  readonly segments: readonly TemplateSegment[]
  /** Segments with `{}` for parameters, joined: `/v1/clients/{}`. */
  readonly path: string
  /** The path without a last verb that only says that one is created or that all are listed: `/v1/clients/create`. */
  readonly collection: string
  /** The resource that the last telling segment names: `client` of `/v1/clients/{id}/archive`. */
  readonly resource: readonly string[]
  /** It is about a collection, as a plural says that nothing is done with besides: `/clients`, `/clients/{id}`. */
  readonly plural: boolean
  /** Words of the verb that the path ends in: `mark as read`; `undefined` where it ends in none. */
  readonly act: readonly string[] | undefined
  /** Ends in a verb, or is a `DELETE`: it needs something that is there and does something to it. */
  readonly transition: boolean
  /** Changes nothing: a `GET`, or a `POST` that says so, such as `/clients/search`. */
  readonly reads: boolean
  /** A `POST` after which there is one thing more. */
  readonly creates: boolean
  /** Ends in a parameter: about one thing, not about a collection. */
  readonly single: boolean
}

/** Words of an address that say what is done and not to what. */
const VERBS: ReadonlySet<string> = new Set(
  (
    'accept activate add allocate apply approve archive assign associate attach authorize batch block bulk calculate ' +
    'cancel capture check claim clear clone close complete confirm connect convert copy count create deactivate ' +
    'decline delete demote deny deploy detach disable disconnect dismiss dispatch download duplicate enable end ' +
    'execute expire export extend fetch filter finalize find finish fix forward freeze fulfill generate get grant ' +
    'ignore import init initialize install invoke join leave list lock lookup mark merge move notify open pause pay ' +
    'ping preview process promote publish purge query reactivate read record redeem refresh refund regenerate reject ' +
    'release remove rename renew reopen reorder replace reschedule resend reset resolve restart restore resume retry ' +
    'return reverse revert revoke rotate run save search send set share ship sign skip sort split start stop submit ' +
    'subscribe suspend swap switch sync test toggle track transfer transition trigger unarchive unassign unblock ' +
    'undelete undo unfreeze uninstall unlink unlock unpublish unsubscribe update upload upsert use validate verify ' +
    'void withdraw'
  ).split(' '),
)

/** Those of them after which all is as it was before. */
const READING: ReadonlySet<string> = new Set(
  'calculate count fetch filter find get list lookup preview query read search sort validate'.split(' '),
)

/** Words at the end of a path that say no more than the method of another API does. */
const CREATING: ReadonlySet<string> = new Set(['add', 'create', 'insert', 'new', 'register'])
const LISTING: ReadonlySet<string> = new Set(['all', 'index', 'json', 'list', 'xml'])

/** `v1`, `v2.1`, `2024-01`, `api`, `rest`, `json` */
const NO_RESOURCE = /^(?:v\d[\w.]*|\d[\d.-]*|api|apis|rest|json|xml|public|internal|external|me|self|all|current)$/i

/** What some APIs end their paths in, to say what they answer with: `/orders/{id}.json`. */
const FORMAT = /\.(?:json|xml)$/i

/** Whether a literal segment of a path says what is done: `cancel`, `bulk_update`, `mark-as-read`. */
function isVerb(segment: string): boolean {
  const [first] = wordsOf(segment)
  return first !== undefined && VERBS.has(first)
}

/** Whether a literal segment may name a resource. */
export function namesResource(segment: TemplateSegment): boolean {
  return segment.parameters.length === 0 && !NO_RESOURCE.test(segment.text) && !isVerb(segment.text)
}

/** Reads the address of an operation. */
export function shapeOf(operation: Operation): OperationShape {
  const { method, identity } = operation
  const { segments } = parseTemplate(dividedPath(operation.label.slice(method.length + 1).replace(FORMAT, '')))
  const last = segments.at(-1)
  const literals = segments.filter(({ parameters }) => parameters.length === 0)
  const literal = literals.at(-1)
  const telling = literals.findLast(namesResource)
  // Paths that name procedures have nothing else: `/createInvoice`.
  const [verb, ...object] = telling === undefined && literal !== undefined ? resourceWords(literal.text) : []
  const path = pathOf(segments)
  const collection = collectionOf(method, segments)
  const isCreation = method === 'POST' && (collection !== path || (verb !== undefined && CREATING.has(verb)))
  const act = last !== undefined && isAct(last) ? wordsOf(last.text) : undefined
  const reads = method === 'GET' || (method === 'POST' && READING.has(act?.[0] ?? ''))
  const single = last?.canonical === ANONYMOUS_PARAMETER
  const transition = method === 'DELETE' || (!reads && act !== undefined && !isCreation)
  return {
    operation,
    identity,
    segments,
    path,
    collection,
    resource: telling === undefined ? object : resourceWords(telling.text),
    plural: isPlural(telling) && (telling === literal || collection !== path),
    act,
    transition,
    reads,
    creates: method === 'POST' && !transition && !single && !reads,
    single,
  }
}

function isPlural(segment: TemplateSegment | undefined): boolean {
  const last = segment && wordsOf(segment.text).at(-1)
  return last !== undefined && singular(last) !== last
}

function isAct({ parameters, text }: TemplateSegment): boolean {
  return parameters.length === 0 && isVerb(text)
}

/** `/clients.list` says what other paths say as `/clients/list`. */
function dividedPath(path: string): string {
  const [, noun, verb] = /^(.*[\w-])\.([A-Za-z]+)$/.exec(path) ?? []
  return noun !== undefined && verb !== undefined && (isVerb(verb) || LISTING.has(verb)) ? `${noun}/${verb}` : path
}

function collectionOf(method: string, segments: readonly TemplateSegment[]): string {
  const before = segments.at(-2)
  const verb = segments.at(-1)?.text.toLowerCase() ?? ''
  const isSaid = method === 'POST' ? CREATING.has(verb) || verb === 'list' : method === 'GET' && LISTING.has(verb)
  return pathOf(isSaid && before !== undefined && namesResource(before) ? segments.slice(0, -1) : segments)
}

/** `/v1/clients/{}`, the same for every spelling of parameters. */
export function pathOf(segments: readonly TemplateSegment[]): string {
  return segments.map(({ canonical }) => `/${canonical}`).join('')
}
