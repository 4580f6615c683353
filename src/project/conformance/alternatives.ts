import { entryOf, type Node } from '../../syntax/node.ts'
import type { Alternatives, JsonType, SchemaView } from '../../swagger/model.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import { alternativeLabel } from './alternative-label.ts'
import type { Checker, Site } from './checker.ts'
import { withConditions } from './conditions.ts'
import type { Mismatch } from './mismatch.ts'
import { bareStack, keysOfAll, type Layer, type SchemaStack } from './schema-stack.ts'

/** Alternatives, those within alternatives included, that are looked at for one value, and how deep. */
const MOST_OPTIONS = 300
const DEEPEST = 10

/** Values of a discriminator among which one is sought that was meant: each item of a list may have a tag. */
const MOST_TAGS = 50

/** Checks a value against everything in a stack. */
export type StackCheck = (stack: SchemaStack) => readonly Mismatch[]

interface Option {
  readonly label: string
  readonly stack: SchemaStack
  readonly mismatches: readonly Mismatch[]
  readonly score: readonly number[]
}

/** The stack of a schema for one value: of every group of alternatives the one that fits best, and what conditions add. */
export function resolveStack(
  node: Node,
  schema: SchemaView,
  site: Site,
  checker: Checker,
  check: StackCheck,
): SchemaStack {
  const bare = bareStack(schema)
  if (schema.alternatives.length === 0 && schema.demands.conditions.length === 0) return bare
  return extend(bare, schema, new Set(), { node, site, checker, check, left: MOST_OPTIONS })
}

interface Choice {
  readonly node: Node
  readonly site: Site
  readonly checker: Checker
  readonly check: StackCheck
  /** Options that may still be tried. */
  left: number
}

/** @param passed schemas that lead here, which no group of alternatives leads back to */
function extend(stack: SchemaStack, schema: SchemaView, passed: ReadonlySet<string>, choice: Choice): SchemaStack {
  const path = new Set(passed).add(schema.id)
  if (schema.alternatives.length > 0 && path.size > DEEPEST) return { ...stack, cut: true }
  const chosen = schema.alternatives.reduce((extended, group) => choose(extended, schema, group, path, choice), stack)
  if (schema.demands.conditions.length === 0 || path.size > DEEPEST) return chosen
  return withConditions(chosen, schema, choice.node, choice.checker, (extended, branch) =>
    path.has(branch.id) ? extended : extend(extended, branch, path, choice),
  )
}

function choose(
  stack: SchemaStack,
  schema: SchemaView,
  group: Alternatives,
  path: ReadonlySet<string>,
  choice: Choice,
): SchemaStack {
  const selected = selectedBy(group, choice.node)
  if (selected?.kind === 'unknown') {
    const { tag, allowed, property } = selected
    const mismatch: Mismatch = {
      kind: 'not-allowed',
      certainty: 'certain',
      span: tag.span,
      trail: [...choice.site.trail, property],
      schema,
      allowed,
      value: tag,
      candidates: allowed.length > MOST_TAGS ? [] : nearestNames(String(tag.value), allowed),
    }
    return { ...stack, verdict: [...stack.verdict, mismatch], elsewhere: withKeys(stack, group) }
  }
  // Each schema of a group is passed at most once, so that no more than those can drop out.
  if (selected === undefined && group.schemas.length - path.size > choice.left) return { ...stack, cut: true }
  const candidates = (selected === undefined ? group.schemas : [selected.schema]).filter((each) => !path.has(each.id))
  // The one that was meant might be among those that are left out.
  if (candidates.length > choice.left) return { ...stack, cut: true }
  const options = candidates.map((candidate) => optionOf(candidate, group, stack, path, choice))
  const [first, ...others] = options
  if (first === undefined) return stack
  const best = others.reduce(
    (nearest, option) => (compareScores(option.score, nearest.score) < 0 ? option : nearest),
    first,
  )
  const elsewhere = selected === undefined ? withKeys(best.stack, group) : best.stack.elsewhere
  if (options.some((option) => option.stack.cut)) return { ...stack, cut: true }
  if (others.length > 0 && best.mismatches.some((mismatch) => mismatch.certainty === 'certain')) {
    const verdict = jointVerdict(options, best, schema, choice)
    if (verdict !== undefined)
      return { ...stack, elsewhere: withKeys(stack, group), verdict: [...stack.verdict, verdict] }
  }
  return { ...best.stack, elsewhere }
}

