import type { Operation } from '../swagger/model.ts'
import { ANONYMOUS_PARAMETER, parseTemplate, type TemplateSegment } from '../swagger/path-template.ts'
import { resourceWords, wordsOf } from './words.ts'

/** What the address of an operation says about it. */
export interface OperationShape {
  readonly operation: Operation
  readonly identity: string
  /** Prefix included. */
  readonly segments: readonly TemplateSegment[]
  /** Segments with `{}` for parameters, joined: `/v1/clients/{}`. */
  readonly path: string
  /** The resource that the last telling segment names: `client` of `/v1/clients/{id}/archive`. */
  readonly resource: readonly string[]
  /** Ends in a verb, or is a `DELETE`: it needs something that is there and does something to it. */
  readonly transition: boolean
  /** Ends in a parameter: about one thing, not about a collection. */
  readonly single: boolean
}

/** Words of an address that say what is done and not to what. */
const VERBS: ReadonlySet<string> = new Set(
  (
    'accept activate add allocate apply approve archive assign associate authorize batch block bulk calculate cancel ' +
    'capture check claim clone close complete confirm connect convert copy count create deactivate decline delete deny ' +
    'detach disable disconnect dismiss dispatch download duplicate enable end execute expire export fetch filter find ' +
    'finalize finish fix generate get ignore import init initialize install invoke join leave list lock lookup mark ' +
    'merge move notify open pause pay ping preview process publish query reactivate read record refresh refund regenerate ' +
    'reject release remove rename renew reopen reorder replace reschedule resend reset resolve restore resume retry return ' +
    'reverse revert revoke rotate run save search send set share skip sort split start stop submit suspend swap switch ' +
    'sync test toggle track transfer transition trigger unarchive unassign unblock undo uninstall unlink unlock unpublish ' +
    'unsubscribe update upload upsert use validate verify void withdraw'
  ).split(' '),
)

/** `v1`, `v2.1`, `2024-01`, `api`, `rest` */
const NO_RESOURCE = /^(?:v\d[\w.]*|\d[\d.-]*|api|apis|rest|public|internal|external|me|self|all|current)$/i

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

/** The resource that the last telling one of some segments names; empty where none does. */
function lastResource(segments: readonly TemplateSegment[]): readonly string[] {
  const telling = segments.findLast(namesResource)
  return telling === undefined ? [] : resourceWords(telling.text)
}

/** Reads the address of an operation. */
export function shapeOf(operation: Operation): OperationShape {
  const { segments } = parseTemplate(operation.label.slice(operation.method.length + 1).replace(FORMAT, ''))
  const last = segments.at(-1)
  const isLiteral = last !== undefined && last.parameters.length === 0
  return {
    operation,
    identity: operation.identity,
    segments,
    path: pathOf(segments),
    resource: lastResource(segments),
    transition: operation.method === 'DELETE' || (operation.method !== 'GET' && isLiteral && isVerb(last.text)),
    single: last?.canonical === ANONYMOUS_PARAMETER,
  }
}

/** `/v1/clients/{}`, the same for every spelling of parameters. */
export function pathOf(segments: readonly TemplateSegment[]): string {
  return segments.map(({ canonical }) => `/${canonical}`).join('')
}
