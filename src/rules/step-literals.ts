import { formatFit } from '../project/conformance/format.ts'
import type { StepContext } from '../project/model.ts'
import type { Operation } from '../swagger/model.ts'
import { describedValues, pathParameter } from '../swagger/path-parameter.ts'
import { isAsWritten, type Located, spanOfPart } from '../text/span.ts'
import { callOf, type PathValue, pathValues } from './step-path.ts'

/** Words that stand for whoever asks, or for what is there from the start, and so are the same in every environment. */
const EVERYWHERE = new Set(['me', 'self', 'current', 'default'])

/** A value that stands in a path where the operation has a parameter. */
export interface LiteralValue {
  readonly parameter: string
  readonly literal: Located<string>
}

/** The fixed values in the path of a step, words of the API left out. */
export function fixedValues({ step, resolution }: StepContext): readonly LiteralValue[] {
  const call = callOf(step)
  if (call === undefined || resolution?.kind !== 'hardcoded') return []
  const { operation, parameter, literal } = resolution
  const found = pathValues(call.path, operation)
  const values = found.length > 0 ? literalsOf(call.path, found) : [{ parameter, literal: partOf(call.path, literal) }]
  return values.filter((value) => !isWordOf(operation, value))
}

/** The part of a path that is the literal, as `12` in `/items/12.json`; all of it where that is not beyond doubt. */
function partOf(path: Located<string>, literal: string): Located<string> {
  const start = path.value.indexOf(literal)
  const isPlain = start >= 0 && start === path.value.lastIndexOf(literal) && isAsWritten(path)
  return { value: literal, span: isPlain ? spanOfPart(path, start, start + literal.length) : path.span }
}

/** What stands in place of a parameter and has no placeholder in it, the extension of a file left out. */
function literalsOf(path: Located<string>, values: readonly PathValue[]): readonly LiteralValue[] {
  return values.flatMap(({ parameter, value }) =>
    value.value.includes('{') || isExtension(path, value) ? [] : [{ parameter, literal: value }],
  )
}

/** `json` of `/reports/weekly.json`: a format is no record. */
function isExtension(path: Located<string>, { value, span }: Located<string>): boolean {
  if (!isAsWritten(path) || !/^[a-z]{2,4}\d?$/.test(value)) return false
  const [start, end] = [span.start - path.span.start, span.end - path.span.start]
  return path.value[start - 1] === '.' && (end === path.value.length || path.value[end] === '/')
}

/** Numbers that a parameter takes, at most, that count and identify nothing: the rows of a board, years, months. */
const FEW = 1000

/** Formats of values that are the same for everybody. */
export const DATES: ReadonlySet<string> = new Set(['date', 'date-time'])

/** Whether the literal is a word of the API (`/reports/monthly`, `/rows/3`), not the identity of some record. */
function isWordOf(operation: Operation, { parameter, literal }: LiteralValue): boolean {
  if (EVERYWHERE.has(literal.value)) return true
  const declared = pathParameter(operation, parameter)
  if (declared === undefined) return false
  const { schema } = declared
  const { enumeration = [], default: usual, minimum = -Infinity, maximum = Infinity, format } = schema
  if (format !== undefined && DATES.has(format)) return formatFit(format, literal.value) !== 'wrong'
  if (maximum - minimum < FEW && /^-?\d+$/.test(literal.value))
    return Number(literal.value) >= minimum && Number(literal.value) <= maximum
  return (
    [...enumeration, usual].some((value) => isScalar(value) && String(value) === literal.value) ||
    describedValues(declared).includes(literal.value)
  )
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
