import type { Problem } from '../diagnostic/finding.ts'
import type { Node } from '../syntax/node.ts'
import { MOST_WAYS, waysToMatch, whyTooIntricate } from '../text/glob-limits.ts'
import type { ConfigFile } from './config-file.ts'
import { describePath, listed, nodeAt, type ConfigPath } from './config-place.ts'

const TOO_MANY_PATTERNS = 'has, with the patterns before it, more stars and alternatives than can be tried'

/** Lists of which a pattern that begins with `!` would take nothing away. */
const PLAIN_LISTS = new Set(['specs', 'swagger', 'ignore'])

/** What a backslash takes the meaning of in a pattern; in front of anything else it separates folders. */
const GLOB_CHARACTERS = /[*?[\]{}()!+@\\]/

/** Paths and patterns of paths that could not match what they are meant to. */
export function* pathProblems(file: ConfigFile, root: Node): Generator<Problem> {
  let waysLeft = MOST_WAYS
  for (const [path, text] of projectPaths(file)) {
    const ways = waysToMatch(text)
    const why = whyTooIntricate(text) ?? (ways > waysLeft ? TOO_MANY_PATTERNS : undefined)
    waysLeft -= ways
    if (leadsOut(text)) yield outside(path, text, root)
    else if (isOfWindows(text)) yield ofWindows(path, text, root)
    else if (/^!(?!\()/.test(text) && PLAIN_LISTS.has(path[0] ?? '')) yield negated(path, text, root)
    else if (why !== undefined) yield intricate(path, why, root)
  }
}

/** Every value that is a path or a pattern of paths. */
function projectPaths(file: ConfigFile): readonly (readonly [ConfigPath, string])[] {
  return [
    ...listed(file.specs, 'specs'),
    ...listed(file.ignore, 'ignore'),
    ...listed(file.swagger, 'swagger'),
    ...Object.entries(file.refs ?? {}).map(([prefix, folder]) => [['refs', prefix], folder] as const),
    ...(file.overrides ?? []).flatMap(({ files }, index) => listed(files, 'overrides', String(index), 'files')),
  ]
}

/**
 * Nothing outside the project is ever read, so a path that leads there would silently match nothing. The first character
 * of a name may be escaped.
 */
function leadsOut(path: string): boolean {
  return /^(?:\/|\\(?![*?[\]{}()!+@])|~\/|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes('..')
}

function intricate(path: ConfigPath, why: string, root: Node): Problem {
  const message = `${describePath(path)} ${why}.`
  return { span: nodeAt(root, path).span, message, help: 'Such a pattern could take for ever; write several.' }
}

function outside(path: ConfigPath, text: string, root: Node): Problem {
  return {
    span: nodeAt(root, path).span,
    message: `${describePath(path)} leads out of the project: \`${text}\`.`,
    help: 'Write it relative to the folder of the config, and below it.',
  }
}

/** Whether folders are separated as Windows shows them, as far as that can be told from a character that is escaped. */
function isOfWindows(text: string): boolean {
  const escaped = [...text.matchAll(/\\(.)/gsu)].map(([, character = '']) => character)
  const isSeparator = (character: string) =>
    !GLOB_CHARACTERS.test(character) || (/[*?]/.test(character) && !text.includes('/'))
  return escaped.some(isSeparator)
}

function ofWindows(path: ConfigPath, text: string, root: Node): Problem {
  return {
    span: nodeAt(root, path).span,
    message: `${describePath(path)} has \`\\\` between folders: \`${text}\`. On every system that is \`/\` here.`,
    help: `Write \`${text.replaceAll('\\', '/')}\`.`,
  }
}

function negated(path: ConfigPath, text: string, root: Node): Problem {
  const isIgnore = path[0] === 'ignore'
  return {
    span: nodeAt(root, path).span,
    message: `${describePath(path)} begins with \`!\`, and no pattern of a list takes back what another one says.`,
    help: isIgnore
      ? 'Write patterns for what is to be left out, and for nothing else.'
      : `List \`${text.slice(1)}\` under \`ignore\`.`,
  }
}
