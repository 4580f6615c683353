import type { Finding } from '../../diagnostic/finding.ts'
import type { FlowDefinition, SpecContext } from '../../project/model.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import { namesMeantForRepeats } from '../exchanged-values.ts'
import { literalNames } from '../sent-literally.ts'
import { allBlocks } from '../step-blocks.ts'
import { fixedValues } from '../step-literals.ts'
import { colonParameters } from '../step-path.ts'
import type { Rule } from '../rule.ts'
import { strayValues } from '../stray-values.ts'
import { unusedLike } from '../unused-extract.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'info',
  fix: 'never',
  *check(context) {
    if (mayHideUses(context)) return
    const told = namesToldElsewhere(context)
    for (const definition of context.flow.definitions) {
      // What the test request extracts is for nobody but its reader.
      if (definition.uses.length > 0 || definition.step.step.role === 'test') continue
      const name = definition.extract.name.value
      if (!told.has(name)) yield unused(context, definition, name)
    }
  },
}

/** A use may stand in what could not be read, or belong where a step is empty, absent or has a fixed value. */
function mayHideUses({ spec, steps }: SpecContext): boolean {
  if (spec.testRequest.steps.length === 0 || allBlocks(spec).some(({ problems }) => problems.length > 0)) return true
  return steps.some(
    (step) => step.step.path === undefined || step.step.path.value === '' || fixedValues(step).length > 0,
  )
}

function unused({ flow }: SpecContext, definition: FlowDefinition, name: string): Finding {
  const definitions = flow.definitions.filter(({ extract }) => extract.name.value === name)
  const again = definitions[definitions.indexOf(definition) + 1]
  return {
    at: { span: definition.extract.name.span },
    message:
      again === undefined
        ? `${quoted(name)} is extracted, but no later step uses \`{{${name}}}\`.`
        : `${quoted(name)} is extracted again before any step uses this value.`,
    help:
      again === undefined
        ? 'Use it, or take the extract out.'
        : 'Take one of the extracts out, or give it another name.',
    evidence: name,
  }
}

/** Names whose use is there, but wrong, so that another rule tells of it. */
function namesToldElsewhere(context: SpecContext): ReadonlySet<string> {
  const { flow, steps } = context
  const names = new Set([
    ...strayValues(context).map(({ meant }) => meant.extract.name.value),
    ...namesMeantForRepeats(context),
  ])
  const extracted = flow.definitions.map(({ extract }) => extract.name.value)
  for (const { source, step, placeholder } of flow.uses) {
    if (source.kind === 'later') names.add(source.definition.extract.name.value)
    if (source.kind !== 'undefined') continue
    for (const name of source.nearest) names.add(name)
    const only = source.nearest.length === 0 ? unusedLike(context, step, placeholder.name) : undefined
    if (only !== undefined) names.add(only.extract.name.value)
  }
  for (const site of steps) {
    for (const { name } of literalNames(context, site)) names.add(name)
    const { step } = site
    const { path } = step
    const sentAsTheyStand = path === undefined ? [] : [...path.singleBraces, ...colonParameters(path.pathname)]
    for (const { value } of sentAsTheyStand)
      for (const name of [value, ...nearestNames(value, extracted)]) names.add(name)
    for (const { malformed, name } of step.placeholders) {
      if (malformed) for (const word of name.split(/\W+/)) names.add(word)
    }
  }
  return names
}
