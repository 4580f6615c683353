import type { MediaContent } from './model.ts'

/** Whether a representation is JSON: `application/json`, `application/problem+json`. */
export function isJson({ mediaType }: Pick<MediaContent, 'mediaType'>): boolean {
  return /[/+]json$/.test(mediaType)
}
