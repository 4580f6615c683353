import type { Finding } from '../diagnostic/finding.ts'
import type { SpecContext } from '../project/model.ts'
import type { Operation } from '../swagger/model.ts'
import type { Located } from '../text/span.ts'
import { coverAll } from './frontmatter-edits.ts'
import { kindOf } from './frontmatter-tokens.ts'
import { listedBriefly, quoted } from './wording.ts'

/** The tokens that a spec writes down, and those that the documentation of its operation names. */
export interface TokenComparison {
  /** The frontmatter's list, of known kinds only. */
  readonly list: readonly Located<string>[]
  /** The test request's own token. */
  readonly used: Located<string> | undefined
  /** Whether the test request names no token, and so runs with the first of the list. */
  readonly usesFirst: boolean
  /** Kinds, in the config's spelling. */
  readonly documented: readonly string[]
  readonly operation: Operation
}

/**
 * Where a written token departs from the documentation: none of the list is named there, or the one that the test
 * request runs with is not. A list may say more than the documentation does.
 */
export function checkDocumented(context: SpecContext, comparison: TokenComparison): Finding | undefined {
  const { list, used, usesFirst, documented, operation } = comparison
  const { tokens } = context.config
  const isDocumented = (token: Located<string>) => documented.includes(kindOf(token, tokens))
  const span = coverAll(list)
  const names = listedBriefly(documented)
  const tell = (departed: Pick<Finding, 'at' | 'message' | 'evidence'>, named: readonly Located<string>[]): Finding => {
    const acknowledged = named.find(({ value }) => context.acknowledges(value))?.value
    return {
      ...departed,
      help:
        acknowledged === undefined
          ? 'Use a token that the documentation names, or correct the description in the swagger.'
          : `The spec's own notes name ${quoted(acknowledged)}.`,
      ...(acknowledged === undefined ? {} : { severity: 'info' }),
      cause: {
        key: `tokens ${operation.identity}`,
        title: `${quoted(operation.label)} is documented for ${names}, and used with other tokens`,
      },
      related: [{ at: operation.place, message: `the description of ${quoted(operation.label)} names its tokens` }],
    }
  }

  if (span !== undefined && !list.some(isDocumented)) {
    const said = listedBriefly(list.map(({ value }) => value))
    return tell(
      {
        at: { span },
        message: `\`tokens\` lists ${said}, and ${quoted(operation.label)} is documented for ${names}.`,
        evidence: said,
      },
      list,
    )
  }
  if (used !== undefined) {
    if (isDocumented(used)) return undefined
    const message = `The test request runs with ${quoted(used.value)}, and ${quoted(operation.label)} is documented for ${names}.`
    return tell({ at: { span: used.span }, message, evidence: kindOf(used, tokens) }, [used])
  }
  const [first] = list
  if (first === undefined || !usesFirst || isDocumented(first)) return undefined
  const message = `The test request runs with ${quoted(first.value)}, the first of \`tokens\`, and ${quoted(operation.label)} is documented for ${names}.`
  return tell({ at: { span: first.span }, message, evidence: kindOf(first, tokens) }, [first])
}
