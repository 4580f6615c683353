/**
 * What the file of a spec is called: `put_platform_v1_clients_id.md` for `PUT /platform/v1/clients/{id}`. Lower case, `/`
 * becomes `_`, braces and a query are dropped.
 */
export function fileNameOf(method: string, path: string): string {
  const pathname = path.replace(/\?.*$/s, '').replace(/[{}]/g, '').replace(/^\/+/, '')
  return `${method}_${pathname.replaceAll('/', '_')}`.toLowerCase() + '.md'
}
