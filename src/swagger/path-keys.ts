/**
 * A key that begins with a slash: quoted in JSON and YAML, or plain in YAML with its colon. Each token is tried once from
 * its start, so that the time is linear in any text.
 */
const PATH_KEY = /["'\s](\\?\/[^"'\s]*)(?:["']\s*:|(?<=:)(?=\s))/g

/** Of a document that has more, what stands behind them is missed. */
const MOST_KEYS = 4_000

/**
 * What could be a path of an API description, found in its text without parsing it, at a fraction of the cost. A key in an
 * unusual spelling (no slash at its start, spaces or quotes in it, escapes other than `\/`) is missed, so that an empty
 * answer is no proof.
 */
export function scanPathKeys(text: string): readonly string[] {
  const keys: string[] = []
  for (const [, token = ''] of text.matchAll(PATH_KEY)) {
    if (keys.length === MOST_KEYS) break
    const key = token.endsWith(':') ? token.slice(0, -1) : token
    keys.push(key.includes('\\') ? key.replaceAll('\\/', '/') : key)
  }
  return keys
}
