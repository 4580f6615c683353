import type { RawNode } from './raw-node.ts'
import type { SchemaViews } from './schema-views.ts'

/** What a value of `mapping` names: a component by its bare name, or a schema by its address. */
export function alternativeTarget(mapped: RawNode, reader: SchemaViews): RawNode | undefined {
  const { value } = mapped
  if (typeof value !== 'string') {
    reader.document.report(mapped, '`mapping` says what is no text.')
    return undefined
  }
  return reader.component(value, mapped) ?? reader.document.step(mapped, value)
}
