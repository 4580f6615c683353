import type { Finding, ProposedFix, Related } from '../../diagnostic/finding.ts'
import type { SpecContext } from '../../project/model.ts'
import type { EndpointReference } from '../../spec/model.ts'
import type { Operation } from '../../swagger/model.ts'
import { changeToOnly } from '../method-edits.ts'
import type { Rule } from '../rule.ts'
import { isFileOfOne } from '../step-endpoint.ts'
import { isSpellingOf, misspeltSegmentOf } from '../step-path.ts'
import { given, listed, listedBriefly, quoted, sentences } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  evenIfNotRun: true,
  *check(context) {
    const said = context.spec.frontmatter.operation
    const { endpoint, reference } = context
    if (said === undefined || endpoint === undefined || endpoint.inReferenced === undefined || !('path' in reference))
      return
    const file = reference.kind === 'absolute' ? (reference.inside ?? reference.path) : reference.path
    switch (endpoint.kind) {
      case 'declared':
        if (!endpoint.inReferenced) yield declaredElsewhere(context, said, file, endpoint.operations)
        return
      case 'wrong-method':
        yield wrongMethod(context, said, endpoint.operations)
        return
      case 'hardcoded':
        yield hardcoded(said, endpoint.operation, endpoint.parameter, endpoint.literal)
        return
      case 'undeclared':
        yield undeclared(context, said, file, endpoint.nearest)
    }
  },
}

function declaredElsewhere(
  { spec }: SpecContext,
  said: EndpointReference,
  file: string,
  operations: readonly Operation[],
): Finding {
  const owners = [...new Set(operations.map((operation) => operation.document.source.path))]
  const [owner] = owners
  const field = spec.frontmatter.swagger
  const fix: ProposedFix | undefined =
    owners.length === 1 && owner !== undefined && field !== undefined
      ? { title: `set \`swagger\` to ${quoted(owner)}`, safety: 'safe', edits: [{ span: field.span, text: owner }] }
      : undefined
  return {
    at: { span: field?.span ?? said.span },
    message: `${spell(said)} is not declared in ${quoted(file)}, but in ${listedBriefly(owners)}.`,
    help: owners.length === 1 ? `Set \`swagger: ${owner}\`.` : 'Set `swagger` to the document that this spec is about.',
    related: operations
      .slice(0, 3)
      .map((operation) => ({ at: operation.place, message: `${quoted(operation.label)} is declared here` })),
    ...given('fix', fix),
  }
}

function wrongMethod(
  { spec }: SpecContext,
  said: EndpointReference,
  operations: readonly [Operation, ...Operation[]],
): Finding {
  const methods = [...new Set(operations.map((operation) => operation.method))]
  const named = operations.find((operation) => isFileOfOne(spec, [operation]))
  return {
    at: { span: said.method.span },
    message: `${spell(said)} is not declared: \`${said.path.value}\` has ${listed(methods)}.`,
    help: sentences(
      'Name a method that the path has, or add the operation to the swagger.',
      named && `The file is named after ${quoted(named.label)}.`,
    ),
    related: operations.map((operation) => declared(operation)),
    ...given('fix', changeToOnly(said, named === undefined ? methods : [named.method])),
  }
}

function hardcoded(said: EndpointReference, operation: Operation, parameter: string, literal: string): Finding {
  return {
    at: { span: said.path.span },
    message: `\`endpoint\` has the value ${quoted(literal)} where ${quoted(operation.label)} has the parameter \`{${parameter}}\`.`,
    help: 'An endpoint names its parameters in single braces; the values stand in the test request.',
    related: [declared(operation)],
    fix: {
      title: `write \`{${parameter}}\``,
      safety: 'unsafe',
      edits: [{ span: said.path.span, text: said.path.value.replace(literal, () => `{${parameter}}`) }],
    },
  }
}

function undeclared(
  { spec }: SpecContext,
  said: EndpointReference,
  file: string,
  candidates: readonly Operation[],
): Finding {
  // A path that is spelled alike under the same method leaves no doubt about the method, and none does the file's name.
  const sameMethod = candidates.filter((operation) => operation.method === said.method.value)
  const named = candidates.filter((operation) => isFileOfOne(spec, [operation]))
  const nearest = named.length > 0 ? named : sameMethod.length > 0 ? sameMethod : candidates
  const misspelling =
    nearest.length === 1 && nearest[0] !== undefined ? misspeltSegmentOf(said.path, nearest[0]) : undefined
  const labels = [...new Set(nearest.map((operation) => operation.label))]
  const likely = nearest.filter((operation) => named.includes(operation) || isSpellingOf(said, operation))
  const suggestions = [...new Set(likely.map((operation) => operation.label))].map((label) => ({
    title: `change to ${quoted(label)}`,
    safety: 'unsafe' as const,
    edits: [{ span: { start: said.method.span.start, end: said.path.span.end }, text: label }],
  }))
  const [only] = suggestions
  return {
    at: { span: misspelling?.said.span ?? said.path.span },
    message: `${spell(said)} is declared neither in ${quoted(file)} nor in any other swagger document of the project.`,
    help:
      labels.length > 0
        ? `The nearest: ${listed(labels, 'or')}.${named.length > 0 ? ' The file is named after it.' : ''}`
        : 'Nothing declared comes near it; check the path, or add the operation to the swagger.',
    related: nearest.slice(0, 3).map(declared),
    ...(suggestions.length === 1 && only !== undefined ? { fix: only } : {}),
    ...(suggestions.length > 1 ? { suggestions } : {}),
  }
}

function declared(operation: Operation): Related {
  return { at: operation.place, message: `${quoted(operation.label)} is declared here` }
}

function spell(said: EndpointReference): string {
  return quoted(`${said.method.value} ${said.path.value}`)
}
