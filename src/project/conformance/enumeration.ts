/** The values that a schema allows, made for looking one up: an enumeration may be held against thousands of values. */
export interface Enumeration {
  readonly values: ReadonlySet<unknown>
  /** Each scalar by its text; of several that are spelt alike (`1` and `"1"`) the first. */
  readonly byText: ReadonlyMap<string, string | number | boolean>
  /** Those that are text. */
  readonly names: readonly string[]
}

const KNOWN = new WeakMap<readonly unknown[], Enumeration>()

/** An enumeration, looked through once a list. */
export function enumerationOf(allowed: readonly unknown[]): Enumeration {
  let known = KNOWN.get(allowed)
  if (known === undefined) KNOWN.set(allowed, (known = read(allowed)))
  return known
}

function read(allowed: readonly unknown[]): Enumeration {
  const byText = new Map<string, string | number | boolean>()
  for (const value of allowed) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue
    const text = String(value)
    if (!byText.has(text)) byText.set(text, value)
  }
  return { values: new Set(allowed), byText, names: allowed.filter((value) => typeof value === 'string') }
}
