import type { Finding } from '../../diagnostic/finding.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import { HTTP_METHODS } from '../../spec/http-methods.ts'
import type { SourceFile } from '../../text/source-file.ts'
import { isAsWritten, type Located, pointSpan, spanOfPart } from '../../text/span.ts'
import type { Rule } from '../rule.ts'
import { didYouMean, given, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  *check(context) {
    const { frontmatter } = context.spec
    const said = frontmatter.endpoint
    if (said === undefined) return
    const { operation } = frontmatter
    if (operation === undefined) {
      yield unknownMethod(said) ?? notAnEndpoint(said)
      return
    }
    yield* lowerCase(operation.method, context.spec.source)
    yield* otherBraces(operation.path, context.operation?.template.text)
    const { query } = operation
    if (query === undefined) return
    const span = { start: query.span.start - 1, end: query.span.end }
    yield {
      at: { span },
      message: `\`endpoint\` carries the query ${quoted(`?${query.value}`)}, which is no part of an operation.`,
      help: 'Leave it out here and send it as `params` of the test request.',
      severity: 'warning',
      fix: { title: 'remove the query', safety: 'unsafe', edits: [{ span, text: '' }] },
    }
  },
}

/** Methods of HTTP have a letter case, and tools that look for `GET /…` do not find `get /…`. */
function* lowerCase({ value, span }: Located<string>, source: SourceFile): Generator<Finding> {
  const written = source.slice(span)
  if (written === value || written.toUpperCase() !== value) return
  yield {
    at: { span },
    message: `The method ${quoted(written)} of \`endpoint\` is written ${quoted(value)}.`,
    help: 'Methods of HTTP are upper case.',
    severity: 'warning',
    evidence: 'letter case',
    fix: { title: `write ${quoted(value)}`, safety: 'safe', edits: [{ span, text: value }] },
  }
}

/**
 * Parameters as other tools write them: `{{id}}`, `:id`. The path is read all the same.
 *
 * @param declared the path as the swagger has it, which may be written so itself.
 */
function* otherBraces(path: Located<string>, declared = ''): Generator<Finding> {
  const asDeclared = new Set(declared.split('/'))
  for (const match of path.value.matchAll(/\{\{(\w+)\}\}|(?<=\/):(\w+)(?=\/|$)/g)) {
    if (asDeclared.has(match[0])) continue
    const name = match[1] ?? match[2] ?? ''
    const place = spanOfPart(path, match.index, match.index + match[0].length)
    yield {
      at: { span: place },
      message: `\`endpoint\` has the parameter ${quoted(match[0])}, which is written ${quoted(`{${name}}`)} there.`,
      help: 'An endpoint has its parameters in single braces, as the swagger does; values stand in the test request.',
      severity: 'warning',
      evidence: match[0],
      ...given(
        'fix',
        isAsWritten(path)
          ? {
              title: `write ${quoted(`{${name}}`)}`,
              safety: 'safe' as const,
              edits: [{ span: place, text: `{${name}}` }],
            }
          : undefined,
      ),
    }
  }
}

function notAnEndpoint(said: Located<string>): Finding {
  const { value, span } = said
  const server = /^[A-Za-z]+[ \t]+([A-Za-z][\w+.-]*:\/\/[^/\s]+)(?=\/)/.exec(value)
  if (server !== null && isAsWritten(said)) {
    const [before, address = ''] = server
    const place = spanOfPart(said, before.length - address.length, before.length)
    return {
      at: { span: place },
      message: `\`endpoint\` names the server ${quoted(address)}, where a path is wanted.`,
      help: 'Which server is called is for the runner to say.',
      fix: { title: 'leave the server out', safety: 'unsafe', edits: [{ span: place, text: '' }] },
    }
  }
  const slash = /^([A-Za-z]+)[ \t]+(?=[^\s/])\S+$/.exec(value)
  const at = span.start + (slash?.[0].lastIndexOf(' ') ?? 0) + 1
  const exact = isAsWritten(said) && slash !== null && HTTP_METHODS.has((slash[1] ?? '').toUpperCase())
  return {
    at: { span },
    message: `\`endpoint\` is ${quoted(value)}, which is not a method and a path.`,
    help: 'Write the method, one space and the path, with parameters in single braces: `GET /clients/{id}`.',
    ...(exact
      ? {
          fix: {
            title: 'put `/` before the path',
            safety: 'unsafe',
            edits: [{ span: pointSpan(at), text: '/' }],
          },
        }
      : {}),
  }
}

/** `GTE /clients`: a word and a path, and the word is no method. */
function unknownMethod({ value, span }: Located<string>): Finding | undefined {
  const word = /^\s*(\S+)[ \t]+\//.exec(value)?.[1]
  if (word === undefined || span.end - span.start !== value.length || HTTP_METHODS.has(word.toUpperCase()))
    return undefined
  const start = span.start + value.indexOf(word)
  const at = { start, end: start + word.length }
  const nearest = nearestNames(word, HTTP_METHODS)
  const [only] = nearest
  return {
    at: { span: at },
    message: `${quoted(word)} is not an HTTP method.`,
    help: didYouMean(nearest) ?? 'Write `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.',
    ...(only === undefined
      ? {}
      : { fix: { title: `write ${quoted(only)}`, safety: 'unsafe', edits: [{ span: at, text: only }] } }),
  }
}
