import { chooseContent } from '../infer/sampling/sample-body.ts'
import type { Operation } from '../swagger/model.ts'
import { lineOf } from './prose.ts'
import { MOST_SENT } from './request-values.ts'
import { expectedStatuses } from './statuses.ts'

/** What of an operation's request a step has no key for. */
export function unsayable(operation: Operation): readonly string[] {
  const { parameters, requestBody } = operation
  const elsewhere = parameters.filter(
    ({ in: place, required, name }) =>
      required && (place === 'header' || place === 'cookie') && !/^(?:authorization|content-type|accept)$/i.test(name),
  )
  const inQuery = parameters.filter(({ in: place, required }) => required && place === 'query')
  const content = requestBody?.content ?? []
  const chosen = chooseContent(content)
  const isForm = chosen?.mediaType === 'application/x-www-form-urlencoded'
  return [
    ...elsewhere.map(
      ({ name, in: place }) =>
        `The swagger requires the ${place} \`${lineOf(name).replaceAll('`', '')}\`, which a step does not send.`,
    ),
    ...(inQuery.length > MOST_SENT
      ? [`The swagger requires more than ${MOST_SENT} parameters of the query; a step sends the first of them.`]
      : []),
    ...(content.length > 0 && chosen === undefined
      ? [
          `The body is documented as ${content.map(({ mediaType }) => `\`${mediaType.replaceAll('`', '')}\``).join(', ')} only, which a step does not send.`,
        ]
      : []),
    ...(isForm ? ['The body is documented as `application/x-www-form-urlencoded`.'] : []),
    ...(expectedStatuses(operation).assumed ? ['The swagger documents no success; that 200 is one is assumed.'] : []),
  ]
}
