import { toValue } from '../syntax/node.ts'
import type { Step } from '../spec/model.ts'

/**
 * What a step sends as its body, with values in place of placeholders.
 *
 * @param literal a body of the same shape without placeholders: what they may become
 * @returns `undefined` where the step sends none
 */
export function writtenBody(step: Step, literal: unknown): unknown {
  const { body, multipart, formFields, fileFields } = step
  if (!multipart) return body === undefined ? undefined : fill(toValue(body.value), literal)
  const fields = [...formFields, ...fileFields].map(({ key, value }) => [key, toValue(value)] as const)
  return fill(Object.fromEntries(fields), literal)
}

function fill(written: unknown, literal: unknown): unknown {
  if (typeof written === 'string') return written.includes('{{') ? literal : written
  if (Array.isArray(written)) {
    const values: readonly unknown[] = Array.isArray(literal) ? literal : []
    return written.map((item: unknown, index) => fill(item, values[index] ?? values.at(-1)))
  }
  if (typeof written !== 'object' || written === null) return written
  const values = new Map(typeof literal === 'object' && literal !== null ? Object.entries(literal) : [])
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, fill(value, values.get(key))]))
}
