import type { Phase } from '../text/phases.ts'
import type { Shell } from './shell.ts'

/** Where the time of a run went, on standard error; what V8 compiles on the way counts where it happens. */
export function printProfile(phases: readonly Phase[], total: number, { stderr }: Pick<Shell, 'stderr'>): void {
  const known = phases.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  const rows = [...phases, { name: 'everything else', milliseconds: total - known, count: 1 }]
  stderr.write(`${'ms'.padStart(9)}${'times'.padStart(9)}  phase\n`)
  for (const { name, milliseconds, count } of rows) {
    stderr.write(`${milliseconds.toFixed(1).padStart(9)}${String(count).padStart(9)}  ${name}\n`)
  }
  stderr.write(`${total.toFixed(1).padStart(9)}${''.padStart(9)}  total\n`)
}
