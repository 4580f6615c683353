import { isJson } from '../swagger/media-type.ts'
import type { ApiResponse, MediaContent, Operation } from '../swagger/model.ts'

/** JSON types of one response that are looked at. */
const MOST_CONTENTS = 10

/**
 * The documented responses that an expected status may bring: the exact one, else its range (`2XX`), else `default`.
 * Statuses without a documented response are left out.
 */
export function responsesFor(operation: Operation, statuses: readonly number[]): readonly ApiResponse[] {
  const found = new Set<ApiResponse>()
  for (const status of statuses) {
    const response = responseFor(operation, status)
    if (response !== undefined) found.add(response)
  }
  return [...found]
}

/** The documented response for one status. */
function responseFor(operation: Operation, status: number): ApiResponse | undefined {
  const named = (name: string) => operation.responses.find((response) => response.status.toUpperCase() === name)
  return named(String(status)) ?? named(`${Math.floor(status / 100)}XX`) ?? named('DEFAULT')
}

/** The JSON representation of a response, the first of several; `undefined` where none says anything. */
export function jsonContent(response: ApiResponse): MediaContent | undefined {
  return jsonContents(response)[0]
}

/** All of them: which one comes back may depend on what a request accepts. */
export function jsonContents(response: ApiResponse): readonly MediaContent[] {
  const informative = response.content.filter((content) => content.schema !== undefined)
  const json = informative.filter(isJson)
  if (json.length > 0) return json.slice(0, MOST_CONTENTS)
  const [first] = informative
  const other = informative.find((content) => /[*]/.test(content.mediaType)) ?? first
  return other === undefined ? [] : [other]
}
