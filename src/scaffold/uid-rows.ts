import { LIST_ITEM } from '../infer/consumers.ts'
import type { Binding, IdentifierPlan, PlannedIdentifier } from '../infer/model.ts'
import { isBuiltInPlaceholder } from '../spec/built-in-placeholders.ts'
import { clip, code, escapeCell } from './prose.ts'
import { variableOf } from './request-steps.ts'
import type { UidData, UidRowData } from './template-data.ts'

const NOTHING = '-'

/** Longest documented value that is quoted. */
const LONGEST_LITERAL = 40

/**
 * The UID table: a row for every identifier that the request takes, and one for every placeholder that the steps send
 * and nothing defines.
 */
export function uidData({ identifiers }: IdentifierPlan, open: readonly string[]): UidData {
  const rows = new Map<string, UidRowData>()
  for (const identifier of identifiers) {
    const { binding } = identifier
    const said = fieldOf(identifier, open)
    const isTaken = rows.has(said) && binding.kind !== 'literal'
    const field = isTaken ? binding.variable : said
    // An optional field that is not sent and of which nothing is certain is a row of the parameter table, and no more.
    const isUncertain = identifier.decision === 'none' || identifier.decision === 'todo'
    if (isUncertain && !identifier.consumer.required && !open.includes(field)) continue
    if (identifier.decision === 'row' && !isWorthARow(identifier)) continue
    if (!rows.has(field)) rows.set(field, rowOf(field, identifier))
  }
  for (const name of open) if (!rows.has(name)) rows.set(name, unknownRow(name))
  return { hasRows: rows.size > 0, rows: [...rows.values()] }
}

/** Objects one within the other down to which what is not sent has a row. */
const DEEPEST_OPTIONAL = 2

/** Whether an author may want to send what is left out: not the id of what is to be created, nor what lies deep. */
function isWorthARow({ consumer: { field, trail, in: place, operation } }: PlannedIdentifier): boolean {
  if (place !== 'body') return true
  const depth = trail.filter((key) => key !== LIST_ITEM).length
  return depth <= DEEPEST_OPTIONAL && !(depth === 1 && operation.method === 'POST' && BARE.test(field))
}

/** A name that says of nothing that it identifies it. */
const BARE = /^(?:u|uu|gu)?id$/i

/**
 * The field as the swagger has it; its placeholder, or its path, where the field says too little, where the row has to be
 * found by the placeholder, and where a table would not be read.
 */
function fieldOf({ consumer: { field, trail }, binding }: PlannedIdentifier, open: readonly string[]): string {
  const variable = binding.kind === 'literal' ? variableOf(field) : binding.variable
  if (open.includes(variable)) return variable
  if (READ_IN_TABLES.test(field) && !BARE.test(field)) return field
  // A bare `id` that is not sent: no request shows its placeholder.
  const inBody = trail[0] === LIST_ITEM ? trail.slice(1) : trail
  const path = inBody.join('.').replaceAll(`.${LIST_ITEM}`, LIST_ITEM)
  return binding.kind === 'open' && trail.length > 1 && READ_IN_TABLES.test(path) ? path : variable
}

/** What a table's reader takes for the name or the path of a field. */
const READ_IN_TABLES = /^[A-Za-z_][\w.[\]]*$/

function rowOf(field: string, identifier: PlannedIdentifier): UidRowData {
  const { decision, get, create, cleanup, binding, nearest } = identifier
  const source = get ?? create
  const note = noteOf(identifier)
  const row = {
    field,
    get: decision === 'config' && !isRunnersOwn(binding) ? '(config)' : cell(get?.operation.label),
    extract: source === undefined ? NOTHING : escapeCell(relativePath(source.jsonPath)),
    create: cell(create?.operation.label),
    cleanup: create === undefined ? NOTHING : cell(cleanup?.label),
    notes: note === '' ? NOTHING : escapeCell(note),
  }
  const fetch =
    get === undefined ? [] : [`Call ${code(get.operation.label)} and extract ${code(relativePath(get.jsonPath))}`]
  const make =
    create === undefined
      ? []
      : [`Create one via ${code(create.operation.label)} and extract ${code(relativePath(create.jsonPath))}`]
  const isMade =
    binding.kind === 'step' && create !== undefined && binding.step.operation.identity === create.operation.identity
  const texts = isMade ? [...make, ...fetch] : [...fetch, ...make]
  if (decision === 'config')
    texts.push(isRunnersOwn(binding) ? 'The runner fills in the date.' : 'The environment of the tests supplies it.')
  if (create !== undefined && cleanup !== undefined) texts.push(`Clean up with ${code(cleanup.label)}`)
  if (decision === 'todo' || decision === 'none') texts.push(...doubts(decision, source !== undefined, nearest))
  if (decision === 'literal') texts.push('The swagger documents a value, which is sent as it is.')
  return { ...row, instructions: texts.map((text, index) => ({ number: index + 1, text })) }
}

/** Whether a placeholder is one that every runner replaces. */
function isRunnersOwn(binding: Binding): binding is Extract<Binding, { kind: 'config' }> {
  return binding.kind === 'config' && isBuiltInPlaceholder(binding.variable)
}

function noteOf({ decision, binding, nearest }: PlannedIdentifier): string {
  if (isRunnersOwn(binding)) return `${code(binding.variable)} of the runner`
  if (decision === 'literal' && binding.kind === 'literal')
    return `${code(clip(String(binding.value), LONGEST_LITERAL))}, as the swagger documents it`
  if (decision === 'row') return 'Optional'
  if (decision === 'todo') return 'TODO: likely, not certain'
  if (decision === 'none')
    return nearest.length === 0
      ? 'TODO: no operation is known to yield it'
      : `TODO: no operation is known to yield it; similar: ${nearest.join(', ')}`
  return ''
}

function doubts(decision: 'todo' | 'none', isGuess: boolean, nearest: readonly string[]): readonly string[] {
  if (decision === 'todo')
    return isGuess
      ? ['TODO: check that this is the right one, and add a prerequisite step.']
      : ['TODO: say where it comes from.']
  const similar = nearest.length === 0 ? '' : ` Similar resources: ${nearest.map(code).join(', ')}.`
  return [`TODO: say where it comes from; no operation of the swagger is known to yield it.${similar}`]
}

function unknownRow(name: string): UidRowData {
  const notes = 'TODO: no operation is known to yield it'
  return {
    field: name,
    get: NOTHING,
    extract: NOTHING,
    create: NOTHING,
    cleanup: NOTHING,
    notes,
    instructions: [
      { number: 1, text: 'TODO: say where it comes from; no operation of the swagger is known to yield it.' },
    ],
  }
}

function cell(label: string | undefined): string {
  return label === undefined ? NOTHING : escapeCell(label)
}

/** `$.data.clients[0].id` → `data.clients[0].id`, as tables have it; what begins with an index keeps its root. */
export function relativePath(jsonPath: string): string {
  return /^\$\.\w+[.[]/.test(jsonPath) ? jsonPath.slice(2) : jsonPath
}
