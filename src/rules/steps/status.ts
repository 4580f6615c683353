import type { Finding } from '../../diagnostic/finding.ts'
import type { SpecContext, StepContext } from '../../project/model.ts'
import type { ApiResponse, Operation } from '../../swagger/model.ts'
import { coverSpans } from '../../text/span.ts'
import { contradiction } from '../contradiction.ts'
import { nameOfStep, readableSteps } from '../step-blocks.ts'
import { isMeantForEndpoint } from '../step-endpoint.ts'
import { operationsOf } from '../step-path.ts'
import type { Rule } from '../rule.ts'
import { listed, listedBriefly, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'never',
  *check(context) {
    for (const step of readableSteps(context)) {
      if (isMeantForEndpoint(context, step)) continue
      const operations = operationsOf(step)
      const expected = [...new Set(step.step.statuses.map(({ value }) => value))]
      if (operations.length === 0 || expected.length === 0 || expected.some((status) => status < 100 || status > 599))
        continue
      // A document that lists no failure says nothing of failures; two copies of one operation may list different ones.
      const silent = ({ responses }: Operation) =>
        responses.length === 0 || (expected.every(isFailure) && !responses.some(({ status }) => /^[45]/.test(status)))
      if (operations.some(silent) || isDocumented(expected, operations)) continue
      const [operation] = operations
      if (operation !== undefined) yield undocumented(context, step, expected, operation)
    }
  },
}

function isDocumented(statuses: readonly number[], operations: readonly Operation[]): boolean {
  return operations.some(({ responses }) =>
    responses.some(({ status }) => statuses.some((value) => covers(status, value, responses))),
  )
}

function undocumented(
  context: SpecContext,
  { step }: StepContext,
  expected: readonly number[],
  operation: Operation,
): Finding {
  const documented = operation.responses.map(({ status }) => status)
  const [first] = operation.responses
  // Whoever expects several takes any: the one that the author knows of is enough.
  const acknowledged = expected.find((status) => context.acknowledges(String(status)))
  const said =
    expected.length === 1
      ? `The status ${listed(expected)} that ${nameOfStep(step)} expects is not documented`
      : `None of the statuses ${listed(expected)} that ${nameOfStep(step)} expects is documented`
  return {
    at: { span: step.statuses.map(({ span }) => span).reduce(coverSpans) },
    message: `${said} for ${quoted(operation.label)}.`,
    help:
      acknowledged === undefined
        ? `The swagger documents ${listedBriefly(documented)}.`
        : `The swagger documents ${listedBriefly(documented)}; the spec's own notes name ${quoted(String(acknowledged))}.`,
    ...(acknowledged === undefined ? {} : { severity: 'info' as const }),
    evidence: expected.join(' '),
    against: contradiction(operation),
    ...(first === undefined
      ? {}
      : { related: [{ at: first.place, message: `the responses of ${quoted(operation.label)}` }] }),
  }
}

/**
 * Whether a documented response, which may be `default` or a range such as `2XX`, is there for a status. Beside documented
 * successes, `default` stands for what goes wrong.
 */
function covers(documented: string, status: number, all: readonly ApiResponse[]): boolean {
  const said = documented.toLowerCase()
  if (said === 'default') return !isSuccess(status) || !all.some((response) => response.status.startsWith('2'))
  return said === String(status) || (/^[1-5]xx$/.test(said) && said.startsWith(String(status).charAt(0)))
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

function isFailure(status: number): boolean {
  return status >= 400
}
