/** Methods that a spec may use, by RFC 9110, RFC 5789 and OpenAPI 3.2's `query`. */
export const HTTP_METHODS: ReadonlySet<string> = new Set([
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'QUERY',
])
