import { isJson } from '../../swagger/media-type.ts'
import type { MediaContent, RequestBody } from '../../swagger/model.ts'

/** The representation that a step's body is held against. */
export interface ChosenMedia {
  readonly content: MediaContent
  /** A form, whose values travel as text. */
  readonly textual: boolean
}

/** How a step sends its body. */
export type Sending = 'json' | 'form'

/**
 * The documented representation for what a step sends. Many documents name the wrong one, so that any that describes
 * an object will do where the right one is absent.
 *
 * @returns `undefined` where nothing is known of a body of that kind, such as where only XML is documented
 */
export function chooseMedia(body: RequestBody, sending: Sending): ChosenMedia | undefined {
  const known = body.content.filter((content) => content.schema !== undefined)
  const json = known.find(isJson)
  const form = known.find(isMultipart) ?? known.find(isForm)
  const any = known.find(({ mediaType }) => mediaType.includes('*'))
  const content = sending === 'json' ? (json ?? any ?? form) : (form ?? any ?? json)
  return content && { content, textual: sending === 'form' || content === form }
}

/**
 * What a step's body may be held against, the likeliest first. Documents that take a change in two ways, as the fields to
 * change and as a list of operations, describe each under a JSON type of its own.
 */
export function possibleMedia(body: RequestBody, sending: Sending): readonly ChosenMedia[] {
  const chosen = chooseMedia(body, sending)
  if (chosen === undefined || !isJson(chosen.content)) return chosen === undefined ? [] : [chosen]
  const bySchema = new Map([[chosen.content.schema?.id, chosen]])
  for (const content of body.content) {
    if (bySchema.size >= MOST_MEDIA) break
    if (content.schema === undefined || !isJson(content) || bySchema.has(content.schema.id)) continue
    bySchema.set(content.schema.id, { content, textual: false })
  }
  return [...bySchema.values()]
}

/** Whether a body may be sent as bare text, whatever its JSON is documented to be. */
export function takesText(body: RequestBody): boolean {
  return body.content.some(({ mediaType }) => mediaType.startsWith('text/'))
}

/** JSON types with schemas of their own that one body has, at most. */
const MOST_MEDIA = 5

function isMultipart({ mediaType }: MediaContent): boolean {
  return mediaType === 'multipart/form-data'
}

function isForm({ mediaType }: MediaContent): boolean {
  return mediaType === 'application/x-www-form-urlencoded' || mediaType.startsWith('multipart/')
}
