/** C0, C1, line separators, direction marks that reorder a line, lone surrogates: whatever a terminal would obey. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu

/**
 * Text of a stranger made fit for a terminal: characters that would move the cursor, colour the screen or reorder the
 * line are shown as a symbol of one column instead.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, symbolOf)
}

function symbolOf(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return '\ufffd'
}
