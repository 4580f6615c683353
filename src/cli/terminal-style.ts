import { PLAIN_STYLE, type Style } from '../report/style.ts'
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

/** The look of text on a terminal. Few runs have one, and the others load nothing for it. */
export async function terminalStyle(color: boolean): Promise<Style> {
  return color ? (await import('./color-style.ts')).COLOR_STYLE : PLAIN_STYLE
}
