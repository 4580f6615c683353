import { reportText } from '../../src/report/text.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import { configOf } from './judge.ts'
import { memoryHost } from './memory-host.ts'
import { readOwnProject } from './own-project.ts'

/** The spec that the README's run is about. */
const SPEC = 'specs/sales/put_platform_v1_payment_client_packages_cancel_redemption.md'

/** The mistakes that are made in it. */
const MISTAKES: readonly (readonly [string, string])[] = [
  ['verifiedAt: 2026-09-21', 'verifiedAt: 2026-09-31'],
  ['$.data.clients[0].id', '$.data.client[0].id'],
  ['path: /platform/v1/payment/packages', 'path: /platform/v1/payments/packages'],
  ['payment_status_id: "{{payment_status_id}}"', 'payment_status_id: "{{payment_status_uid}}"'],
]

/** What the README shows: a command, and all that it prints. */
export async function readmeRun(): Promise<string> {
  const files = readOwnProject()
  const text = MISTAKES.reduce(
    (spec, [right, wrong]) => {
      if (!spec.includes(right)) throw new Error(`${SPEC} does not hold “${right}” any more`)
      return spec.replace(right, wrong)
    },
    files.get(SPEC) ?? '',
  )
  const host = memoryHost(new Map([...files, [SPEC, text]]))
  const result = await createSpecLint(host, await configOf(files)).lint({ files: [SPEC] })
  const report = reportText({ ...result, summary: { ...result.summary, durationMs: 0 } })
  return ['```console', `$ npx spec-lint specs/sales/put_*_redemption.md`, report.trimEnd(), '```'].join('\n')
}
