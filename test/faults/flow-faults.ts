import { type Fault, misspellings, type PlantedFault, replaceOnLine } from './fault.ts'
import type { SpecLine, SpecLines } from './spec-lines.ts'

/** One step as lines, and the names that it extracts and sends. */
interface StepLines {
  readonly lines: readonly SpecLine[]
  readonly extracts: readonly string[]
  readonly sends: readonly string[]
}

/** The steps of one fence, in order. */
function* fencesOfSteps(spec: SpecLines): Iterable<readonly StepLines[]> {
  let steps: SpecLine[][] = []
  for (const line of spec.lines) {
    if (line.region === 'fence-close') {
      if (steps.length > 0) yield steps.map(readStep)
      steps = []
    } else if (line.region === 'steps') {
      if (line.hasKey && /^\s*- /.test(line.text)) steps.push([line])
      else steps.at(-1)?.push(line)
    }
  }
}

function readStep(lines: readonly SpecLine[]): StepLines {
  const extracted = lines.filter(({ key, hasKey }) => key === 'extract' && !hasKey)
  return {
    lines,
    extracts: extracted.flatMap(({ text }) => /^\s*(\w+):/.exec(text)?.[1] ?? []),
    sends: lines.flatMap(({ text }) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)),
  }
}

/** Gives an extract another name than the one under which its value is used. */
function* plantExtractNames(spec: SpecLines): Iterable<PlantedFault> {
  for (const line of spec.lines) {
    const [, before = '', name] = /^(\s*)(\w+):/.exec(line.text) ?? []
    if (line.region !== 'steps' || line.key !== 'extract' || line.hasKey || name === undefined) continue
    const uses = spec.lines.filter(({ text, region }) => region === 'steps' && text.includes(`{{${name}}}`))
    if (uses.length === 0) continue
    for (const wrong of misspellings(name)) {
      const planted = replaceOnLine(spec, line.number, before.length, name, wrong)
      yield { ...planted, lines: [line.number, ...uses.map(({ number }) => number)] }
    }
  }
}

/** Puts a step before the one whose value it sends. */
function* plantSwaps(spec: SpecLines): Iterable<PlantedFault> {
  for (const steps of fencesOfSteps(spec)) {
    for (const [index, second] of steps.entries()) {
      const first = steps[index - 1]
      const name = first?.extracts.find((each) => second.sends.includes(each))
      const [start] = first?.lines ?? []
      if (first === undefined || name === undefined || start === undefined) continue
      const known = steps.slice(0, index - 1).some((step) => step.extracts.includes(name))
      if (known) continue
      const swapped = [...second.lines, ...first.lines]
      const lines = spec.lines.map(({ text }) => text)
      lines.splice(start.number - 1, swapped.length, ...swapped.map(({ text }) => text))
      const use = second.lines.findIndex(({ text }) => text.includes(`{{${name}}}`))
      yield {
        text: lines.join('\n'),
        lines: [start.number + use],
        description: `the step that sends \`${name}\` put first`,
      }
    }
  }
}

/** Mistakes in the way of a value from the step that reads it to the one that sends it. */
export const FLOW_FAULTS: readonly Fault[] = [
  { name: 'the name of an extract', rules: ['variables/undefined', 'variables/unused'], plant: plantExtractNames },
  { name: 'two steps swapped', rules: ['variables/undefined'], showsElsewhere: true, plant: plantSwaps },
]
