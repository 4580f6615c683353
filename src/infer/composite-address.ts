import type { Consumer } from './model.ts'

/**
 * The parameter behind one of a path where nothing stands between them: both together are the address of one thing, as
 * `{owner}/{name}` is. `undefined` where there is none.
 */
export function partnerOf(consumer: Consumer, others: readonly Consumer[]): Consumer | undefined {
  if (consumer.in !== 'path') return undefined
  const { segments } = consumer.operation.template
  const at = segments.findIndex(({ parameters }) => parameters.includes(consumer.field))
  const next = at < 0 ? undefined : segments[at + 1]?.parameters[0]
  return next === undefined ? undefined : others.find(({ in: place, field }) => place === 'path' && field === next)
}
