import { parseJsonPath } from '../syntax/parse-json-path.ts'
import type { MapEntry, Node } from '../syntax/node.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Extract } from './model.ts'
import { readText } from './scalar-text.ts'
import { moveProblem, partsOf } from './text-parts.ts'

/** Reads a step's `extract` mapping; anything else than a mapping has no extracts. */
export async function readExtracts(source: SourceFile, node: Node | undefined): Promise<readonly Extract[]> {
  return node?.kind === 'map' ? Promise.all(node.entries.map((entry) => readExtract(source, entry))) : []
}

async function readExtract(source: SourceFile, entry: MapEntry): Promise<Extract> {
  const name = { value: entry.key, span: entry.keySpan }
  const text = readText(source, entry.value)
  if (text === undefined) return { name, text, path: undefined, problems: [] }
  const { value: path, problems } = await parseJsonPath(text.value)
  const spanOf = partsOf(source, text)
  // A path's problems count from its own start.
  return { name, text, path, problems: problems.map((problem) => moveProblem(problem, spanOf)) }
}
