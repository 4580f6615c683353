import type { Finding, FixSafety, ProposedFix } from '../../diagnostic/finding.ts'
import type { SpecContext } from '../../project/model.ts'
import type { MapEntry } from '../../syntax/node.ts'
import type { SourceFile } from '../../text/source-file.ts'
import type { Span } from '../../text/span.ts'
import { insertField, openingOf, renameField } from '../frontmatter-edits.ts'
import { fieldOf, isBlank, misnamedFields, type RequiredField, requiredFields } from '../frontmatter-fields.ts'
import { isReadable } from '../frontmatter-problems.ts'
import { guessField } from '../frontmatter-guesses.ts'
import type { Rule } from '../rule.ts'
import { shown } from '../frontmatter-wording.ts'
import { given, quoted } from '../wording.ts'

/** May stand there without a value: the spec was not saved or verified yet. */
const MAY_BE_EMPTY = new Set(['savedAt', 'verifiedAt'])

/** Fields whose empty text is told here; others have a rule of their own for it, or a type that no text is of. */
const MAY_NOT_BE_BLANK = new Set(['domain', 'status'])

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  evenIfNotRun: true,
  *check(context) {
    const { frontmatter } = context.spec
    if (!isReadable(context.spec) || frontmatter.entries.length === 0) return
    const misnamed = misnamedFields(frontmatter)
    for (const field of requiredFields(frontmatter)) {
      const entry = fieldOf(frontmatter, field.name)
      const wrong = misnamed.get(field.name)
      if (entry !== undefined) {
        if (isEmpty(field.name, entry)) yield withoutValue(context, field, entry)
      } else if (wrong === undefined) yield missing(context, field)
      else yield misnamedField(field, wrong)
    }
  },
}

function isEmpty(name: string, entry: MapEntry): boolean {
  if (MAY_BE_EMPTY.has(name)) return false
  return MAY_NOT_BE_BLANK.has(name) ? isBlank(entry) : entry.value.kind === 'scalar' && entry.value.value === null
}

function missing(context: SpecContext, { name, severity }: RequiredField): Finding {
  const guess = guessField(context, name)
  const edit = guess.value === undefined ? undefined : insertField(context.spec, name, guess.value)
  const fix: ProposedFix | undefined =
    edit === undefined ? undefined : { title: `add \`${name}: ${guess.value}\``, safety: guess.safety, edits: [edit] }
  return {
    at: { span: openingOf(context.spec.frontmatter) },
    message: `The frontmatter has no ${quoted(name)}.`,
    help: guess.help,
    severity,
    evidence: name,
    ...given('fix', fix),
  }
}

/** `endpoint:` and nothing after it. */
function withoutValue(context: SpecContext, { name, severity }: RequiredField, { keySpan, value }: MapEntry): Finding {
  const guess = guessField(context, name)
  return {
    at: { span: keySpan },
    message: `${quoted(name)} has no value.`,
    help: guess.help,
    severity,
    evidence: name,
    ...given(
      'fix',
      guess.value === undefined ? undefined : setValue(context.spec.source, value.span, guess.value, guess.safety),
    ),
  }
}

function misnamedField({ name, severity }: RequiredField, entry: MapEntry): Finding {
  return {
    at: { span: entry.keySpan },
    message: `The frontmatter has no ${quoted(name)}, but ${shown(entry.key)}, which is not a field.`,
    help: `Nobody reads ${shown(entry.key)}: what it says counts under ${quoted(name)} only.`,
    severity,
    evidence: name,
    fix: renameField(entry, name),
  }
}

/** Replaces a value that is `null` or is not there at all, and so has the empty span after its key. */
function setValue({ text }: SourceFile, span: Span, value: string, safety: FixSafety): ProposedFix {
  const glued = span.start === span.end && text[span.start - 1] === ':'
  return { title: `set it to ${quoted(value)}`, safety, edits: [{ span, text: glued ? ` ${value}` : value }] }
}
