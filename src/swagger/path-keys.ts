/**
 * What could be a path of an API description, found in its text without parsing it: every token that holds a slash and
 * is a key. It costs a fraction of a parse. A key in an unusual spelling (spaces in it, escapes other than `\/`, no
 * slash at all) is missed, so an empty answer is no proof.
 */
export function scanPathKeys(text: string): readonly string[] {
  const keys: string[] = []
  // Slashes are rare, and a search for one character runs at memory speed.
  for (let slash = text.indexOf('/'); slash >= 0;) {
    let start = slash
    while (start > 0 && !isBoundary(text.charCodeAt(start - 1))) start--
    let end = slash + 1
    while (end < text.length && !isBoundary(text.charCodeAt(end))) end++
    const key = keyOf(text, start, end)
    if (key !== undefined) keys.push(key)
    slash = text.indexOf('/', end)
  }
  return keys
}

const DOUBLE_QUOTE = 34
const SINGLE_QUOTE = 39
const COLON = 58
const MAX_KEY = 1000

/** Quotes, spaces and line ends. */
function isBoundary(code: number): boolean {
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE || code <= 32
}

/** The token without quotes and colon where a colon follows it. */
function keyOf(text: string, start: number, end: number): string | undefined {
  if (end - start > MAX_KEY) return undefined
  let stop = end
  const quote = text.charCodeAt(end)
  if (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE) {
    let after = end + 1
    while (text.charCodeAt(after) <= 32) after++
    if (text.charCodeAt(after) !== COLON) return undefined
  } else if (text.charCodeAt(end - 1) === COLON) {
    stop = end - 1
  } else {
    return undefined
  }
  const key = text.slice(start, stop)
  return key.includes('\\') ? key.replaceAll('\\/', '/') : key
}
