import { entryOf } from '../syntax/node.ts'
import type { MapEntry, MapNode } from '../syntax/node.ts'
import type { SourceFile } from '../text/source-file.ts'
import { readExtracts } from './extracts.ts'
import type { Step, StepRole } from './model.ts'
import { readPlaceholders } from './placeholders.ts'
import { readIntegers, readText, readUpperCase } from './scalar-text.ts'
import { readStepPath } from './step-path.ts'

/** Reads one item of a `steps` list. A key that is given twice counts with its last value, as in every YAML reader. */
export async function readStep(source: SourceFile, node: MapNode, role: StepRole, index: number): Promise<Step> {
  const valueOf = (key: string) => entryOf(node, key)?.value
  return {
    role,
    index,
    node,
    id: readText(source, valueOf('id')),
    method: readUpperCase(source, valueOf('method')),
    path: readStepPath(source, valueOf('path')),
    params: entriesOf(node, 'params'),
    body: entryOf(node, 'body'),
    token: readText(source, valueOf('token')),
    extracts: await readExtracts(source, valueOf('extract')),
    statuses: readIntegers(source, entryOf(valueOf('expect'), 'status')?.value),
    onFail: readText(source, valueOf('onFail')),
    skipReason: readText(source, valueOf('skipReason')),
    multipart: readText(source, valueOf('content_type'))?.value.toLowerCase().startsWith('multipart') ?? false,
    formFields: entriesOf(node, 'form_fields'),
    fileFields: entriesOf(node, 'file_fields'),
    placeholders: readPlaceholders(source, node),
  }
}

function entriesOf(step: MapNode, key: string): readonly MapEntry[] {
  const value = entryOf(step, key)?.value
  return value?.kind === 'map' ? value.entries : []
}
