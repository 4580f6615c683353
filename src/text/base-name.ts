/** The last name of a path with `/` between its names. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
