import type { Range } from '../text/source-file.ts'
import { printable } from './printable.ts'
import type { Style } from './style.ts'

export { counted } from '../text/counted.ts'
export { enumerated } from '../text/enumerated.ts'

/** A sentence fit for a terminal, with the names in backticks painted as such. */
export function sentence(text: string, style: Style): string {
  return printable(text).replace(/`[^`]+`/g, (name) => style.paint('name', name))
}

/** `line:column`, as editors and terminals make links of it. */
export function position(range: Range): string {
  return `${range.start.line}:${range.start.column}`
}
