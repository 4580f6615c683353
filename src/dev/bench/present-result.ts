import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'

import { replaceBetween } from '../render-rules.ts'
import { renderMarkdown, renderText } from './render-bench.ts'
import type { BenchResult } from './run-cases.ts'

/** A way to write a result down. */
export type ResultFormat = (result: BenchResult) => string

/** Ways to print a result, by the name that `--format` has for them. */
export const RESULT_FORMATS: ReadonlyMap<string, ResultFormat> = new Map<string, ResultFormat>([
  ['text', (result) => `${circumstances(result)}\n\n${renderText(result)}`],
  ['markdown', (result) => `${circumstances(result)}\n\n${renderMarkdown(result)}\n`],
  ['json', (result) => `${JSON.stringify({ circumstances: circumstances(result), ...result }, undefined, 2)}\n`],
])

const PAGE = 'docs/performance.md'

/**
 * Puts a result into the page about performance.
 *
 * @param topic the pair of markers between which it is put.
 */
export function putIntoPage(topic: string, result: BenchResult): void {
  const table = `${circumstances(result)}\n\n${renderMarkdown(result)}`
  writeFileSync(PAGE, replaceBetween(readFileSync(PAGE, 'utf8'), PAGE, topic, table))
}

/** How often was measured, and on what. */
function circumstances({ rounds }: BenchResult): string {
  const [processor] = cpus()
  const runs = rounds === 1 ? '1 run' : `${rounds} runs`
  const machine = `${process.platform}, ${cpus().length} × ${processor?.model.trim() ?? 'unknown'}`
  return `Medians of at least ${runs}, Node ${process.versions.node}, ${machine}.`
}
