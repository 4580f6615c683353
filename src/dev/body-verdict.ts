import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { isRecord } from '../swagger/raw-node.ts'
import type { JsonSchema } from './raw-schema.ts'

/** What a validator says of a body. */
export type BodyVerdict =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly reason: string }
  /** Some part of the schema takes no value of any type, or the value fits twins where it must fit exactly one. */
  | { readonly kind: 'contradiction' }

/** A value of every type. */
const PROBES: readonly unknown[] = [null, true, 1, 1.5, '', [], {}]

/** @param form whether the body travels as a form, where a list is its parts, and one part is one of them */
export function judgeBody(body: unknown, schema: JsonSchema, form: boolean): BodyVerdict {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    logger: false,
    coerceTypes: form && 'array',
    verbose: true,
  })
  try {
    const validate = ajv.compile(schema)
    if (validate(body)) return { kind: 'valid' }
    const errors = validate.errors ?? []
    const hasTwins = errors.some((error) => error.keyword === 'oneOf' && areTwins(error, schema))
    const isContradiction =
      hasTwins ||
      errors.some(({ keyword, instancePath }) => keyword === 'type' && takesNothing(validate, body, instancePath))
    return isContradiction ? { kind: 'contradiction' } : { kind: 'invalid', reason: ajv.errorsText(errors) }
  } catch (error) {
    return { kind: 'invalid', reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Whether the alternatives that a value fits say the same of it. */
function areTwins({ params, schema: alternatives }: ErrorObject, { $defs }: JsonSchema): boolean {
  const passing: unknown = params['passingSchemas']
  if (!Array.isArray(passing) || !Array.isArray(alternatives) || !isRecord($defs)) return false
  const [first, second] = passing.map((index: unknown) => {
    const alternative: unknown = alternatives[Number(index)]
    const reference = isRecord(alternative) ? alternative['$ref'] : undefined
    return typeof reference === 'string' ? JSON.stringify($defs[reference.replace('#/$defs/', '')]) : undefined
  })
  return first !== undefined && first === second
}

function takesNothing(validate: ValidateFunction, body: unknown, path: string): boolean {
  const steps = path.split('/').slice(1)
  return PROBES.every((probe) => {
    validate(replaceAt(body, steps, probe))
    return (validate.errors ?? []).some(({ keyword, instancePath }) => keyword === 'type' && instancePath === path)
  })
}

function replaceAt(value: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === step ? replaceAt(item, rest, by) : item))
  if (typeof value !== 'object' || value === null) return value
  const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === key ? replaceAt(each, rest, by) : each]),
  )
}
