import { nearestNames } from '../../project/nearest-name.ts'
import { HTTP_METHODS } from '../../spec/http-methods.ts'
import type { Rule } from '../rule.ts'
import { didYouMean, given, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  *check({ spec: { frontmatter }, endpoint }) {
    const said = frontmatter.endpoint
    if (said === undefined) return
    const operation = frontmatter.operation
    if (operation === undefined) {
      yield {
        at: { span: said.span },
        message: `\`endpoint\` is ${quoted(said.value)}, which is not a method and a path.`,
        help: 'Write the method, one space and the path, with parameters in single braces: `GET /clients/{id}`.',
      }
      return
    }
    const { method, query } = operation
    if (!HTTP_METHODS.has(method.value) && endpoint?.kind !== 'declared') {
      const nearest = nearestNames(method.value, HTTP_METHODS)
      const [only] = nearest
      yield {
        at: { span: method.span },
        message: `${quoted(method.value)} is not an HTTP method.`,
        ...given('help', didYouMean(nearest)),
        ...(only === undefined
          ? {}
          : { fix: { title: `write ${quoted(only)}`, safety: 'unsafe', edits: [{ span: method.span, text: only }] } }),
      }
    }
    if (query !== undefined) {
      yield {
        at: { span: { start: query.span.start - 1, end: query.span.end } },
        message: `\`endpoint\` carries the query ${quoted(`?${query.value}`)}, which is no part of an operation.`,
        help: 'Leave it out here and send it as `params` of the test request.',
        severity: 'warning',
        fix: { title: 'remove the query', safety: 'unsafe', edits: [{ span: { start: query.span.start - 1, end: query.span.end }, text: '' }] },
      }
    }
  },
}
