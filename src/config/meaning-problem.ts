import type { Problem } from '../diagnostic/finding.ts'
import type { Node } from '../syntax/node.ts'
import { nearestNames } from '../text/nearest-name.ts'
import { withDefaults, type ConfigFile } from './config-file.ts'
import { describePath, keySpan, listed, nodeAt, type ConfigPath } from './config-place.ts'
import { pathProblems } from './path-problems.ts'
import { isRuleName } from './rule-names.ts'

/** Different patterns of rules in a config: more than there are rules. Each is made into a regular expression. */
const MOST_RULE_PATTERNS = 200

/** Longest `tokens.documented`: the platform compiles it twice, and what it makes of a long one takes a second. */
const LONGEST_PATTERN = 2_000

/** What a schema cannot say: whether values mean something. `root` is where the file's values stand. */
export function* meaningProblems(file: ConfigFile, root: Node): Generator<Problem> {
  yield* pathProblems(file, root)
  yield* patternProblems(file, root)
  yield* tokenProblems(file, root)
  yield* variableProblems(file, root)
}

/** Placeholders as they stand in specs, where their names are meant: nothing is called so. */
function* variableProblems(file: ConfigFile, root: Node): Generator<Problem> {
  for (const [path, text] of listed(file.variables, 'variables')) {
    const [, name] = /^\s*\{+\s*([^{}\s]+)\s*\}+\s*$/.exec(text) ?? []
    if (name === undefined) continue
    const message = `${describePath(path)} is \`${text}\`, and a variable is listed without braces.`
    yield { span: nodeAt(root, path).span, message, help: `Write \`${name}\`.` }
  }
}

/** Patterns of rules that match none, and those beyond the {@link MOST_RULE_PATTERNS} first. */
function* patternProblems(file: ConfigFile, root: Node): Generator<Problem> {
  const known = new Map<string, boolean>()
  for (const [path, settings] of ruleSettings(file)) {
    for (const pattern of Object.keys(settings)) {
      if (!pattern.includes('*')) continue
      if (known.size === MOST_RULE_PATTERNS && !known.has(pattern)) return yield tooManyPatterns(path, pattern, root)
      const isRule = known.get(pattern) ?? isRuleName(pattern)
      known.set(pattern, isRule)
      if (!isRule) yield noSuchRule(path, pattern, root)
    }
  }
}

function ruleSettings(file: ConfigFile): readonly (readonly [ConfigPath, object])[] {
  const overrides = (file.overrides ?? []).map(
    ({ rules }, index) => [['overrides', String(index), 'rules'], rules] as const,
  )
  return [[['rules'], file.rules ?? {}], ...overrides]
}

function noSuchRule(owner: ConfigPath, pattern: string, root: Node): Problem {
  return {
    span: keySpan(root, owner, pattern),
    message: `No rule matches \`${pattern}\`.`,
    help: '`**` matches every rule, and `steps/*` every rule about steps.',
  }
}

function tooManyPatterns(owner: ConfigPath, pattern: string, root: Node): Problem {
  return {
    span: keySpan(root, owner, pattern),
    message: `The config has more than ${MOST_RULE_PATTERNS} different patterns of rules.`,
    help: 'There are fewer rules than that; name them.',
  }
}

function* tokenProblems(file: ConfigFile, root: Node): Generator<Problem> {
  const { synonyms = {}, default: initial, documented } = file.tokens ?? {}
  const { kinds, synonyms: allSynonyms } = withDefaults(file).tokens
  const at = (...path: ConfigPath) => nodeAt(root, ['tokens', ...path]).span
  for (const [synonym, kind] of Object.entries(synonyms)) {
    if (kinds.includes(kind)) continue
    const message = `\`${synonym}\` is a synonym of \`${kind}\`, which \`tokens.kinds\` does not list.`
    yield { span: at('synonyms', synonym), message, ...suggestion(kind, kinds) }
  }
  if (initial !== undefined && !kinds.includes(initial) && !Object.hasOwn(allSynonyms, initial)) {
    const message = `\`tokens.default\` is \`${initial}\`, which \`tokens.kinds\` does not list.`
    yield { span: at('default'), message, ...suggestion(initial, kinds) }
  }
  const complaint = typeof documented === 'string' ? complaintOf(documented) : undefined
  if (complaint !== undefined) yield { span: at('documented'), message: `\`tokens.documented\` ${complaint}` }
}

function suggestion(said: string, names: readonly string[]): { readonly help?: string } {
  const [nearest] = nearestNames(said, names)
  return nearest === undefined ? {} : { help: `Did you mean \`${nearest}\`?` }
}

/** What is wrong with a pattern whose first group is to name the tokens. */
function complaintOf(pattern: string): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters.`
  try {
    const { source } = new RegExp(pattern, 'iu')
    // An empty alternative matches everything, and so shows how many groups there are.
    const groups = new RegExp(`${source}|`, 'iu').exec('')?.length ?? 0
    return groups > 1 ? undefined : 'has no group, and its first group is to name the kinds of token.'
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    return `is no regular expression: ${message.slice(message.lastIndexOf(': ') + 2)}.`
  }
}
