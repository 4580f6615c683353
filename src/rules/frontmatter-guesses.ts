import type { FixSafety } from '../diagnostic/finding.ts'
import type { SpecContext } from '../project/model.ts'
import { foldersBelow } from '../text/folders-below.ts'
import { listedBriefly, quoted } from './wording.ts'

/** What a field that is not there might say. */
export interface FieldGuess {
  /** As plain text; `undefined` where only the author can know. */
  readonly value?: string
  readonly safety: FixSafety
  readonly help: string
}

/** What the rest of the project knows of a required field that is absent. */
export function guessField(context: SpecContext, name: string): FieldGuess {
  switch (name) {
    case 'endpoint':
      return guessEndpoint(context)
    case 'swagger':
      return guessSwagger(context)
    case 'domain':
      return guessDomain(context)
    case 'tags':
      return { value: '[]', safety: 'safe', help: 'A spec without tags has an empty list: `tags: []`.' }
    case 'status':
      return { safety: 'unsafe', help: `Write one of ${listedBriefly(context.config.statuses, 'or')}.` }
    case 'timesReused':
      return { value: '0', safety: 'safe', help: 'A spec that has helped to repair no other one has `timesReused: 0`.' }
    default:
      return {
        safety: 'unsafe',
        help: `Write when it was ${name === 'savedAt' ? 'saved' : 'last seen to pass'}, such as \`2026-06-15T12:00:00Z\`.`,
      }
  }
}

/** What the test request calls is likely what the spec is about. */
function guessEndpoint({ steps }: SpecContext): FieldGuess {
  const operation = steps.findLast(({ step }) => step.role === 'test')?.operation
  if (operation === undefined)
    return { safety: 'unsafe', help: 'Name the operation that the spec is about: `endpoint: GET /path/{id}`.' }
  return { value: operation.label, safety: 'unsafe', help: `The test request calls ${quoted(operation.label)}.` }
}

function guessSwagger({ endpoint }: SpecContext): FieldGuess {
  const files =
    endpoint?.kind === 'declared' ? [...new Set(endpoint.operations.map(({ document }) => document.source.path))] : []
  const [only] = files
  if (only === undefined)
    return { safety: 'unsafe', help: 'Name the file that declares the endpoint, relative to the project root.' }
  const help = `The endpoint is declared in ${listedBriefly(files)}.`
  return files.length > 1 ? { safety: 'unsafe', help } : { value: only, safety: 'safe', help }
}

function guessDomain({ config, spec }: SpecContext): FieldGuess {
  const folder = foldersBelow(spec.source.path, config.specs).at(-1)
  if (folder === undefined) return { safety: 'unsafe', help: 'Name the part of the product that the spec belongs to.' }
  return { value: folder, safety: 'unsafe', help: `The file is in the folder ${quoted(folder)}.` }
}
