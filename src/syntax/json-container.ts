/** Whether a value of `JSON.parse` is an object or a list: what has members, and inherits none. */
export function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
