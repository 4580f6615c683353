/** One spelling of a name for all: letter case, `_`, `-` and blanks make no difference. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[_\-\s]/g, '')
}
