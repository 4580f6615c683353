import { beforeAll, describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts'
import { corpusTitle, hasCorpus, lintCorpus } from './lint-corpus.ts'

const FOLDER = 'hub-2026-01'

/** A row of a real UID table, and what a careful person says of it. */
interface Pick {
  readonly spec: string
  /** The line of the row. */
  readonly line: number
  /** Rules that must report it; none where the row is right. */
  readonly rules: readonly string[]
  readonly why: string
}

const PICKS: readonly Pick[] = [
  {
    spec: 'get_business_payments_v1_carts_uid',
    line: 24,
    rules: [],
    why: '`cart_uid` is the long name of `{uid}` below `/carts`',
  },
  {
    spec: 'get_business_payments_v1_payments_payment_uid',
    line: 24,
    rules: ['uid-table/extract'],
    why: 'the documented answer wraps `data` twice',
  },
  {
    spec: 'get_platform_v1_services_availability',
    line: 24,
    rules: [],
    why: '`services[]` means each item, and the path is documented',
  },
  {
    spec: 'post_platform_v1_payment_cards_sync_card',
    line: 28,
    rules: ['uid-table/unused-field'],
    why: 'nothing takes `card_details`',
  },
  {
    spec: 'post_platform_v1_payment_client_packages',
    line: 26,
    rules: ['uid-table/unused-field'],
    why: '`date_format` is no field of the request',
  },
  {
    spec: 'post_v3_payment_processing_payment_gateway_assignments',
    line: 24,
    rules: ['uid-table/cleanup'],
    why: 'assignments have no DELETE in any document',
  },
  {
    spec: 'put_business_payments_v1_scheduled_payments_rules_uid',
    line: 24,
    rules: ['uid-table/extract'],
    why: 'a JavaScript `find` is no path',
  },
  {
    spec: 'put_business_payments_v1_packages_reorder',
    line: 24,
    rules: [],
    why: '`package_id` is the `id` of the items of `packages`',
  },
  {
    spec: 'put_business_payments_v1_deposits_uid',
    line: 24,
    rules: [],
    why: '`deposit_uid` is `{uid}` of a deposit, found by a documented path',
  },
  {
    spec: 'put_business_payments_v1_scheduled_payments_rules_uid_cancel',
    line: 24,
    rules: [],
    why: 'source and path are documented, and Cleanup is prose',
  },
  {
    spec: 'put_v3_payment_processing_payment_gateways_uid',
    line: 26,
    rules: ['uid-table/unused-field'],
    why: 'nothing takes `app_token`',
  },
]

describe.skipIf(!hasCorpus(FOLDER))(corpusTitle(FOLDER), () => {
  let diagnostics: readonly Diagnostic[]
  beforeAll(async () => {
    diagnostics = (await lintCorpus(FOLDER)).diagnostics
  })

  test.each(PICKS)('$spec:$line: $why', ({ spec, line, rules }) => {
    const found = diagnostics.filter(
      (each) =>
        each.file.endsWith(`/${spec}.md`) && each.range.start.line === line && each.ruleId.startsWith('uid-table/'),
    )
    expect(found.map((each) => each.ruleId)).toEqual(rules)
  })

  test('one cause is one finding: a template in JSON is told once a spec', () => {
    const templates = diagnostics.filter((each) => each.ruleId === 'steps/no-test-request')
    expect(new Set(templates.map((each) => each.file)).size).toBe(templates.length)
  })
})
