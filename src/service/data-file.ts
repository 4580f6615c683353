/** Whether a file may be a swagger document or a part of one. */
export function isDataFile(path: string): boolean {
  return /\.(?:json|ya?ml)$/i.test(path)
}
