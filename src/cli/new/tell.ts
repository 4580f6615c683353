import { printable } from '../../report/printable.ts'
import type { Shell } from '../shell.ts'

/** Tells something besides the paths and texts that were asked for. */
export function tell({ stderr }: Pick<Shell, 'stderr'>, message: string): void {
  stderr.write(`spec-new: ${printable(message)}\n`)
}
