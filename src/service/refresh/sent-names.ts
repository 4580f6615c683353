import type { SpecContext } from '../../project/model.ts'
import type { MapEntry, Node } from '../../syntax/node.ts'

/** Names of everything that the test request sends: parameters of the query, fields of the body, however deep. */
export function sentNames({ steps }: SpecContext): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { step, callsEndpoint } of steps) {
    if (!callsEndpoint) continue
    for (const { name } of step.path?.query ?? []) names.add(name.value)
    collect([...step.params, ...step.formFields, ...step.fileFields], names)
    if (step.body !== undefined) visit(step.body.value, names)
  }
  return names
}

function collect(entries: readonly MapEntry[], names: Set<string>): void {
  for (const { key, value } of entries) {
    names.add(key)
    visit(value, names)
  }
}

function visit(node: Node, names: Set<string>): void {
  if (node.kind === 'map') collect(node.entries, names)
  if (node.kind === 'list') for (const item of node.items) visit(item, names)
}
