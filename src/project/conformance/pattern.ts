import { parsePattern, type PatternNode } from './pattern-syntax.ts'

/** States that a pattern may need once its counted repeats are written out. */
const MOST_STATES = 2_000

/** What matching may still cost, in states times characters; shared by the questions of one check. */
export interface PatternEffort {
  left: number
}

/** What one check of a body or a query may spend on patterns: some tenths of a second at the very worst. */
export function patternEffort(): PatternEffort {
  return { left: 1_000_000 }
}

/** One state of the automaton; numbers are indices of states that follow. */
type State =
  | { readonly kind: 'character'; readonly matches: (character: string) => boolean; next: number }
  | { readonly kind: 'assertion'; readonly at: 'start' | 'end' | 'boundary' | 'no-boundary'; next: number }
  | { readonly kind: 'split'; readonly next: number[] }
  | { readonly kind: 'end' }

const COMPILED = new Map<string, readonly State[] | undefined>()

/**
 * Whether a text matches a pattern, in time linear in the text whatever the pattern is: patterns come with a pull
 * request of a stranger, and the platform's own matcher can be made to run for days.
 *
 * @returns `undefined` where the pattern looks around or refers back, is no pattern, or costs more than is left
 */
export function matchesPattern(pattern: string, text: string, effort: PatternEffort): boolean | undefined {
  let states = COMPILED.get(pattern)
  if (states === undefined && !COMPILED.has(pattern)) COMPILED.set(pattern, (states = compile(pattern)))
  const cost = (states?.length ?? 0) * (text.length + 1)
  if (states === undefined || cost > effort.left) return undefined
  effort.left -= cost
  return run(states, [...text])
}

function compile(pattern: string): readonly State[] | undefined {
  const tree = parsePattern(pattern)
  if (tree === undefined) return undefined
  const states: State[] = [{ kind: 'end' }]
  const start = emit(tree, 0, states)
  // The last state is the first to be entered.
  return start === undefined ? undefined : [...states, { kind: 'split', next: [start] }]
}

/**
 * Appends the states of a part, back to front.
 *
 * @param next the state that follows the part
 * @returns the part's first state; `undefined` where there are too many
 */
function emit(node: PatternNode, next: number, states: State[]): number | undefined {
  if (states.length > MOST_STATES) return undefined
  switch (node.kind) {
    case 'character':
      return states.push({ kind: 'character', matches: node.matches, next }) - 1
    case 'assertion':
      return states.push({ kind: 'assertion', at: node.at, next }) - 1
    case 'sequence':
      return node.parts.reduceRight<number | undefined>(
        (after, part) => (after === undefined ? undefined : emit(part, after, states)),
        next,
      )
    case 'choice': {
      const starts = node.options.map((option) => emit(option, next, states))
      const known = starts.filter((start) => start !== undefined)
      return known.length < starts.length ? undefined : states.push({ kind: 'split', next: known }) - 1
    }
    case 'repeat':
      return emitRepeat(node, next, states)
  }
}

function emitRepeat(
  { of, min, max }: PatternNode & { readonly kind: 'repeat' },
  next: number,
  states: State[],
): number | undefined {
  let start: number | undefined = next
  if (max === Infinity) {
    const ways: number[] = [next]
    start = states.push({ kind: 'split', next: ways }) - 1
    const again = emit(of, start, states)
    if (again === undefined) return undefined
    ways.push(again)
  } else {
    for (let count = min; count < max && start !== undefined; count++) {
      const once = emit(of, start, states)
      start = once === undefined ? undefined : states.push({ kind: 'split', next: [next, once] }) - 1
    }
  }
  for (let count = 0; count < min && start !== undefined; count++) {
    const before: number = start
    start = emit(of, start, states)
    // Nothing, however often, is nothing.
    if (start === before) break
  }
  return start
}

/** Follows all ways at once. A match may begin anywhere. */
function run(states: readonly State[], text: readonly string[]): boolean {
  let current = new Set<number>()
  for (let at = 0; at <= text.length; at++) {
    if (enter(states, states.length - 1, text, at, current)) return true
    const character = text[at]
    if (character === undefined) return false
    const following = new Set<number>()
    for (const index of current) {
      const state = states[index]
      if (state?.kind !== 'character' || !state.matches(character)) continue
      if (enter(states, state.next, text, at + 1, following)) return true
    }
    current = following
  }
  return false
}

/** Adds a state and all that can be reached from it without a character; whether the end is among them. */
function enter(
  states: readonly State[],
  first: number,
  text: readonly string[],
  at: number,
  into: Set<number>,
): boolean {
  const open = [first]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (into.has(index)) continue
    into.add(index)
    const state = states[index]
    if (state?.kind === 'end') return true
    if (state?.kind === 'split') open.push(...state.next)
    else if (state?.kind === 'assertion' && holds(state.at, text, at)) open.push(state.next)
  }
  return false
}

function holds(assertion: 'start' | 'end' | 'boundary' | 'no-boundary', text: readonly string[], at: number): boolean {
  if (assertion === 'start') return at === 0
  if (assertion === 'end') return at === text.length
  const isBoundary = isWord(text[at - 1]) !== isWord(text[at])
  return isBoundary === (assertion === 'boundary')
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character)
}
