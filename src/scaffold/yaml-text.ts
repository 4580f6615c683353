import type { Sample } from '../infer/sampling/model.ts'

/** What stands behind a value that nobody documented. */
const COMMENT = '# TODO value'

/** Texts that every reader of YAML takes for a text without quotes. */
const PLAIN = /^[A-Za-z_/$][\w/$.@-]*(?: [\w/$.@-]+)*$/

/** The same where no list or mapping on one line is around it. */
const PLAIN_IN_BLOCK = /^[A-Za-z_/$][\w/$.@,;()'[\]{}-]*(?: [\w/$.@,;()'[\]{}-]+)*$/

/** Plain texts that are something else to some reader. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i

const LONGEST_PLAIN = 160

/** A text as a YAML scalar on one line. */
export function yamlText(text: string): string {
  return isPlain(text, PLAIN_IN_BLOCK) ? text : quoted(text)
}

/** A list of texts on one line. */
export function yamlTexts(texts: readonly string[]): string {
  return `[${texts.map((text) => (isPlain(text, PLAIN) ? text : quoted(text))).join(', ')}]`
}

function isPlain(text: string, pattern: RegExp): boolean {
  return text.length <= LONGEST_PLAIN && pattern.test(text) && !RESERVED.test(text)
}

function quoted(text: string): string {
  // A YAML scalar in double quotes has all that JSON has, and takes these for line breaks besides.
  return JSON.stringify(text).replace(
    /[\u0085\u2028\u2029\ufeff\u007f-\u009f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A block of YAML, each line indented; without a line break at its end. */
export function yamlBlock(sample: Sample, indent = ''): string {
  return linesOf(sample)
    .map((line) => `${indent}${line}`)
    .join('\n')
}

function linesOf(sample: Sample): readonly string[] {
  const inline = inlineOf(sample)
  if (inline !== undefined) return [inline]
  if (sample.kind === 'map') {
    return sample.entries.flatMap(([key, value]) => {
      const short = inlineOf(value)
      if (short !== undefined) return [`${yamlText(key)}: ${short}`]
      return [`${yamlText(key)}:`, ...linesOf(value).map((line) => `  ${line}`)]
    })
  }
  if (sample.kind === 'list') {
    return sample.items.flatMap((item) => {
      const [first = '', ...rest] = linesOf(item)
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)]
    })
  }
  return []
}

/** What fits behind a key; `undefined` for what takes lines of its own. */
function inlineOf(sample: Sample): string | undefined {
  if (sample.kind === 'map') return sample.entries.length === 0 ? '{}' : undefined
  if (sample.kind === 'list') {
    if (sample.items.length === 0) return '[]'
    const numbers = sample.items.map((item) =>
      item.kind === 'scalar' && typeof item.value === 'number' && !item.invented ? String(item.value) : undefined,
    )
    return numbers.includes(undefined) ? undefined : `[${numbers.join(', ')}]`
  }
  const { value, invented } = sample
  const text = typeof value === 'string' ? yamlText(value) : spellNumber(value)
  return invented ? `${text} ${COMMENT}` : text
}

/** `1e+21` is a text to some readers, `1.0e+21` to none. */
function spellNumber(value: number | boolean | null): string {
  const text = String(value)
  return typeof value === 'number' ? text.replace(/^(-?\d+)e/, '$1.0e') : text
}
