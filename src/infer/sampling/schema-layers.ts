import type { Alternatives, Discriminator, SchemaView } from '../../swagger/model.ts'

/** How deep alternatives within alternatives are followed. */
const MAX_NESTING = 6

/** A schema and the alternatives that a sample decides for: they hold together. */
export interface SchemaLayers {
  /** The schema itself first. */
  readonly views: readonly SchemaView[]
  /** Values with which discriminators select what was decided for. */
  readonly selected: ReadonlyMap<string, string>
  readonly decisions: readonly Decision[]
}

/** Which alternative of a group was decided for. */
export interface Decision {
  /** The schema that has the group. */
  readonly owner: SchemaView
  readonly group: Alternatives
  readonly branch: SchemaView
}

/**
 * Decides for one branch of every group of alternatives: the one that a documented value is of, else the first that
 * is of a type that the schema takes and is more than `null`.
 *
 * @param documented a documented value; `undefined` where there is none
 * @param instead a decision that is made already
 */
export function layersOf(view: SchemaView, documented: unknown, instead?: Decision): SchemaLayers {
  const views: SchemaView[] = []
  const selected = new Map<string, string>()
  const decisions: Decision[] = []
  const visit = (each: SchemaView, nesting: number): void => {
    if (views.includes(each)) return
    views.push(each)
    if (nesting >= MAX_NESTING) return
    for (const group of each.alternatives) {
      const branch = group === instead?.group ? instead.branch : chooseBranch(each, group, documented)
      if (branch === undefined) continue
      decisions.push({ owner: each, group, branch })
      const value = selectingValue(each, branch, group)
      if (group.discriminator !== undefined && value !== undefined) selected.set(group.discriminator.property, value)
      visit(branch, nesting + 1)
    }
  }
  visit(view, 0)
  return { views, selected, decisions }
}

/** The other decisions that could have been made, each for one group of alternatives. */
export function otherDecisions({ decisions }: SchemaLayers): readonly Decision[] {
  return decisions.flatMap(({ owner, group, branch }) =>
    group.schemas
      .filter((schema) => schema.id !== branch.id && !isNull(schema) && agrees(owner, schema))
      .map((schema) => ({ owner, group, branch: schema })),
  )
}

function chooseBranch(
  owner: SchemaView,
  { schemas, discriminator }: Alternatives,
  documented: unknown,
): SchemaView | undefined {
  if (typeof documented === 'object' && documented !== null && !Array.isArray(documented)) {
    const keys = new Map(Object.entries(documented))
    const kind = discriminator === undefined ? undefined : keys.get(discriminator.property)
    const chosen = typeof kind === 'string' ? discriminator?.select(kind) : undefined
    if (chosen !== undefined) return chosen
    const ranked = schemas.map((schema) => ({ schema, fit: fitOf(schema, keys) }))
    const best = ranked.reduce<(typeof ranked)[number] | undefined>(
      (top, each) => (top === undefined || each.fit > top.fit ? each : top),
      undefined,
    )
    if (best !== undefined && best.fit > 0) return best.schema
  }
  const telling = schemas.filter((schema) => !isNull(schema) && agrees(owner, schema))
  return telling.find((schema) => !schema.deprecated) ?? telling[0] ?? schemas[0]
}

function fitOf(schema: SchemaView, keys: ReadonlyMap<string, unknown>): number {
  const known = [...keys.keys()].filter((key) => schema.properties.has(key)).length
  const missing = [...schema.required].filter((key) => !keys.has(key)).length
  return known - 2 * missing
}

function isNull({ types }: SchemaView): boolean {
  return types !== undefined && types.size === 1 && types.has('null')
}

function agrees(owner: SchemaView, { types }: SchemaView): boolean {
  const own = owner.types
  return own === undefined || types === undefined || [...types].some((type) => own.has(type))
}

/** The value of the discriminator for which it selects a branch. */
function selectingValue(owner: SchemaView, branch: SchemaView, { discriminator }: Alternatives): string | undefined {
  if (discriminator === undefined) return undefined
  const property = branch.properties.get(discriminator.property) ?? owner.properties.get(discriminator.property)
  const said = [...(property?.enumeration ?? []), ...(property?.examples ?? []), property?.default]
  const selects = (value: unknown): value is string =>
    typeof value === 'string' && discriminator.select(value)?.id === branch.id
  const mapped = () => mappedValues(discriminator).get(branch.id)
  return said.find(selects) ?? mapped() ?? (selects(branch.name) ? branch.name : undefined)
}

const MAPPED = new WeakMap<Discriminator, ReadonlyMap<string, string>>()

/** The first value that a mapping has for each schema, by its id: sought anew for each of many it would take for ever. */
function mappedValues(discriminator: Discriminator): ReadonlyMap<string, string> {
  const known = MAPPED.get(discriminator)
  if (known !== undefined) return known
  const values = new Map<string, string>()
  for (const value of discriminator.mapped) {
    const id = discriminator.select(value)?.id
    if (id !== undefined && !values.has(id)) values.set(id, value)
  }
  MAPPED.set(discriminator, values)
  return values
}
