import type { Command } from 'commander'
import { RULE_NAMES } from '../config/rule-names.ts'
import { SEVERITIES } from '../diagnostic/severity.ts'
import { commandNamed } from './command.ts'
import { COMPLETION_SCRIPTS } from './completion-scripts.ts'
import { FORMATS } from './formats.ts'
import { SUBCOMMANDS } from './subcommands.ts'
import { UsageError } from './usage-error.ts'

/** What a word could become, and what that means. */
interface Candidate {
  readonly word: string
  readonly meaning: string
}

/**
 * What `spec-lint complete` prints: for the name of a shell, the script that teaches it to complete; behind `--`, the
 * candidates for the last word typed, one a line, each with its meaning behind a tab. No candidate: a file is meant.
 *
 * @throws UsageError for a shell that is not known.
 */
export function completion([first, ...words]: readonly string[]): string {
  if (first === '--')
    return candidatesFor(words)
      .map(({ word, meaning }) => `${word}\t${meaning}\n`)
      .join('')
  const script = COMPLETION_SCRIPTS.get(first ?? '')
  if (script !== undefined) return script
  const shells = [...COMPLETION_SCRIPTS.keys()].map((name) => `\`${name}\``).join(', ')
  throw new UsageError(
    `\`spec-lint complete\` prints what a shell needs to complete its options; name one of ${shells}`,
  )
}

function candidatesFor(typed: readonly string[]): readonly Candidate[] {
  const { words, last, isSplit } = joinAtEquals(typed)
  const command = commandNamed(words[0])
  const assigned = /^(--[a-z-]+)=/.exec(last)
  const values = valuesOf(command, assigned?.[1] ?? words.at(-1), last.slice(assigned?.[0].length ?? 0))
  if (values !== undefined) {
    const found = values.map(({ word, meaning }) => ({ word: `${assigned?.[0] ?? ''}${word}`, meaning }))
    const before = isSplit ? last.lastIndexOf('=') + 1 : 0
    return startingWith(last, found).map(({ word, meaning }) => ({ word: word.slice(before), meaning }))
  }
  if (last.startsWith('-')) return startingWith(last, optionsOf(command))
  return words.length === 0 && last !== '' ? startingWith(last, SUBCOMMANDS) : []
}

/** Bash takes an equals sign for a word of its own; `isSplit` where the last word was put together again. */
function joinAtEquals(typed: readonly string[]) {
  const words: string[] = []
  let isSplit = false
  for (const [index, word] of typed.entries()) {
    isSplit = index > 0 && (word === '=' || typed[index - 1] === '=')
    if (isSplit) words.push(`${words.pop() ?? ''}${word}`)
    else words.push(word)
  }
  return { words: words.slice(0, -1), last: words.at(-1) ?? '', isSplit }
}

/** The values that an option takes; empty where those are files or the like, `undefined` where it takes none. */
function valuesOf(command: Command, name: string | undefined, begun: string): readonly Candidate[] | undefined {
  const option = command.options.find(({ long, short }) => name !== undefined && (name === long || name === short))
  if (option?.required !== true) return undefined
  if (option.long === '--format') return named(FORMATS)
  if (option.long === '--fail-on') return named(SEVERITIES)
  if (option.long === '--explain') return named(RULE_NAMES)
  return option.long === '--rule' ? ruleSettings(begun) : []
}

/** Rules, until only one can be meant: then what it can be set to. */
function ruleSettings(begun: string): readonly Candidate[] {
  const [name = ''] = begun.split('=', 1)
  const rules = RULE_NAMES.filter((rule) => rule.startsWith(name))
  const rule = rules.length === 1 ? rules[0] : rules.find((other) => other === name)
  return named(rule === undefined ? rules : [...SEVERITIES, 'off'].map((setting) => `${rule}=${setting}`))
}

function optionsOf({ options }: Command): readonly Candidate[] {
  return options
    .filter(({ hidden }) => !hidden)
    .flatMap(({ long, description }) => (typeof long === 'string' ? [{ word: long, meaning: description }] : []))
    .concat({ word: '--help', meaning: 'print this help' })
}

function named(words: readonly string[]): readonly Candidate[] {
  return words.map((word) => ({ word, meaning: '' }))
}

function startingWith(begun: string, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ word }) => word.startsWith(begun))
}
