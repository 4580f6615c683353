import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { JsonSchema } from './raw-schema.ts'

/** What a validator says of a body. */
export type BodyVerdict =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly reason: string }
  /** Some part of the schema takes no value of any type. */
  | { readonly kind: 'contradiction' }

/** A value of every type. */
const PROBES: readonly unknown[] = [null, true, 1, 1.5, '', [], {}]

/** @param form whether the body travels as a form, where a list is its parts, and one part is one of them */
export function judgeBody(body: unknown, schema: JsonSchema, form: boolean): BodyVerdict {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false, coerceTypes: form && 'array' })
  try {
    const validate = ajv.compile(schema)
    if (validate(body)) return { kind: 'valid' }
    const errors = validate.errors ?? []
    const isContradiction = errors.some(
      ({ keyword, instancePath }) => keyword === 'type' && takesNothing(validate, body, instancePath),
    )
    return isContradiction ? { kind: 'contradiction' } : { kind: 'invalid', reason: ajv.errorsText(errors) }
  } catch (error) {
    return { kind: 'invalid', reason: error instanceof Error ? error.message : String(error) }
  }
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
