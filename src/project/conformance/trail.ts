/** Steps from a value to a part of it: keys of objects, positions in lists. */
export type Trail = readonly (string | number)[]

/** A key that needs no quoting in a trail; bracket names of forms (`fields[title]`) are such keys. */
const PLAIN_KEY = /^[^.'"\s]+$/

/** `items[0].price`; `''` for the value itself. */
export function formatTrail(trail: Trail): string {
  let text = ''
  for (const step of trail) {
    if (typeof step === 'number') text += `[${step}]`
    else if (!PLAIN_KEY.test(step)) text += `['${step}']`
    else text += text === '' ? step : `.${step}`
  }
  return text
}

/** `items[].price`: the same for every item of a list. */
export function formatTrailOfItems(trail: Trail): string {
  return formatTrail(trail).replace(/\[\d+\]/g, '[]')
}
