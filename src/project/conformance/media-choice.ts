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
  const json = known.find(({ mediaType }) => /(?:\/|\+)json$/.test(mediaType))
  const form = known.find(isMultipart) ?? known.find(isForm)
  const any = known.find(({ mediaType }) => mediaType.includes('*'))
  const content = sending === 'json' ? (json ?? any ?? form) : (form ?? any ?? json)
  return content && { content, textual: sending === 'form' || content === form }
}

function isMultipart({ mediaType }: MediaContent): boolean {
  return mediaType === 'multipart/form-data'
}

function isForm({ mediaType }: MediaContent): boolean {
  return mediaType === 'application/x-www-form-urlencoded' || mediaType.startsWith('multipart/')
}
