import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts'
import { PLAIN_STYLE } from '../../src/report/style.ts'
import { swaggerReporter } from '../../src/report/swagger.ts'
import { diagnosticAt, fileOf, resultOf } from './example.ts'

/** A finding of a spec against an operation, at the start of the spec's second line. */
function against(spec: string, operation: string, message: string, verified: boolean, file = 'swagger/b.json') {
  return diagnosticAt(fileOf('---\nhere\n', spec), 'here', { message, against: { operation, file, verified } })
}

const reported = (...diagnostics: readonly Diagnostic[]) => swaggerReporter(PLAIN_STYLE)(resultOf(diagnostics))

const PROOF = 'Checked 1 spec and 4 steps against 3 operations of 2 swagger documents with 50 rules.\n'

describe('the report for the owners of the swagger', () => {
  it('tells by document and operation who disagrees with what, the most verified specs first', () => {
    const report = reported(
      against('specs/1.md', 'GET /a', '`x` is not documented.', false),
      against('specs/2.md', 'GET /b', '`y` is not documented.', true),
      against('specs/3.md', 'GET /b', '`y` is not documented.', false),
      against('specs/3.md', 'GET /b', '`z` is required.', false),
      against('specs/3.md', 'GET /c', '`w` is required.', false, 'swagger/a.json'),
    )
    expect(report).toBe(`swagger/a.json
  GET /c  1 spec disagrees, 0 verified
    \`w\` is required.
      specs/3.md:2:1

swagger/b.json
  GET /b  2 specs disagree, 1 verified
    \`y\` is not documented.
      specs/2.md:2:1 (verified)
      specs/3.md:2:1
    \`z\` is required.
      specs/3.md:2:1
  GET /a  1 spec disagrees, 0 verified
    \`x\` is not documented.
      specs/1.md:2:1

3 specs disagree with 3 operations.
${PROOF}`)
  })

  it('says that there is nothing to say, and what was checked', () => {
    const slip = diagnosticAt(fileOf('here\n', 'specs/1.md'), 'here')
    expect(reported(slip)).toBe(`No spec contradicts the swagger.\n${PROOF}`)
  })
})
