import type { Finding, ProposedFix } from '../../diagnostic/finding.ts'
import type { SpecContext, SwaggerReference } from '../../project/model.ts'
import type { Span } from '../../text/span.ts'
import type { Rule } from '../rule.ts'
import { didYouMean, listedBriefly, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  evenIfNotRun: true,
  *check(context) {
    const field = context.spec.frontmatter.swagger
    if (field === undefined) return
    const finding = judge(context, context.reference, field.span)
    if (finding !== undefined) yield finding
  },
}

function judge(context: SpecContext, reference: SwaggerReference, span: Span): Finding | undefined {
  switch (reference.kind) {
    case 'found':
      return backslashed(context, span)
    case 'absent':
      return {
        at: { span },
        message: '`swagger` is empty.',
        ...pointOut(
          ownersOf(context),
          span,
          'Name the swagger file that declares the endpoint, relative to the project root.',
        ),
      }
    case 'missing':
      return {
        at: { span },
        message: `There is no file ${quoted(reference.path)} in the project.`,
        ...(ownersOf(context).length > 0
          ? pointOut(ownersOf(context), span, 'It declares the endpoint.')
          : pointOut(reference.nearest, span, 'Paths are relative to the project root.', 'unsafe')),
      }
    case 'outside':
      return {
        at: { span },
        message: `\`swagger\` leads out of the project: ${quoted(reference.path)}.`,
        ...pointOut(ownersOf(context), span, 'Name a file inside the project; nothing outside of it is read.'),
      }
    case 'absolute':
      return absolute(reference, span, ownersOf(context))
    case 'unreadable':
      return {
        at: { span },
        message: `${quoted(reference.path)} is there, but no API description could be read from it.`,
        ...whyUnreadable(reference),
      }
  }
}

/** A path of Windows: it is read here all the same. */
function backslashed({ spec: { frontmatter } }: SpecContext, span: Span): Finding | undefined {
  const written = frontmatter.swagger?.value ?? ''
  if (!written.includes('\\')) return undefined
  const path = written.replaceAll('\\', '/')
  return {
    at: { span },
    severity: 'warning',
    message: `\`swagger\` is written with backslashes, which only Windows takes for a path: ${quoted(written)}.`,
    help: `Write ${quoted(path)}.`,
    fix: setTo(path, span, 'safe'),
  }
}

/** The parser's first problem where it has a place of its own, else what the file lacks. */
function whyUnreadable({
  problems,
  source,
}: Extract<SwaggerReference, { kind: 'unreadable' }>): Pick<Finding, 'help' | 'related'> {
  const [problem] = problems
  if (problem === undefined || problem.span.end === 0)
    return { help: problem?.message ?? 'It has neither `paths` nor a version of Swagger or OpenAPI.' }
  return {
    help: 'Mend it there; until then nothing of this spec can be held against it.',
    related: [{ at: { source, span: problem.span }, message: problem.message.replace(/\.$/, '') }],
  }
}

function absolute(
  reference: Extract<SwaggerReference, { kind: 'absolute' }>,
  span: Span,
  owners: readonly string[],
): Finding {
  const isAddress = /^[A-Za-z][\w+.-]+:\/\//.test(reference.path) && !reference.path.startsWith('file:')
  const message = isAddress
    ? `\`swagger\` is an address on the network, and nothing is fetched: ${quoted(reference.path)}.`
    : `\`swagger\` is an absolute path of one machine: ${quoted(reference.path)}.`
  if (reference.inside === undefined)
    return { at: { span }, message, ...pointOut(owners, span, 'Name the file relative to the project root.') }
  return {
    at: { span },
    message,
    help: `${isAddress ? 'A spec names a file of its project' : 'It works nowhere else and tells about that machine'}; ${quoted(reference.inside)} is its part in this project.`,
    fix: setTo(reference.inside, span, 'safe'),
  }
}

/** Documents of the project that declare the endpoint. */
function ownersOf({ endpoint }: SpecContext): readonly string[] {
  if (endpoint?.kind !== 'declared') return []
  return [...new Set(endpoint.operations.map((operation) => operation.document.source.path))]
}

/**
 * A fix where one file is left, suggestions where a few are, advice where none is. The only document that declares the
 * endpoint is the one that is meant; one that is merely spelled alike is a guess.
 */
function pointOut(
  files: readonly string[],
  span: Span,
  advice: string,
  safety: ProposedFix['safety'] = 'safe',
): Pick<Finding, 'help' | 'fix' | 'suggestions'> {
  const [only] = files
  if (only === undefined) return { help: advice }
  if (files.length === 1) return { help: `${didYouMean(files) ?? ''} ${advice}`.trim(), fix: setTo(only, span, safety) }
  return {
    help: `Candidates: ${listedBriefly(files, 'or')}.`,
    suggestions: files.slice(0, 5).map((file) => setTo(file, span, 'unsafe')),
  }
}

function setTo(file: string, span: Span, safety: ProposedFix['safety']): ProposedFix {
  return { title: `set \`swagger\` to ${quoted(file)}`, safety, edits: [{ span, text: file }] }
}
