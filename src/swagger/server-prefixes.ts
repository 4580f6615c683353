import type { RawNode } from './raw-node.ts'

/** More prefixes than this are nobody's intention. */
const MAX_PREFIXES = 6

/** Characters and segments of the path of a server, which stands in front of each path of the document. */
const LONGEST_PREFIX = 200
const MOST_SEGMENTS = 12

/** The path of `basePath`: `/v1`; `undefined` where there is none. */
export function basePathPrefix(root: RawNode): string | undefined {
  const text = root.text('basePath')
  return text === undefined ? undefined : pathOf(text)
}

/**
 * The paths of a `servers` list, in order, each once. A variable stands for its default and its other values; one that
 * has neither stays as a parameter of the path. `undefined` where no server is given.
 */
export function serverPrefixes(holder: RawNode): readonly string[] | undefined {
  const prefixes = new Set<string>()
  for (const server of holder.child('servers')?.items() ?? []) {
    const url = server.text('url')
    if (url === undefined) continue
    for (const text of expandVariables(url, server)) {
      const prefix = pathOf(text)
      if (prefixes.size < MAX_PREFIXES && isShort(prefix)) prefixes.add(prefix)
    }
  }
  return prefixes.size === 0 ? undefined : [...prefixes]
}

function isShort(prefix: string): boolean {
  return prefix.length <= LONGEST_PREFIX && prefix.split('/').length <= MOST_SEGMENTS + 1
}

/** The path of an address that may be whole, relative, or lack its scheme. */
function pathOf(url: string): string {
  const bare = url.trim().replace(/[?#].*$/s, '')
  const absolute = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i.exec(bare)
  const isHostOnly = absolute === null && /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:\/|$)/i.test(bare)
  const path = absolute !== null ? bare.slice(absolute[0].length) : isHostOnly ? bare.replace(/^[^/]*/, '') : bare
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step === '..') steps.pop()
    else steps.push(step)
  }
  return steps.length === 0 ? '' : '/' + steps.join('/')
}

function expandVariables(url: string, server: RawNode): string[] {
  let expanded = [url]
  for (const variable of server.child('variables')?.members() ?? []) {
    const mark = `{${variable.key}}`
    if (!url.includes(mark)) continue
    const values = variableValues(variable)
    if (values.length === 0) continue
    // A variable of the host name makes no other path.
    const within = pathOf(url).includes(mark) || url.trim().startsWith(mark)
    const used = within ? values : values.slice(0, 1)
    expanded = used
      .flatMap((value) => expanded.map((text) => text.replaceAll(mark, () => value)))
      .slice(0, MAX_PREFIXES)
  }
  return expanded
}

function variableValues(variable: RawNode): string[] {
  const values = [variable.get('default'), ...(variable.child('enum')?.items() ?? []).map((item) => item.value)]
  return [...new Set(values.filter((value) => typeof value === 'string' || typeof value === 'number').map(String))]
}
