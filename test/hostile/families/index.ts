import type { HostileInput } from '../hostile-input.ts'
import { CHARACTERS } from './characters.ts'
import { COMMENTS } from './comments.ts'
import { CONFIGS } from './configs.ts'
import { DEMANDS } from './demands.ts'
import { DOCUMENTS } from './documents.ts'
import { PATHS } from './paths.ts'
import { PROGRAMS } from './programs.ts'
import { DATA_FILES } from './data-files.ts'
import { FENCES } from './fences.ts'
import { JSON_PATHS } from './json-paths.ts'
import { PATTERN_INPUTS } from './patterns.ts'
import { PROSE } from './prose.ts'
import { REFERENCES } from './references.ts'
import { SCHEMAS } from './schemas.ts'
import { STEPS } from './steps.ts'
import { TABLES } from './tables.ts'
import { YAML } from './yaml.ts'

/** Every family of hostile inputs by its name. */
export const FAMILIES: Readonly<Record<string, readonly HostileInput[]>> = {
  prose: PROSE,
  fences: FENCES,
  tables: TABLES,
  yaml: YAML,
  steps: STEPS,
  JSONPaths: JSON_PATHS,
  references: REFERENCES,
  schemas: SCHEMAS,
  demands: DEMANDS,
  paths: PATHS,
  'data files': DATA_FILES,
  documents: DOCUMENTS,
  patterns: PATTERN_INPUTS,
  comments: COMMENTS,
  characters: CHARACTERS,
  configs: CONFIGS,
  programs: PROGRAMS,
}
