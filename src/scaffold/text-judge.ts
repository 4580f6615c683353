import type { TextJudge } from '../infer/sampling/model.ts'
import { formatFit } from '../project/conformance/format.ts'
import { matchesPattern } from '../project/conformance/pattern.ts'
import { parsePattern, type PatternNode } from '../project/conformance/pattern-syntax.ts'

/** Characters that are tried for each place of a pattern, the most readable first. */
const ALPHABET = [
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@ +,;#$%&*=?!()[]{}<>\'"\\^|~`\téあ一',
]

/** What the match of one text may cost; see `matchesPattern`. */
const MOST_WORK = 400_000

/** Longest text that is made for a pattern. */
const LONGEST = 200

/** Holds texts to what the linter will hold them to. */
export const TEXT_JUDGE: TextJudge = {
  fits(text, { format, pattern }) {
    if (format !== undefined && formatFit(format, text) !== 'fits') return false
    return pattern === undefined || matchesPattern(pattern, text, { left: MOST_WORK }) !== false
  },
  textFor(pattern) {
    const tree = parsePattern(pattern)
    const text = tree === undefined ? undefined : spell(tree)
    return text !== undefined && text.length <= LONGEST && matchesPattern(pattern, text, { left: MOST_WORK }) === true
      ? text
      : undefined
  },
}

/** The shortest of the plain texts that a pattern describes; assertions are left to the check afterwards. */
function spell(node: PatternNode): string | undefined {
  switch (node.kind) {
    case 'character':
      return ALPHABET.find((character) => node.matches(character))
    case 'assertion':
      return ''
    case 'sequence':
      return joined(node.parts.map(spell))
    case 'choice':
      return node.options.map(spell).find((text) => text !== undefined)
    case 'repeat': {
      if (node.max === 0) return ''
      const count = Math.min(node.max, Math.max(node.min, 1))
      if (count > LONGEST) return undefined
      const text = spell(node.of)
      return text === undefined && node.min === 0 ? '' : text?.repeat(count)
    }
  }
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join('')
}
