import { findMismatches } from '../../../src/project/conformance/find-mismatches.ts'
import type { ConformanceOptions } from '../../../src/project/conformance/checker.ts'
import type { Mismatch } from '../../../src/project/conformance/mismatch.ts'
import { formatTrail } from '../../../src/project/conformance/trail.ts'
import { readYaml } from '../../../src/syntax/read-yaml.ts'
import type { MapEntry, Node } from '../../../src/syntax/node.ts'
import { EmbeddedText } from '../../../src/text/embedded-text.ts'
import { SourceFile } from '../../../src/text/source-file.ts'
import { schemaOf } from '../../swagger/files.ts'

/** Where the whole of a value is said to stand: what would be its key. */
export const ROOT = { start: 0, end: 0 }

/** A YAML value with the file that it stands in. */
export async function readValue(text: string): Promise<{ readonly node: Node; readonly source: SourceFile }> {
  const source = new SourceFile('value.yaml', text)
  const { value, problems } = await readYaml(EmbeddedText.contiguous(source, { start: 0, end: text.length }))
  const [problem] = problems
  if (value === undefined || problem !== undefined) throw new Error(`${text}: ${problem?.message ?? 'nothing'}`)
  return { node: value, source }
}

/** The entries of a YAML mapping. */
export async function readEntries(
  text: string,
): Promise<{ readonly entries: readonly MapEntry[]; readonly source: SourceFile }> {
  const { node, source } = await readValue(text)
  if (node.kind !== 'map') throw new Error(`${text} is no mapping`)
  return { entries: node.entries, source }
}

/** The schemas that a schema may refer to, and the version of the document. */
export type SchemaOptions = NonNullable<Parameters<typeof schemaOf>[1]>

/** Mismatches of a YAML value with a JSON schema. */
export async function mismatchesOf(
  text: string,
  schema: unknown,
  options: SchemaOptions & Partial<ConformanceOptions> = {},
): Promise<readonly Mismatch[]> {
  const { node, source } = await readValue(text)
  return findMismatches(node, schemaOf(schema, options).schema, { trail: [], anchor: ROOT }, { source, ...options })
}

/** The same, each as `kind trail`, with `~` before a soft one and, where it is on no key above, the text that it is on. */
export async function judged(
  text: string,
  schema: unknown,
  options: Parameters<typeof mismatchesOf>[2] = {},
): Promise<readonly string[]> {
  return (await mismatchesOf(text, schema, options)).map((mismatch) => inBrief(mismatch, text))
}

/** One mismatch in brief. */
export function inBrief(mismatch: Mismatch, text: string): string {
  const { kind, trail, span, certainty } = mismatch
  const at = text.slice(span.start, span.end)
  const names = mismatch.kind === 'missing-keys' ? ` ${mismatch.names.join()}` : ''
  return `${certainty === 'soft' ? '~' : ''}${kind} ${formatTrail(trail)}${names}${at === '' ? '' : ` @${at}`}`
}
