/** What a field holds, and how the schema of it looks. */
export type FieldKind = 'string' | 'integer' | 'number' | 'boolean' | 'date-time' | 'choice' | 'labels' | 'address'

/** A member of the records of a resource. */
export interface SyntheticField {
  readonly name: string
  readonly kind: FieldKind
  readonly required: boolean
  readonly description: string
}

/** Something that an API keeps records of, with five operations on it. */
export interface SyntheticResource {
  /** Singular, as in `data.invoice`. */
  readonly noun: string
  readonly plural: string
  /** Path of the collection, prefix included. */
  readonly path: string
  /** Name of the path parameter, such as `invoice_uid`. */
  readonly idName: string
  readonly fields: readonly SyntheticField[]
  /** Records hold the identifier of one of these, which another document declares. */
  readonly linked: SyntheticCollection
  /** The field that holds it. */
  readonly linkName: string
}

/** As much of a resource as others need to know. */
export type SyntheticCollection = Pick<SyntheticResource, 'noun' | 'plural' | 'path'>

/** What can be done with a resource: an operation each. */
export type SyntheticAction = 'list' | 'create' | 'get' | 'update' | 'delete'

/** One service of the made-up API, with one document. */
export interface SyntheticService {
  /** Place among all services, from 0. */
  readonly index: number
  readonly domain: string
  readonly name: string
  readonly resources: readonly SyntheticResource[]
}

/** All actions, in the order in which a document declares them. */
export const SYNTHETIC_ACTIONS: readonly SyntheticAction[] = ['list', 'create', 'get', 'update', 'delete']

/** Values of a field of the kind `choice`. */
export const SYNTHETIC_CHOICES: readonly string[] = ['draft', 'active', 'archived']

const DOMAINS = ['billing', 'catalogue', 'contacts', 'delivery', 'identity', 'inventory', 'messaging', 'planning']

const NOUNS = (
  'account agreement asset badge batch booking branch bundle campaign channel contract course coupon credit device ' +
  'discount dispute event feature folder grant guest holiday invoice journal label ledger license location member ' +
  'message note offer order package partner payment plan policy portal pricing product project quote rating refund ' +
  'region reminder report request reward room route schedule segment session shift statement supplier survey task ' +
  'template ticket timesheet token transfer trial unit vehicle vendor visit voucher warehouse webhook workflow zone'
).split(' ')

const FIELD_NAMES = (
  'amount balance capacity code colour comment currency_code details duration external_reference headline hint ' +
  'language limit_per_day locale margin note_text phone position priority quantity reason score size summary threshold ' +
  'time_zone title total_price url_slug volume weight'
).split(' ')

const KINDS: readonly FieldKind[] = [
  'string',
  'integer',
  'choice',
  'number',
  'date-time',
  'boolean',
  'labels',
  'address',
]

const SENTENCES = [
  'Shown to staff, and to nobody else.',
  'As it was entered; spaces at both ends are cut off.',
  'Falls back to the setting of the business where it is left out.',
  'Cannot be changed after the record was used for the first time.',
  'Worked out again every night, so it may lag by a day.',
  'Kept for reports; nothing else in the product depends on it.',
  'Copied from the record that this one was made from, and independent of it from then on.',
]

/**
 * The service with this number of a made-up company. The same number gives the same service, except that it links to
 * the next of `services`.
 *
 * @param resources how many kinds of records it keeps.
 */
export function syntheticService(index: number, services: number, resources: number): SyntheticService {
  const linked = collectionOf((index + 1) % services, 0)
  return {
    index,
    domain: domainOf(index),
    name: serviceName(index),
    resources: Array.from({ length: resources }, (_, place) => {
      const collection = collectionOf(index, place)
      return {
        ...collection,
        idName: `${collection.noun}_uid`,
        fields: fieldsOf(index, place),
        linked,
        linkName: `linked_${linked.noun}_uid`,
      }
    }),
  }
}

/** Method and path template of what is done to a resource. */
export function endpointOf(action: SyntheticAction, { path, idName }: SyntheticResource): readonly [string, string] {
  const one = `${path}/{${idName}}`
  switch (action) {
    case 'list':
      return ['GET', path]
    case 'create':
      return ['POST', path]
    case 'get':
      return ['GET', one]
    case 'update':
      return ['PUT', one]
    case 'delete':
      return ['DELETE', one]
  }
}

function domainOf(index: number): string {
  return pick(DOMAINS, index)
}

function serviceName(index: number): string {
  return `${domainOf(index)}_${Math.floor(index / DOMAINS.length) + 1}`
}

function collectionOf(service: number, place: number): SyntheticCollection {
  const word = pick(NOUNS, service * 7 + place)
  const round = Math.floor(place / NOUNS.length)
  const suffix = round === 0 ? '' : `_${round + 1}`
  const noun = `${word}${suffix}`
  const plural = `${word.replace(/(?<=[^aeiou])y$/, 'ie').replace(/h$/, 'he')}s${suffix}`
  return { noun, plural, path: `/v1/${serviceName(service)}/${plural}` }
}

function fieldsOf(service: number, place: number): readonly SyntheticField[] {
  const first = service * 5 + place * 3
  return Array.from({ length: 5 + (first % 8) }, (_, field) => ({
    name: pick(FIELD_NAMES, first + field),
    kind: pick(KINDS, first + field),
    required: field < 2,
    description: `${pick(SENTENCES, first + field)} ${pick(SENTENCES, first + 2 * field + 3)}`,
  }))
}

function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length]
  if (value === undefined) throw new RangeError(`There is no value ${index} in ${values.length}.`)
  return value
}
