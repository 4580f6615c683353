import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts'
import type { Position } from '../../src/text/position.ts'
import { textAfter } from './edits.ts'
import type { ProjectFiles } from './page.ts'

/** The same project written in another way that no finding may depend on. */
export interface Variant {
  readonly name: string
  readonly files: ProjectFiles
  /** Where a line of the original stands in the variant. */
  readonly lineOf: (file: string, line: number) => number
  /** An edited text of the variant as the same edit would have left the original. */
  readonly undo: (file: string, text: string) => string
}

const sameLine = (_file: string, line: number): number => line

/** Windows line endings in every file. */
function withCrlf(files: ProjectFiles): Variant {
  return {
    name: 'CRLF line endings',
    files: mapFiles(files, (text) => text.replace(/\n/g, '\r\n')),
    lineOf: sameLine,
    // A line ending that is not CRLF is a fault of the fix: it survives here and shows as a difference.
    undo: (_file, text) => text.replace(/\n/g, '\\n').replace(/\r\\n/g, '\n'),
  }
}

/** A byte order mark at the start of every file. */
function withByteOrderMark(files: ProjectFiles): Variant {
  return {
    name: 'a byte order mark',
    files: mapFiles(files, (text) => `\uFEFF${text}`),
    lineOf: sameLine,
    undo: (_file, text) => (text.startsWith('\uFEFF') ? text.slice(1) : `(the mark is gone) ${text}`),
  }
}

/** No line feed at the end of any file. */
function withoutFinalNewline(files: ProjectFiles): Variant {
  return {
    name: 'no newline at the end',
    files: mapFiles(files, (text) => text.replace(/\n$/, '')),
    lineOf: sameLine,
    undo: (_file, text) => (text.endsWith('\n') ? text : `${text}\n`),
  }
}

const YAML_LINE = '# 👩‍👩‍👧 𝒳 ½ 漢字 é\n'
const BODY_LINES = '\n<!-- 🏴‍☠️ 𝒴𝓏 ½ 漢字 é — nothing of note -->\n'

/**
 * A comment with characters outside the BMP at the top of each spec's frontmatter and another at the top of its body;
 * a spec without frontmatter stays as it is.
 */
function withCommentLines(files: ProjectFiles): Variant {
  const places = new Map<string, { first: number; second: number; split: number }>()
  const changed = new Map<string, string>()
  for (const [path, text] of files) {
    const block = path.endsWith('.md') ? /^---\n(?:[^\n]*\n)*?---\n/.exec(text)?.[0] : undefined
    if (block === undefined) continue
    const lines = block.split('\n').length - 1
    places.set(path, { first: 1, second: lines, split: block.length })
    changed.set(path, `---\n${YAML_LINE}${block.slice(4)}${BODY_LINES}${text.slice(block.length)}`)
  }
  return {
    name: 'comments with emoji above',
    files: new Map([...files, ...changed]),
    lineOf(file, line) {
      const place = places.get(file)
      if (place === undefined || line <= place.first) return line
      return line + (line <= place.second ? 1 : 3)
    },
    undo: (file, text) => (places.has(file) ? text.replace(YAML_LINE, '').replace(BODY_LINES, '') : text),
  }
}

/** Config files are read once and by the harness: they take no part. */
function mapFiles(files: ProjectFiles, change: (text: string) => string): ProjectFiles {
  return new Map([...files].map(([path, text]) => [path, path.startsWith('spec-lint.config') ? text : change(text)]))
}

/** One variant of another. */
function composed(
  files: ProjectFiles,
  first: (files: ProjectFiles) => Variant,
  second: (files: ProjectFiles) => Variant,
): Variant {
  const inner = first(files)
  const outer = second(inner.files)
  return {
    name: `${inner.name} and ${outer.name}`,
    files: outer.files,
    lineOf: (file, line) => outer.lineOf(file, inner.lineOf(file, line)),
    undo: (file, text) => inner.undo(file, outer.undo(file, text)),
  }
}

/** The variants of a project: as Windows saves it, and with more above and less below. Two at a time, for each costs a run. */
export function variantsOf(files: ProjectFiles): readonly Variant[] {
  return [composed(files, withCrlf, withByteOrderMark), composed(files, withCommentLines, withoutFinalNewline)]
}

/** How the findings on a variant differ from those on the original; places, words, fingerprints and fixes must not. */
export function compareVariant(
  files: ProjectFiles,
  original: readonly Diagnostic[],
  variant: Variant,
  findings: readonly Diagnostic[],
): readonly string[] {
  const expected = new Set(
    original.flatMap((diagnostic) => traits(diagnostic, files, variant.lineOf, (_, text) => text)),
  )
  const actual = new Set(findings.flatMap((diagnostic) => traits(diagnostic, variant.files, sameLine, variant.undo)))
  return [
    ...[...expected]
      .filter((trait) => !actual.has(trait))
      .map((trait) => `with ${variant.name} this is lost: ${trait}`),
    ...[...actual].filter((trait) => !expected.has(trait)).map((trait) => `with ${variant.name} this is new: ${trait}`),
  ]
}

/** What must be the same of a finding in every variant, with its lines where the variant has them. */
function traits(
  diagnostic: Diagnostic,
  files: ProjectFiles,
  lineOf: Variant['lineOf'],
  undo: Variant['undo'],
): readonly string[] {
  const { file, range, severity, related, fix, suggestions = [] } = diagnostic
  // A message may say where the other place is; that line moves with the rest.
  const message = diagnostic.message.replace(/\bline \d+/g, 'line N')
  // What stands behind the last letter stands at the end, however many line ends follow.
  const at = (path: string, { line, column, offset }: Position): string =>
    offset >= (files.get(path) ?? '').trimEnd().length ? 'the end' : `${lineOf(path, line)}:${column}`
  const named = `${file} “${message}”`
  return [
    `${named} at ${at(file, range.start)}-${at(file, range.end)}, ${severity}, ${diagnostic.fingerprint}`,
    ...related.map((other) => `${named} related ${other.file}:${at(other.file, other.range.start)} ${other.message}`),
    ...[...(fix === undefined ? [] : [fix]), ...suggestions].map(
      (proposal) =>
        `${named} “${proposal.title}” leaves ${JSON.stringify(undo(file, textAfter(files, proposal, file)))}`,
    ),
  ]
}
