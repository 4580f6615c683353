import { compareDiagnostics } from '../../src/diagnostic/diagnostic.ts'
import type { LintResult } from '../../src/diagnostic/lint-result.ts'
import type { Problem } from '../../src/diagnostic/finding.ts'
import { readLibraryYaml } from '../../src/syntax/library-yaml.ts'
import { readRemarkOutline } from '../../src/syntax/remark-outline.ts'
import { scanOutline } from '../../src/syntax/scan-outline.ts'
import { scanYaml } from '../../src/syntax/scan-yaml.ts'
import type { EmbeddedText } from '../../src/text/embedded-text.ts'
import type { SourceFile } from '../../src/text/source-file.ts'
import { checkFigures, checkFingerprints } from '../harness/finding-checks.ts'
import type { ProjectFiles } from '../harness/page.ts'
import { comparableOutline, drawNode } from '../syntax/comparable.ts'

/** What must always hold, in the words of the summary. */
export const INVARIANTS = [
  'nothing throws',
  'positions lie in their files',
  'findings have one order',
  'fingerprints are unique',
  'results survive JSON',
  'fixes converge',
  'fast readers agree with the libraries',
  'nothing hangs',
] as const

export type Invariant = (typeof INVARIANTS)[number]

/** An invariant that does not hold, and how. */
export interface Complaint {
  readonly invariant: Invariant
  /** A sentence. */
  readonly text: string
}

const READERS = 'fast readers agree with the libraries'

/** One complaint a text. */
export function complainAll(invariant: Invariant, texts: readonly string[]): readonly Complaint[] {
  return texts.map((text) => ({ invariant, text }))
}

/** What must be true of every result, whatever was read; a sentence for each thing that is not. */
export function checkResult(result: LintResult, files: ProjectFiles): readonly Complaint[] {
  const { diagnostics, failures } = result
  const order: string[] = []
  for (const [index, diagnostic] of diagnostics.entries()) {
    const next = diagnostics[index + 1]
    if (next !== undefined && compareDiagnostics(diagnostic, next) >= 0) {
      order.push(`the order is not total: ${diagnostic.ruleId} and ${next.ruleId} say “${next.message}”`)
    }
  }
  const edits = diagnostics.flatMap(({ fix, suggestions = [] }) => [
    ...(fix === undefined ? [] : [fix]),
    ...suggestions,
  ])
  const plain: unknown = JSON.parse(JSON.stringify(result))
  const survives = JSON.stringify(plain) === JSON.stringify(result)
  const misplaced = edits
    .flatMap((fix) => fix.edits)
    .flatMap(({ file, range }) => checkEdit(file, range.start.offset, range.end.offset, files))
  return [
    ...complainAll(
      'nothing throws',
      failures.map(({ ruleId, file, message }) => `${ruleId} threw on ${file}: ${message}`),
    ),
    ...complainAll('findings have one order', order),
    ...complainAll('results survive JSON', survives ? [] : ['the result does not survive JSON']),
    ...complainAll('positions lie in their files', [...checkFigures(diagnostics, files), ...misplaced]),
    ...complainAll('fingerprints are unique', checkFingerprints(diagnostics)),
  ]
}

function checkEdit(file: string, start: number, end: number, files: ProjectFiles): readonly string[] {
  const length = files.get(file)?.length ?? -1
  return start <= end && start >= 0 && end <= length ? [] : [`an edit covers ${start} to ${end} of ${file}`]
}

/** Problems of a text that do not lie in it, or begin or end within the end of a line. */
export function checkProblems(problems: readonly Problem[], { path, text }: SourceFile): readonly Complaint[] {
  const texts = problems
    .filter(({ span: { start, end } }) => {
      const isIn = start >= 0 && start <= end && end <= text.length
      return !isIn || [start, end].some((at) => text[at] === '\n' && text[at - 1] === '\r')
    })
    .map(({ span, message }) => `“${message}” covers ${span.start} to ${span.end} of the ${text.length} of ${path}`)
  return complainAll('positions lie in their files', texts)
}

/** Whether the fast reader of Markdown, where it is sure, says what the reference says. */
export async function checkOutline(source: SourceFile): Promise<readonly Complaint[]> {
  const scanned = scanOutline(source)
  if (scanned === undefined) return []
  const same = isSame(comparableOutline(scanned), comparableOutline(await readRemarkOutline(source)))
  return complainAll(READERS, same ? [] : [`the fast reader of Markdown reads ${source.path} in its own way`])
}

/** The same for YAML, in which the reference has to find nothing wrong either. */
export async function checkYaml(embedded: EmbeddedText): Promise<readonly Complaint[]> {
  const scanned = scanYaml(embedded)
  if (scanned === undefined) return []
  const { value, problems } = await readLibraryYaml(embedded, 'document')
  const { path, text } = embedded.host
  const same = isSame(drawNode(scanned.value, text), drawNode(value, text)) && problems.length === 0
  const complaint = `the fast reader of YAML reads this of ${path} in its own way: ${embedded.text.slice(0, 500)}`
  return complainAll(READERS, same ? [] : [complaint])
}

function isSame(first: unknown, second: unknown): boolean {
  return JSON.stringify(first) === JSON.stringify(second)
}
