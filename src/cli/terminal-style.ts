import pico from 'picocolors'
import { PLAIN_STYLE, type Style, type TextRole } from '../report/style.ts'
import type { OutputStream, Shell } from './shell.ts'

/**
 * Whether to write colours to a stream: `--color` and `--no-color`, else `FORCE_COLOR` (0 is off), else `NO_COLOR`, else
 * whether a terminal that can do it is at the other end.
 *
 * @param flag what the command line says.
 */
export function wantsColor(flag: boolean | undefined, { env }: Shell, { isTTY }: OutputStream): boolean {
  if (flag !== undefined) return flag
  const { FORCE_COLOR: force = '', NO_COLOR: no = '', TERM: terminal } = env
  if (force !== '') return force !== '0' && force !== 'false'
  if (no !== '' || terminal === 'dumb') return false
  return isTTY
}

/** The look of text on a terminal. */
export function terminalStyle(color: boolean): Style {
  if (!color) return PLAIN_STYLE
  const { bold, cyan, dim, green, red, underline, yellow, blue } = pico.createColors(true)
  const looks: Readonly<Record<TextRole, (text: string) => string>> = {
    file: (text) => bold(underline(text)),
    position: dim,
    error: (text) => bold(red(text)),
    warning: (text) => bold(yellow(text)),
    info: (text) => bold(blue(text)),
    rule: dim,
    name: cyan,
    gutter: dim,
    label: (text) => bold(cyan(text)),
    related: blue,
    success: (text) => bold(green(text)),
    strong: bold,
    faint: dim,
  }
  return { paint: (role, text) => looks[role](text) }
}
