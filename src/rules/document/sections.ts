import type { Finding } from '../../diagnostic/finding.ts'
import type { Section, Spec } from '../../spec/model.ts'
import { SECTION_NAMES } from '../../spec/section-names.ts'
import { walkSections } from '../../spec/sections.ts'
import { fencesAreBroken } from '../document-fences.ts'
import { firstLine } from '../document-places.ts'
import { findMisnamed, findStandIn, type OptionalRole, type RequiredRole, standsInText } from '../document-stand-ins.ts'
import type { Rule } from '../rule.ts'
import { quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  evenIfNotRun: true,
  *check({ spec }) {
    yield* required(spec, 'summary')
    yield* required(spec, 'test-request')
    yield* oldNames(spec)
    for (const role of OPTIONAL) yield* misnamed(spec, role)
  },
}

const OPTIONAL = ['prerequisites', 'uid-resolution', 'parameters'] as const

/** A section that a spec may do without, under a name that is not read. */
function* misnamed(spec: Spec, role: OptionalRole): Generator<Finding> {
  const standIn = findMisnamed(spec, role)
  const name = SECTION_NAMES.get(role) ?? role
  if (standIn === undefined) return
  yield {
    at: { span: standIn.span },
    message: `The section ${standIn.what} is not read: it is called ${quoted(name)}.`,
    help: WHAT_IT_HOLDS[role],
    severity: 'warning',
    evidence: name,
    fix: standIn.fix,
  }
}

const WHAT_IT_HOLDS: Readonly<Record<OptionalRole, string>> = {
  prerequisites: 'Its steps do not run.',
  'uid-resolution': 'Its table is not held against the swagger.',
  parameters: 'Its tables are not held against the swagger.',
}

function* required(spec: Spec, role: RequiredRole): Generator<Finding> {
  const name = SECTION_NAMES.get(role) ?? role
  const found = [...walkSections(spec.sections)].filter((section) => section.role === role)
  if (found.some(({ depth }) => depth === 2)) return
  const [deep] = found
  if (deep !== undefined) {
    yield wrongLevel(spec, deep)
    return
  }
  // A heading in a fence that never closes is there for its author: `document/fence` tells why it is none.
  if (fencesAreBroken(spec) && standsInText(spec, role)) return
  const standIn = findStandIn(spec, role)
  yield standIn === undefined
    ? {
        at: { span: spec.title === undefined || spec.title.value === '' ? firstLine(spec) : spec.title.span },
        message: `The spec has no section ${quoted(name)}.`,
        help:
          role === 'summary'
            ? 'Say below `## Summary` what the operation does.'
            : 'Put the step that calls the endpoint below `## Test Request`.',
        evidence: name,
      }
    : {
        at: { span: standIn.span },
        message: `The spec has no section ${quoted(name)}, but ${standIn.what}.`,
        help: `Only a heading ${quoted(`## ${name}`)} opens that section.`,
        evidence: name,
        fix: standIn.fix,
      }
}

/** `### Summary`: there, but part of the section before it. */
function wrongLevel({ source }: Spec, { title, depth, span }: Section): Finding {
  const at = { span: title.span }
  const message = `${quoted(title.value)} is a heading of level ${depth}, and sections are of level 2.`
  const hashes = source.text.startsWith('#'.repeat(depth), span.start)
  const help = 'It is read as a part of the section before it.'
  if (!hashes) return { at, message, help, evidence: title.value }
  const edits = [{ span: { start: span.start, end: span.start + depth }, text: '##' }]
  return { at, message, help, evidence: title.value, fix: { title: 'make it level 2', safety: 'unsafe', edits } }
}

/** Sections under the name that they had once, where there is none with the name of today. */
function* oldNames({ source, sections }: Spec): Generator<Finding> {
  for (const { role, properName, title, depth } of sections) {
    if (properName === undefined || depth !== 2) continue
    if (sections.some((other) => other.role === role && other.properName === undefined)) continue
    const written = source.slice(title.span)
    const old = title.value.replace(/\s*\([^()]*\)\W*$/u, '').replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '')
    const start = title.span.start + Math.max(0, written.indexOf(old))
    const span = written.includes(old) ? { start, end: start + old.length } : title.span
    yield {
      at: { span },
      message: `${quoted(old)} is the old name of the section ${quoted(properName)}.`,
      help: 'The section is read all the same.',
      severity: 'warning',
      cause: {
        key: `section ${old.toLowerCase()}`,
        title: `Sections are called ${quoted(old)}, the old name of ${quoted(properName)}`,
      },
      fix: { title: `rename to ${quoted(properName)}`, safety: 'safe', edits: [{ span, text: properName }] },
    }
  }
}
