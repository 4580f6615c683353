import type { Config } from '../config/model.ts'
import { isBuiltInPlaceholder, BUILT_IN_PLACEHOLDERS } from '../spec/built-in-placeholders.ts'
import type { Spec } from '../spec/model.ts'
import type { Flow, FlowDefinition, FlowSource, FlowUse, StepContext } from './model.ts'
import { nearestNames } from '../text/nearest-name.ts'
import { setOf } from '../text/set-of.ts'

/** Names without a value for which near ones are sought: more findings than that are not told of one spec. */
const MOST_GUESSES = 100

/** A definition while its uses are being collected. */
interface OpenDefinition extends FlowDefinition {
  readonly uses: FlowUse[]
}

/**
 * Follows every placeholder to where its value comes from. Steps run in order, prerequisites first, and what a step
 * extracts is known from the next step on; the last extract of a name wins.
 */
export function followFlow(spec: Spec, steps: readonly StepContext[], config: Config): Flow {
  const definitions: OpenDefinition[] = steps.flatMap((step) =>
    step.step.extracts.map((extract) => ({ step, extract, uses: [] })),
  )
  const ofName = new Map<string, OpenDefinition>()
  const ofStep = new Map<StepContext, OpenDefinition[]>()
  for (const definition of definitions) {
    const name = definition.extract.name.value
    if (!ofName.has(name)) ofName.set(name, definition)
    const others = ofStep.get(definition.step)
    if (others === undefined) ofStep.set(definition.step, [definition])
    else others.push(definition)
  }
  const known = new Map<string, OpenDefinition>()
  const uses: FlowUse[] = []
  const unreadable = [...spec.prerequisites.blocks, ...spec.testRequest.blocks].filter(
    (block) => block.problems.length > 0,
  )
  let guesses = 0
  const guess = (name: string): readonly string[] =>
    guesses++ < MOST_GUESSES ? nearestNames(name, [...known.keys(), ...config.variables, ...BUILT_IN_PLACEHOLDERS]) : []
  for (const step of steps) {
    const start = step.step.node.span.start
    const doubtful = unreadable.some((block) => block.fence.span.start <= start)
    // Within a step nothing becomes known, so that a name has one source there, however often it is used.
    const sources = new Map<string, FlowSource>()
    for (const placeholder of step.step.placeholders) {
      if (placeholder.malformed) continue
      let source = sources.get(placeholder.name)
      if (source === undefined) {
        source = sourceOf(placeholder.name, known, config) ?? sourceOfUnknown(placeholder.name, ofName, doubtful, guess)
        sources.set(placeholder.name, source)
      }
      const use: FlowUse = { step, placeholder, source }
      uses.push(use)
      if (source.kind === 'extract') known.get(placeholder.name)?.uses.push(use)
    }
    for (const definition of ofStep.get(step) ?? []) known.set(definition.extract.name.value, definition)
  }
  return { uses, definitions }
}

/** Where the value of a name comes from; `undefined` where nothing before it says. */
function sourceOf(name: string, known: ReadonlyMap<string, FlowDefinition>, config: Config): FlowSource | undefined {
  const definition = known.get(name)
  if (definition !== undefined) return { kind: 'extract', definition }
  if (setOf(config.variables).has(name)) return { kind: 'config' }
  return isBuiltInPlaceholder(name) ? { kind: 'built-in' } : undefined
}

function sourceOfUnknown(
  name: string,
  ofName: ReadonlyMap<string, FlowDefinition>,
  doubtful: boolean,
  guess: (name: string) => readonly string[],
): FlowSource {
  if (doubtful) return { kind: 'unknowable' }
  const later = ofName.get(name)
  return later === undefined ? { kind: 'undefined', nearest: guess(name) } : { kind: 'later', definition: later }
}
