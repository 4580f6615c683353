import { takes } from './scalar-sample.ts'
import type { SchemaLayers } from './schema-layers.ts'
import type { ValueFit } from './value-fit.ts'

/** How a value could tell which alternative it is of. */
export interface RivalMembers {
  /** Optional members that the chosen alternative has, and another one that fits has otherwise. */
  readonly shared: ReadonlySet<string>
  /** For each other one that fits, a member that only it has, and that cannot be `null`. */
  readonly foreign: readonly string[]
}

/** Members by which a value that fits several alternatives could be made to fit the chosen one alone. */
export function rivalsOf({ views, decisions }: SchemaLayers, value: unknown, fit: ValueFit): RivalMembers {
  const shared = new Set<string>()
  const foreign = new Set<string>()
  for (const { group, branch } of decisions) {
    if (group.kind !== 'oneOf') continue
    for (const rival of group.schemas) {
      if (rival.id === branch.id || !fit.fits(value, rival)) continue
      for (const [name, member] of rival.properties) {
        const own = branch.properties.get(name)
        if (own !== undefined && own.id !== member.id && !own.readOnly) shared.add(name)
      }
      const only = [...rival.properties].find(
        ([name, member]) =>
          !takes(member, 'null') && member.types !== undefined && !views.some(({ properties }) => properties.has(name)),
      )
      if (only !== undefined) foreign.add(only[0])
    }
  }
  return { shared, foreign: [...foreign] }
}
