import type { Problem } from '../diagnostic/finding.ts'
import { describeKind, type Node } from '../syntax/node.ts'
import { enumerated } from '../text/enumerated.ts'
import { nearestNames } from '../text/nearest-name.ts'
import { describePath, keySpan, nodeAt, pathOf, type ConfigPath } from './config-place.ts'
import { KNOWN_KEYS, type SchemaError } from './validate.generated.js'

/** Says an error of the compiled schema as a sentence about the config, at the exact place. */
export function toProblem(error: SchemaError, root: Node): Problem {
  const path = pathOf(error.instancePath)
  const { params } = error
  const node = nodeAt(root, path)
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(String(params['additionalProperty']), path, root)
    case 'required':
      return { span: node.span, message: `${subject(path)} lacks the key \`${String(params['missingProperty'])}\`.` }
    case 'enum':
      return notOneOf(texts(params['allowedValues']), path, node)
    case 'pattern':
      return { span: node.span, message: `${subject(path)} may not be empty.` }
    default:
      return {
        span: node.span,
        message: `${subject(path)} must be ${expected(params['type'])}, not ${describeKind(node)}.`,
        ...(params['type'] === 'array' ? asList(node) : {}),
      }
  }
}

/** One text where a list is wanted is the list of that text. */
function asList(node: Node): { readonly help?: string } {
  return node.kind === 'scalar' && typeof node.value === 'string' && node.value !== ''
    ? { help: `Write \`[${JSON.stringify(node.value)}]\`.` }
    : {}
}

function unknownKey(key: string, owner: ConfigPath, root: Node): Problem {
  const known = KNOWN_KEYS[owner.map((step) => (/^\d+$/.test(step) ? '/*' : `/${step}`)).join('')] ?? []
  const isRule = owner.at(-1) === 'rules'
  const where = isRule || owner.length === 0 ? '' : ` in ${describePath(owner)}`
  const [nearest] = nearestNames(key, known, 1)
  const help = isRule ? 'Run `spec-lint --list-rules` for the rules that there are.' : `Known keys: ${listed(known)}.`
  return {
    span: keySpan(root, owner, key),
    message: isRule ? `There is no rule \`${key}\`.` : `There is no setting \`${key}\`${where}.`,
    help: nearest === undefined ? help : `Did you mean \`${nearest}\`?`,
  }
}

function notOneOf(allowed: readonly string[], path: ConfigPath, node: Node): Problem {
  const said = node.kind === 'scalar' && node.value !== null ? `\`${String(node.value)}\`` : describeKind(node)
  const message = `${subject(path)} must be ${listed(allowed, 'or')}, not ${said}.`
  const [nearest] = node.kind === 'scalar' ? nearestNames(String(node.value), allowed) : []
  return { span: node.span, message, ...(nearest === undefined ? {} : { help: `Did you mean \`${nearest}\`?` }) }
}

function subject(path: ConfigPath): string {
  return path.length === 0 ? 'The config' : describePath(path)
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  string: 'text',
  null: 'null',
}

function expected(type: unknown): string {
  return (Array.isArray(type) ? type : [type]).map((name) => TYPES[String(name)] ?? String(name)).join(' or ')
}

function texts(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.map(String) : []
}

/** "`a`, `b` or `c`". */
function listed(names: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  return enumerated(
    names.map((name) => `\`${name}\``),
    conjunction,
  )
}