function withKeys({ elsewhere }: SchemaStack, group: Alternatives): ReadonlySet<string> {
  const keys = keysOf(group)
  return elsewhere.size === 0 ? keys : new Set([...elsewhere, ...keys])
}

function keysOf(group: Alternatives): ReadonlySet<string> {
  let keys = GROUP_KEYS.get(group)
  if (keys === undefined) GROUP_KEYS.set(group, (keys = keysOfAll(group.schemas)))
  return keys
}

/** The keys of all schemas of a group: asked for again with each item of a list. */
const GROUP_KEYS = new WeakMap<Alternatives, ReadonlySet<string>>()

/** What the value's own tag says: which alternative it is, or that there is none of that name. */
function selectedBy(group: Alternatives, node: Node) {
  const { discriminator } = group
  if (discriminator === undefined) return undefined
  const tag = entryOf(node, discriminator.property)?.value
  if (tag?.kind !== 'scalar' || typeof tag.value !== 'string' || tag.value.includes('{{')) return undefined
  const schema = discriminator.select(tag.value)
  if (schema !== undefined) return { kind: 'selected', schema } as const
  const { property } = discriminator
  let allowed = TAG_VALUES.get(group)
  if (allowed === undefined) TAG_VALUES.set(group, (allowed = tagValues(group, property)))
  // Without any name to go by, an unknown one says nothing.
  return allowed.length === 0 ? undefined : ({ kind: 'unknown', tag, allowed, property } as const)
}

const TAG_VALUES = new WeakMap<Alternatives, readonly string[]>()

/** Values of a discriminator: what its mapping lists, and of the others what each allows for the property, else its name. */
function tagValues({ schemas, discriminator }: Alternatives, property: string): readonly string[] {
  if (discriminator === undefined) return []
  const selects = (value: unknown) => typeof value === 'string' && discriminator.select(value) !== undefined
  const mapped = discriminator.mapped.filter(selects)
  const named = new Set(mapped.map((value) => discriminator.select(value)?.id))
  const others = schemas.flatMap((schema) => {
    if (named.has(schema.id)) return []
    const allowed = (schema.properties.get(property)?.enumeration ?? [])
      .filter((value) => typeof value === 'string')
      .filter(selects)
    return allowed.length === 0 && schema.name !== undefined && selects(schema.name) ? [schema.name] : allowed
  })
  return [...mapped, ...others]
}

function optionOf(
  schema: SchemaView,
  group: Alternatives,
  stack: SchemaStack,
  path: ReadonlySet<string>,
  choice: Choice,
): Option {
  choice.left--
  const label = alternativeLabel(schema, group)
  const layer: Layer = { schema, label }
  const extended = extend({ ...stack, layers: [...stack.layers, layer] }, schema, path, choice)
  const mismatches = [...extended.verdict, ...choice.check(extended)]
  return { label, stack: extended, mismatches, score: scoreOf(mismatches, extended, group, choice) }
}

