import { gzipSync } from 'node:zlib'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { MOST_RESULTS, sarifReporter } from '../report/sarif.ts'
import type { MadeReport } from './made-report.ts'

/** Code scanning refuses a file that is larger than this once it is compressed. */
const MOST_COMPRESSED_BYTES = 10_000_000

/**
 * A SARIF report that code scanning takes: results are left out, the mildest first, until there are few enough and the
 * file is small enough.
 *
 * @param mostBytes of the compressed file.
 */
export function makeSarif(result: LintResult, mostBytes = MOST_COMPRESSED_BYTES): MadeReport {
  const all = result.diagnostics.length
  let most = Math.min(all, MOST_RESULTS)
  let text = sarifReporter(most)(result)
  while (most > 0 && !fits(text, mostBytes)) {
    most = Math.floor(most / 2)
    text = sarifReporter(most)(result)
  }
  if (most === all) return { text }
  return { text, note: `the SARIF report holds the worst ${most} of ${all} findings: code scanning takes no more` }
}

/** Compressing never makes a text much larger, so that a small one need not be compressed to know. */
function fits(text: string, mostBytes: number): boolean {
  const bytes = Buffer.byteLength(text)
  return bytes <= mostBytes * 0.99 || gzipSync(text).length <= mostBytes
}
