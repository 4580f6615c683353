import { clipped, quoted } from './wording.ts'

/** More of a value is not needed to know it again. */
const LONGEST = 60

/** A value of a spec as messages show it: on one line, cut where it is long, without backticks of its own. */
export function shown(value: string | number): string {
  return quoted(clipped(String(value), LONGEST))
}