/** The lower the better, the first figure that differs decides: another type, another tag, how much is wrong. */
function scoreOf(
  mismatches: readonly Mismatch[],
  { layers }: SchemaStack,
  group: Alternatives,
  { node, site }: Choice,
): readonly number[] {
  const isTag = (mismatch: Mismatch) =>
    mismatch.kind === 'not-allowed' && mismatch.allowed.length === 1 && mismatch.trail.length === site.trail.length + 1
  const certain = mismatches.filter((mismatch) => mismatch.certainty === 'certain')
  const entries = node.kind === 'map' ? node.entries : []
  // What another alternative documents is no wrapper that was added.
  const isOther = (mismatch: Mismatch) =>
    mismatch.kind === 'extra-wrapper' &&
    mismatch.trail.length === site.trail.length + 1 &&
    keysOf(group).has(mismatch.wrapper)
  return [
    certain.filter((mismatch) => isOfWhole(mismatch, site) || isOther(mismatch)).length,
    certain.filter(isTag).length,
    certain.reduce((sum, mismatch) => sum + faultsIn(mismatch), 0),
    mismatches.length - certain.length,
    -entries.filter((entry) => layers.some(({ schema }) => schema.properties.has(entry.key))).length,
  ]
}

/** A key that is no slip of the one that is missing is wrong, and so is that the other is missing. */
function faultsIn(mismatch: Mismatch): number {
  if (mismatch.kind === 'missing-keys') return mismatch.names.length
  if (mismatch.kind !== 'unknown-key' || mismatch.replaces === undefined) return 1
  return mismatch.candidates.includes(mismatch.replaces) ? 1 : 2
}

function compareScores(first: readonly number[], second: readonly number[]): number {
  for (const [index, figure] of first.entries()) {
    const difference = figure - (second[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function isOfWhole(mismatch: Mismatch, site: Site): boolean {
  return (
    (mismatch.kind === 'wrong-type' || mismatch.kind === 'not-allowed') && mismatch.trail.length === site.trail.length
  )
}

/** One mismatch for a value that fits no alternative and none better than another; `undefined` where one is nearest. */
function jointVerdict(
  options: readonly Option[],
  best: Option,
  schema: SchemaView,
  { site }: Choice,
): Mismatch | undefined {
  const certain = options.map((option) => option.mismatches.filter((mismatch) => mismatch.certainty === 'certain'))
  if (certain.every((mismatches) => mismatches.every((mismatch) => isOfWhole(mismatch, site)))) {
    return joinWholes(certain.flat(), schema)
  }
  const nearest = options.filter((option) => compareScores(option.score.slice(0, 3), best.score.slice(0, 3)) === 0)
  return lacksOfAll(nearest, schema, site)
}

/** What is missing, where each of the alternatives wants something else and nothing but that is wrong. */
function lacksOfAll(options: readonly Option[], schema: SchemaView, site: Site): Mismatch | undefined {
  const lacks: { readonly label: string; readonly missing: readonly string[] }[] = []
  for (const { label, mismatches } of options) {
    const missing: string[] = []
    for (const mismatch of mismatches) {
      if (mismatch.certainty === 'soft') continue
      if (mismatch.kind !== 'missing-keys' || mismatch.trail.length > site.trail.length) return undefined
      for (const name of mismatch.names) missing.push(name)
    }
    lacks.push({ label, missing })
  }
  const [first] = lacks
  const common = first?.missing.filter((name) => lacks.every(({ missing }) => missing.includes(name))) ?? []
  const choices = lacks.map(({ label, missing }) => ({
    label,
    missing: missing.filter((name) => !common.includes(name)),
  }))
  if (choices.every(({ missing }) => missing.length === 0)) return undefined
  return { kind: 'no-alternative', certainty: 'certain', span: site.anchor, trail: site.trail, schema, common, choices }
}

/** Neither type nor value fits anywhere: all types, or all values, in one. */
function joinWholes(mismatches: readonly Mismatch[], schema: SchemaView): Mismatch | undefined {
  const values = mismatches.filter((mismatch) => mismatch.kind === 'not-allowed')
  const [value] = values
  if (value !== undefined) {
    const candidates = [...new Set(values.flatMap((each) => each.candidates))]
    return { ...value, schema, allowed: [...new Set(values.flatMap((each) => each.allowed))], candidates }
  }
  const types = mismatches.filter((mismatch) => mismatch.kind === 'wrong-type')
  const [type] = types
  const expected = new Set<JsonType>()
  for (const each of types) for (const name of each.expected) expected.add(name)
  return type === undefined ? undefined : { ...type, schema, expected }
}
