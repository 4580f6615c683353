import { type Fault, misspellings, type PlantedFault, replaceOnLine } from './fault.ts'
import type { SpecLines } from './spec-lines.ts'

function* plantLanguages(spec: SpecLines): Iterable<PlantedFault> {
  for (const { number, text, region } of spec.lines) {
    if (region !== 'fence-open') continue
    const [language = ''] = /ya?ml/.exec(text) ?? []
    for (const wrong of [...misspellings(language), 'json', '']) {
      yield replaceOnLine(spec, number, text.indexOf(language), language, wrong)
    }
  }
}

function* plantOpenings(spec: SpecLines): Iterable<PlantedFault> {
  for (const { number, text, region } of spec.lines) {
    if (region === 'fence-open') yield replaceOnLine(spec, number, text.indexOf('```'), '```', '``')
  }
}

/**
 * Drops closing fences. The last one of a file is left alone where nothing follows it: Markdown closes a fence at the
 * end of the file, and the steps are the same.
 */
function* plantClosings(spec: SpecLines): Iterable<PlantedFault> {
  let opening = 0
  for (const { number, region } of spec.lines) {
    if (region === 'fence-open') opening = number
    const following = spec.lines.slice(number).find(({ text }) => text.trim() !== '')
    const next = spec.lines.slice(number).find(({ text }) => /^\s*```/.test(text))
    if (region !== 'fence-close' || following === undefined) continue
    yield {
      text: spec.lines
        .filter((line) => line.number !== number)
        .map(({ text }) => text)
        .join('\n'),
      // Where the fence opens that never closes, where the text begins that it swallows, or the next fence in that text.
      lines: [opening, following.number - 1, ...(next === undefined ? [] : [next.number - 1])],
      description: 'the closing ``` dropped',
    }
  }
}

/** Mistakes in the fences that hold steps. A fence under another heading is documentation, whatever it says. */
export const FENCE_FAULTS: readonly Fault[] = [
  { name: 'the language of a fence', rules: ['document/fence'], plant: plantLanguages },
  { name: 'two backticks for three', rules: ['document/fence'], plant: plantOpenings },
  { name: 'no closing fence', showsElsewhere: true, rules: ['document/fence', 'steps/syntax'], plant: plantClosings },
]
