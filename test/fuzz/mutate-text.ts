import type { Chance } from './chance.ts'

/** Makes another text of one; `donor` is a text of the same kind to take parts from. */
type Mutation = (text: string, donor: string, chance: Chance) => string

/** What readers have a special case for. */
const MARKS = [
  '---|...|```|~~~|````yaml|```json|# |## |> |- |1. |<!--|-->|<br>|\\|*|_|{{|}}|{|}|[|]|(|)|: |:|, |"|\'|`|&a |*a|!!str |? |<<: ',
  'null|true|~|0x1F|1e9999|-0|.inf|9007199254740993|2026-02-30|__proto__|constructor|toString|{{random_email}}|{{a.b}}',
  '{{today_date}}|$.data[0].id|$..*|$[?(@.a==1)]|$|@|%2e%2e/|../|/|//|?|#|steps: []|steps:|"$ref": "#"|"$ref": "#/"|"allOf": [',
  '"type": "null"|"pattern": "(a+)+$",|<!-- spec-lint-disable-next-line steps/body -->|# spec-lint-disable-line|%YAML 1.1\n',
  '```yaml\nsteps:\n|>-\n  |\n|\r\n|\r|\t| |\n\n|\0|\uFEFF|\u2028|\u0085|\u00A0|😀|\uD83D|\uDE00|é|\u0301|\u202E',
].flatMap((marks) => marks.split('|'))
const ALL_MARKS = [...MARKS, '|', '\\|', '|---|', '|\n  ']

const MUTATIONS: readonly Mutation[] = [
  // A stretch is left out, said twice, moved, or turned over.
  (text, _donor, chance) => splice(text, chance, () => ''),
  (text, _donor, chance) => splice(text, chance, (part) => part + part),
  (text, _donor, chance) => splice(text, chance, (part) => [...part].toReversed().join('')),
  (text, donor, chance) => splice(text, chance, () => stretch(donor, chance)),
  (text, donor, chance) => insert(text, chance, stretch(donor, chance)),
  (text, _donor, chance) => insert(text, chance, chance.pick(ALL_MARKS)),
  (text, _donor, chance) => insert(text, chance, chance.pick(ALL_MARKS).repeat(chance.below(40))),
  (text, _donor, chance) => splice(text, chance, () => chance.pick(ALL_MARKS)),
  // Characters.
  (text, _donor, chance) => insert(text, chance, String.fromCharCode(chance.below(chance.oneIn(3) ? 0x1_00_00 : 0x80))),
  (text, _donor, chance) => {
    const at = chance.below(text.length)
    return text.slice(0, at) + text.slice(at + 1)
  },
  (text, _donor, chance) => {
    const at = chance.below(text.length)
    return text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2)
  },
  // Words: replaced everywhere, misspelt, or by another of the same text.
  (text, _donor, chance) => onWord(text, chance, (word) => word.slice(0, -1)),
  (text, _donor, chance) => onWord(text, chance, (word) => word.toUpperCase()),
  (text, donor, chance) => onWord(text, chance, () => wordOf(donor, chance)),
  (text, _donor, chance) => {
    const word = wordOf(text, chance)
    return word === '' ? text : text.replaceAll(word, chance.pick(ALL_MARKS))
  },
  // Lines.
  (text, _donor, chance) => onLines(text, (lines) => lines.splice(chance.below(lines.length), 1 + chance.below(5))),
  (text, _donor, chance) =>
    onLines(text, (lines) => lines.splice(chance.below(lines.length), 0, lines[chance.below(lines.length)] ?? '')),
  (text, donor, chance) =>
    onLines(text, (lines) => lines.splice(chance.below(lines.length), 0, chance.pick(donor.split('\n')))),
  (text, _donor, chance) =>
    onLines(text, (lines) => {
      const [at, indent] = [chance.below(lines.length), chance.pick(['', ' ', '  ', '    ', '\t', '> ', '- '])]
      const end = at + 1 + chance.below(6)
      for (let line = at; line < Math.min(end, lines.length); line++) lines[line] = indent + (lines[line] ?? '')
    }),
  (text, _donor, chance) =>
    onLines(text, (lines) => {
      const at = chance.below(lines.length)
      for (let line = at; line < Math.min(at + 4, lines.length); line++)
        lines[line] = (lines[line] ?? '').replace(/^ {1,2}/, '')
    }),
  // The whole.
  (text, _donor, chance) => text.slice(0, chance.below(text.length + 1)),
  (text, _donor, chance) => text.replace(/\r?\n/g, () => (chance.oneIn(3) ? '\n' : '\r\n')),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\uFEFF${text}`,
  (text) => text.trimEnd(),
]

/** A text that somebody could have written by accident, or on purpose. */
export function mutateText(text: string, donor: string, chance: Chance): string {
  let result = text
  for (let count = 1 + chance.below(chance.oneIn(4) ? 12 : 3); count > 0; count--) {
    result = chance.pick(MUTATIONS)(result, donor, chance)
  }
  return result
}

/** Mostly a few characters, at times a lot. */
function lengthOf(chance: Chance): number {
  return 1 + chance.below(chance.oneIn(4) ? 400 : 20)
}

function splice(text: string, chance: Chance, change: (part: string) => string): string {
  const start = chance.below(text.length + 1)
  const end = start + lengthOf(chance)
  return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end)
}

function insert(text: string, chance: Chance, part: string): string {
  const at = chance.below(text.length + 1)
  return text.slice(0, at) + part + text.slice(at)
}

function stretch(text: string, chance: Chance): string {
  const start = chance.below(text.length + 1)
  return text.slice(start, start + lengthOf(chance))
}

function onLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split('\n')
  change(lines)
  return lines.join('\n')
}

/** Changes one word, the first from some place on. */
function onWord(text: string, chance: Chance, change: (word: string) => string): string {
  const at = chance.below(text.length + 1)
  return text.slice(0, at) + text.slice(at).replace(/[\w.]{2,}/, (word) => change(word))
}

function wordOf(text: string, chance: Chance): string {
  return /[\w.]{2,}/.exec(text.slice(chance.below(text.length + 1)))?.[0] ?? ''
}
