import type { IdentifierPlan } from '../../infer/model.ts'
import { countParseProblems } from '../../lint/regression.ts'
import type { SpecContext } from '../../project/model.ts'
import type { Spec } from '../../spec/model.ts'
import { parseSpec } from '../../spec/parse-spec.ts'
import { entryOf, type Node } from '../../syntax/node.ts'
import { SourceFile } from '../../text/source-file.ts'
import { applyEdits } from '../../text/text-edit.ts'
import type { SpecChange } from './model.ts'
import { newTables } from './new-tables.ts'
import { parameterChanges } from './parameter-changes.ts'
import { ParameterReference } from './parameter-reference.ts'
import { requestChanges, testRequests } from './request-changes.ts'
import { uidChanges } from './uid-changes.ts'

/** Rounds after which what is still missing is left: one required object may hold another. */
const MOST_ROUNDS = 5

/** Changes that are tried one by one where all together break something. */
const MOST_TRIED = 200

/** A spec with its generated parts up to date. */
export interface RefreshedSpec {
  readonly text: string
  /** Phrases, in the order in which they were done. */
  readonly changes: readonly string[]
  /** Placeholders of the test request that nothing supplies, and that it did not send before. */
  readonly open: readonly string[]
}

/**
 * Brings the generated parts of a spec up to date with its operation: the rows of its parameter tables, the rows of its
 * UID table, and what the operation requires of the request. Doing it twice does no more than doing it once.
 *
 * @param plan where the identifiers of the operation come from
 * @param join the context of a spec of the same project
 */
export async function refreshSpec(
  original: SpecContext,
  plan: IdentifierPlan,
  join: (spec: Spec) => SpecContext,
): Promise<RefreshedSpec> {
  const reference = new ParameterReference(plan.operation)
  // What the request sends decides about the tables.
  const passes = [
    (context: SpecContext) => [...requestChanges(context, plan)],
    (context: SpecContext) => [
      ...parameterChanges(context, reference),
      ...newTables(context, reference),
      ...uidChanges(context, plan),
    ],
  ]
  let context = original
  const done: string[] = []
  for (const pass of passes) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const changes = await soundChanges(context, pass(context), join)
      const next = changes.length === 0 ? undefined : await apply(context, changes, join)
      if (next === undefined) break
      done.push(...changes.map(({ title }) => title))
      context = next
    }
  }
  const before = openPlaceholders(original)
  const open = [...openPlaceholders(context)].filter((name) => !before.has(name))
  return { text: context.spec.source.text, changes: done, open }
}

/** All changes; where one of them breaks something, those that by themselves do not. */
async function soundChanges(
  context: SpecContext,
  changes: readonly SpecChange[],
  join: (spec: Spec) => SpecContext,
): Promise<readonly SpecChange[]> {
  if (changes.length === 0 || (await apply(context, changes, join)) !== undefined) return changes
  const sound: SpecChange[] = []
  for (const change of changes.slice(0, MOST_TRIED)) {
    if ((await apply(context, [change], join)) !== undefined) sound.push(change)
  }
  return sound
}

/** The spec with changes made; `undefined` where it would not say any more what it said. */
async function apply(
  { spec }: SpecContext,
  changes: readonly SpecChange[],
  join: (spec: Spec) => SpecContext,
): Promise<SpecContext | undefined> {
  const { path, text } = spec.source
  const after = applyEdits(
    text,
    changes.flatMap(({ edits }) => edits),
  )
  if ((await countParseProblems(path, after)) > (await countParseProblems(path, text))) return undefined
  const next = await parseSpec(new SourceFile(path, after))
  return keepsRequests(spec, next) ? join(next) : undefined
}

/** Whether every step still sends all that it sent. */
function keepsRequests(before: Spec, after: Spec): boolean {
  const [steps, others] = [before, after].map(({ prerequisites, testRequest }) => [
    ...prerequisites.steps,
    ...testRequest.steps,
  ])
  if (steps === undefined || steps.length !== others?.length) return false
  return steps.every((step, index) => contains(others[index]?.node, step.node))
}

/** Whether a value has all that another one has. */
function contains(node: Node | undefined, part: Node): boolean {
  if (part.kind === 'scalar') return node?.kind === 'scalar' && node.value === part.value
  if (part.kind === 'map') return part.entries.every(({ key, value }) => contains(entryOf(node, key)?.value, value))
  return (
    node?.kind === 'list' &&
    node.items.length === part.items.length &&
    part.items.every((item, index) => contains(node.items[index], item))
  )
}

function openPlaceholders(context: SpecContext): ReadonlySet<string> {
  const tests = new Set(testRequests(context))
  const open = context.flow.uses.filter(({ step, source }) => tests.has(step) && source.kind === 'undefined')
  return new Set(open.map(({ placeholder }) => placeholder.name))
}
