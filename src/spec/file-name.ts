import { baseName } from '../text/base-name.ts'
/** Longest name of a file that every file system takes; in bytes, but names of paths are hardly ever anything but ASCII. */
const LONGEST_NAME = 240

/**
 * What the file of a spec is called: `put_platform_v1_clients_id.md` for `PUT /platform/v1/clients/{id}`. Lower case, `/`
 * becomes `_`, braces and a query are dropped. What some file system cannot have in a name is `_` as well.
 */
export function fileNameOf(method: string, path: string): string {
  const name = literalNameOf(method, path).replace(/[\p{Cc}\\:*?"<>|]/gu, '_')
  return `${name.slice(0, LONGEST_NAME)}.md`
}

/**
 * Whether a file is called as the spec of an endpoint is. A trailing slash of the path leaves an underscore behind or not;
 * what is neither a letter nor a digit (`v1.44`, `{id}:cancel`) may stand as it is or as an underscore.
 */
export function isFileOf(file: string, method: string, path: string): boolean {
  const name = withoutTail(baseName(file))
  const literal = literalNameOf(method, path)
  return [fileNameOf(method, path), `${literal}.md`, `${literal.replace(/[^\p{L}\p{N}_-]/gu, '_')}.md`].some(
    (right) => withoutTail(right) === name,
  )
}

function literalNameOf(method: string, path: string): string {
  const pathname = path
    .replace(/\?.*$/s, '')
    // `:id` is a parameter to other tools; `endpoint/syntax` tells of it.
    .replace(/\/:(?=\w)/g, '/')
    .replace(/[{}]/g, '')
    .replace(/^\/+/, '')
  return `${method}_${pathname.replaceAll('/', '_')}`.toLowerCase()
}

function withoutTail(fileName: string): string {
  return fileName.replace(/_?\.md$/, '')
}
