import { parseSpec } from '../../src/spec/parse-spec.ts'
import type { Spec } from '../../src/spec/model.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import type { Span } from '../../src/text/span.ts'

/** Parses a text as the spec `specs/sales/sample.md`. */
export function readSpec(text: string): Promise<Spec> {
  return parseSpec(new SourceFile('specs/sales/sample.md', text))
}

/** A spec whose test request has one `yaml` fence with the given content. */
export function readSteps(yaml: string): Promise<Spec> {
  return readSpec(`# Sample\n\n## Test Request\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`)
}

/** The text of the file at the span of each part: what a user sees underlined. */
export function underlined(spec: Spec, parts: Iterable<{ readonly span: Span } | undefined>): (string | undefined)[] {
  return [...parts].map((part) => part && spec.source.slice(part.span))
}
