import type { Finding, Related } from '../../diagnostic/finding.ts'
import type { FlowDefinition, FlowUse, SpecContext } from '../../project/model.ts'
import { findMisnamed } from '../document-stand-ins.ts'
import { fencesHideSteps } from '../document-step-fences.ts'
import { furtherPlaces } from '../further-places.ts'
import { meaningOfStatus } from '../frontmatter-status.ts'
import type { Rule } from '../rule.ts'
import { entryOf } from '../../syntax/node.ts'
import { groupBy } from '../../text/group-by.ts'
import type { SourceFile } from '../../text/source-file.ts'
import { nameOfStep } from '../step-blocks.ts'
import { meaningsOf, STEP_VOCABULARY } from '../step-keys.ts'
import { serverOf } from '../step-path.ts'
import { unusedLike } from '../unused-extract.ts'
import { didYouMean, given, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  *check(context) {
    // Steps that no runner reads may extract it; that nobody reads them is for the rules of documents.
    const hidden = fencesHideSteps(context.spec) || findMisnamed(context.spec, 'prerequisites') !== undefined
    for (const uses of usesOfOneName(context.flow.uses)) {
      const { source } = uses[0]
      if (source.kind === 'later') yield usedTooEarly(context, uses, source.definition)
      else if (source.kind === 'undefined' && !hidden && !isServer(uses[0]) && !isExtractedAmiss(context, uses[0]))
        yield neverDefined(context, uses, source.nearest)
    }
  },
}

/** A server does not belong into a path, whatever its name; `steps/shape` tells of that. */
function isServer({ step, placeholder }: FlowUse): boolean {
  const { pathname } = step.step.path ?? {}
  return pathname?.span.start === placeholder.span.start && serverOf(pathname.value) !== ''
}

/** Whether an earlier step has an `extract` under another name, or no mapping; two rules about steps tell of these. */
function isExtractedAmiss({ steps }: SpecContext, { step, placeholder }: FlowUse): boolean {
  return steps.slice(0, steps.indexOf(step)).some(({ step: { node } }) =>
    node.entries.some(({ key, value }) => {
      if (key === 'extract') return value.kind === 'list' || (value.kind === 'scalar' && value.value !== null)
      if (STEP_VOCABULARY.keys.has(key) || entryOf(value, placeholder.name) === undefined) return false
      return meaningsOf(key, node, STEP_VOCABULARY)[0] === 'extract'
    }),
  )
}

type Uses = [FlowUse, ...FlowUse[]]

/** Uses without a value, those of one name together, in whatever steps: they are one mistake. */
function usesOfOneName(uses: readonly FlowUse[]): Iterable<Uses> {
  const without = uses.filter(({ source }) => source.kind === 'later' || source.kind === 'undefined')
  // A step may well be the one that extracts it, and another one come before that.
  return groupBy(without, (use) => `${isExtractedThere(use)} ${use.placeholder.name}`).values()
}

/** Whether the step that sends a value is the one that extracts it. */
function isExtractedThere({ source, step }: FlowUse): boolean {
  return source.kind === 'later' && source.definition.step === step
}

function usedTooEarly({ spec }: SpecContext, [first, ...more]: Uses, definition: FlowDefinition): Finding {
  const { name, span } = first.placeholder
  const same = definition.step === first.step
  const step = definition.step.step.id === undefined ? 'a later step' : `step ${quoted(definition.step.step.id.value)}`
  return {
    at: { span },
    message: same
      ? `\`{{${name}}}\` is used by the step that extracts it, before there is a value.`
      : `\`{{${name}}}\` is used before ${step} extracts it.`,
    help: same
      ? 'Extract it in an earlier step, since a step sends its request before it reads the answer.'
      : `Move ${step} before this one, or extract the value earlier.`,
    evidence: name,
    related: [
      { at: { source: spec.source, span: definition.extract.name.span }, message: `${quoted(name)} is extracted here` },
      ...furtherUses(spec.source, more),
    ],
  }
}

function neverDefined(context: SpecContext, uses: Uses, nearest: readonly string[]): Finding {
  const [{ placeholder }, ...more] = uses
  const { name, span } = placeholder
  const unused = nearest.length === 0 ? unusedLike(context, uses[0].step, name) : undefined
  const candidates = unused === undefined ? nearest : [unused.extract.name.value]
  const fixes = candidates.map((candidate) => ({
    title: `use \`{{${candidate}}}\``,
    safety: 'unsafe' as const,
    edits: uses.map((use) => ({ span: use.placeholder.span, text: `{{${candidate}}}` })),
  }))
  const row = context.spec.uidTable?.rows.find(({ fields }) => fields.some((field) => field.value === name))
  const [source] = row?.get?.endpoints ?? []
  // Whoever is still writing a spec, and has a row for what is not known yet, knows.
  const isOpen = row !== undefined && meaningOfStatus(context.spec.frontmatter.status?.value ?? '') === 'pending'
  const advice =
    source === undefined
      ? 'Add a prerequisite that extracts it, or list it under `variables` in the config.'
      : `The UID table has it from ${quoted(`${source.method.value} ${source.path.value}`)}, but no step calls that and extracts it.`
  return {
    at: { span },
    message: `\`{{${name}}}\` has no value: no earlier step extracts ${quoted(name)}, the config does not supply it, and it is not built in.`,
    help: didYouMean(nearest.map((candidate) => `{{${candidate}}}`)) ?? (unused && sayUnused(unused, name)) ?? advice,
    evidence: name,
    ...(isOpen ? { severity: 'info' } : {}),
    related: [
      ...(source === undefined
        ? []
        : [
            {
              at: { source: context.spec.source, span: source.span },
              message: `the UID table's source of ${quoted(name)}`,
            },
          ]),
      ...furtherUses(context.spec.source, more),
    ],
    ...given('fix', nearest.length === 1 ? fixes[0] : undefined),
    ...given('suggestions', nearest.length !== 1 && fixes.length > 0 ? fixes : undefined),
  }
}

function sayUnused({ step, extract }: FlowDefinition, name: string): string {
  const said = quoted(`{{${extract.name.value}}}`)
  return `${said}, which ${nameOfStep(step.step)} extracts, is used nowhere: use that, or extract ${quoted(name)} as well.`
}

function furtherUses(source: SourceFile, more: readonly FlowUse[]): readonly Related[] {
  const spans = more.map(({ placeholder }) => placeholder.span)
  return furtherPlaces(source, spans, 'it is used here too')
}
