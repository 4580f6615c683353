/**
 * What the file of a spec is called: `put_platform_v1_clients_id.md` for `PUT /platform/v1/clients/{id}`. Lower case, `/`
 * becomes `_`, braces and a query are dropped.
 */
export function fileNameOf(method: string, path: string): string {
  const pathname = path.replace(/\?.*$/s, '').replace(/[{}]/g, '').replace(/^\/+/, '')
  return `${method}_${pathname.replaceAll('/', '_')}`.toLowerCase() + '.md'
}

/** Whether a file is called as the spec of an endpoint is; a trailing slash of the path leaves an underscore behind or not. */
export function isFileOf(file: string, method: string, path: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1)
  const right = fileNameOf(method, path)
  return name === right || name === right.replace(/_\.md$/, '.md') || name === right.replace(/\.md$/, '_.md')
}
