import pico from 'picocolors'
import type { Style, TextRole } from '../report/style.ts'

const { bold, cyan, dim, green, red, underline, yellow, blue } = pico.createColors(true)

const LOOKS: Readonly<Record<TextRole, (text: string) => string>> = {
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

/** The look of text in colours. */
export const COLOR_STYLE: Style = { paint: (role, text) => LOOKS[role](text) }
