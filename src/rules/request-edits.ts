import type { Finding, ProposedFix } from '../diagnostic/finding.ts'
import type { ScalarNode } from '../syntax/node.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Span } from '../text/span.ts'
import { asBoolean } from './frontmatter-retyping.ts'
import { quoted } from './wording.ts'

type Proposals = Pick<Finding, 'fix' | 'suggestions'>

/** A text that means itself in YAML without quotes, as a key and as a value, in blocks and in brackets. */
const PLAIN = /^[A-Za-z_][\w-]*$/
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i

/** Renames a key: a fix where one name is all that could be meant, else what to choose from. */
export function renameProposals(span: Span, candidates: readonly string[], certain: string | undefined): Proposals {
  const renames = candidates
    .filter((name) => PLAIN.test(name) && !RESERVED.test(name))
    .map((name) => rename(span, name))
  const [only, ...others] = renames
  if (certain !== undefined && PLAIN.test(certain)) return { fix: rename(span, certain) }
  if (only === undefined) return {}
  return others.length === 0 ? { fix: only } : { suggestions: renames }
}

function rename(span: Span, name: string): ProposedFix {
  return { title: `rename to ${quoted(name)}`, safety: 'unsafe', edits: [{ span, text: name }] }
}

/** Replaces a text by one of the allowed ones. */
export function replaceProposals(value: ScalarNode, candidates: readonly string[]): Proposals {
  const fixes = candidates.flatMap((candidate) => {
    const text = rewritten(value, candidate)
    if (text === undefined) return []
    return [{ title: `send ${quoted(candidate)}`, safety: 'unsafe' as const, edits: [{ span: value.span, text }] }]
  })
  const [only, ...others] = fixes
  if (only === undefined) return {}
  return others.length === 0 ? { fix: only } : { suggestions: fixes }
}

/** Another text in the quotes that the first one had. */
function rewritten({ style }: ScalarNode, text: string): string | undefined {
  if (style === 'block' || /["'\\\r\n`]/.test(text)) return undefined
  if (style === 'single') return `'${text}'`
  return style === 'plain' && PLAIN.test(text) && !RESERVED.test(text) ? text : `"${text}"`
}

/** Makes a boolean of a word for one, such as `yes`: YAML read it so once, and does no more. */
export function booleanProposals(value: ScalarNode): Proposals {
  const meant = asBoolean(value)
  return meant === undefined ? {} : { fix: { ...meant, safety: 'unsafe' } }
}

/** Puts quotes around a bare scalar, or takes them off a number or a boolean: which side is wrong is not known. */
export function requoteProposals(value: ScalarNode, wantsText: boolean, source: SourceFile): Proposals {
  const written = source.slice(value.span)
  if (wantsText) {
    if (value.style !== 'plain' || typeof value.value === 'string') return {}
    return {
      suggestions: [{ title: 'send text', safety: 'unsafe', edits: [{ span: value.span, text: `"${written}"` }] }],
    }
  }
  const bare = String(value.value)
  if (
    (value.style !== 'single' && value.style !== 'double') ||
    !/^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false)$/.test(bare)
  )
    return {}
  return {
    suggestions: [
      { title: `send ${quoted(bare)} without quotes`, safety: 'unsafe', edits: [{ span: value.span, text: bare }] },
    ],
  }
}
