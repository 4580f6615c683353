import type { SchemaView } from '../../swagger/model.ts'
import type { Sample } from './model.ts'
import { valueOfSample } from './sample-value.ts'

/** The items of a list that may hold none of them twice: a further one is varied, or left out where it cannot be. */
export function distinctItems(items: readonly Sample[], schema: SchemaView | undefined): readonly Sample[] {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const fresh = [item, ...variants(item, index, schema)].find(
      (each) => !seen.has(JSON.stringify(valueOfSample(each))),
    )
    if (fresh === undefined) return []
    seen.add(JSON.stringify(valueOfSample(fresh)))
    return [fresh]
  })
}

function variants(item: Sample, index: number, schema: SchemaView | undefined): readonly Sample[] {
  if (item.kind !== 'scalar') return []
  const allowed = schema?.enumeration?.filter((value) => typeof value === 'string' || typeof value === 'number')
  if (allowed !== undefined) return allowed.map((value) => ({ kind: 'scalar', value, invented: false }))
  if (typeof item.value === 'number') return [{ ...item, value: item.value + index }]
  return item.invented && typeof item.value === 'string' ? [{ ...item, value: `${item.value}_${index + 1}` }] : []
}
