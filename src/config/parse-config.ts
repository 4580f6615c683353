import type { Parsed, Problem } from '../diagnostic/finding.ts'
import { entryOf, toValue, type Node } from '../syntax/node.ts'
import { readJson } from '../syntax/read-json.ts'
import { readYaml } from '../syntax/read-yaml.ts'
import { EmbeddedText } from '../text/embedded-text.ts'
import { BYTE_ORDER_MARK } from '../text/line-index.ts'
import type { SourceFile } from '../text/source-file.ts'
import { isConfigFile, schemaErrors, withDefaults } from './config-file.ts'
import { DEFAULT_CONFIG } from './defaults.ts'
import { meaningProblems } from './meaning-problem.ts'
import type { Config } from './model.ts'
import { toProblem } from './schema-problem.ts'
import { pathOf } from './config-place.ts'

/**
 * Reads a config: JSON with comments, YAML, or the `spec-lint` key of a `package.json`, told apart by the file's name.
 *
 * Never rejects. A setting with a problem counts as not said, so the config that comes back is usable whatever the
 * file holds; a shell that judges by it should still tell the problems first, and the command line goes no further.
 */
export async function parseConfig(source: SourceFile): Promise<Parsed<Config>> {
  const { value: root, problems } = await read(source)
  if (root === undefined) return { value: DEFAULT_CONFIG, problems }
  const value = toValue(root)
  // An empty YAML file is a config that says nothing.
  if (value === null) return { value: DEFAULT_CONFIG, problems }
  const errors = schemaErrors(value)
  const unsound = errors.map(({ instancePath, params }) => pathOf(instancePath)[0] ?? keyOf(params))
  const sound = withoutKeys(value, new Set(unsound))
  const file = isConfigFile(sound) ? sound : {}
  // What cannot be read has consequences further down, which are not the author's mistakes.
  const found =
    problems.length > 0 ? problems : firstProblems([wrongSettings(errors, root), meaningProblems(file, root)])
  return {
    value: withDefaults(file),
    problems: found.toSorted((first, second) => first.span.start - second.span.start),
  }
}

/** Problems of one config that are told; one that is wrong everywhere is none. */
const MOST_PROBLEMS = 50

function firstProblems(sources: readonly Iterable<Problem>[]): readonly Problem[] {
  const found: Problem[] = []
  for (const source of sources) {
    for (const problem of source) if (found.push(problem) === MOST_PROBLEMS) return found
  }
  return found
}

function* wrongSettings(errors: ReturnType<typeof schemaErrors>, root: Node): Generator<Problem> {
  for (const error of errors) yield toProblem(error, root)
}

async function read(source: SourceFile): Promise<Parsed<Node | undefined>> {
  const start = source.text.startsWith(BYTE_ORDER_MARK) ? 1 : 0
  const text = EmbeddedText.contiguous(source, { start, end: source.text.length })
  if (/\.ya?ml$/i.test(source.path)) return readYaml(text)
  const parsed = await readJson(text)
  if (!/(?:^|\/)package\.json$/.test(source.path)) return parsed
  return { value: entryOf(parsed.value, 'spec-lint')?.value, problems: parsed.problems }
}

function keyOf(params: Readonly<Record<string, unknown>>): string | undefined {
  const key = params['additionalProperty']
  return typeof key === 'string' ? key : undefined
}

function withoutKeys(value: unknown, keys: ReadonlySet<string | undefined>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)))
}
