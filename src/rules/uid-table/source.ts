import { uidRows, undeclaredIn } from '../uid-operations.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check(context) {
    for (const row of uidRows(context)) yield* undeclaredIn(context, row.get, 'GET Endpoint')
  },
}
