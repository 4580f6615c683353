import type { ConfigFile } from '../../config/config-file.ts'
import { yamlText, yamlTexts } from '../../scaffold/yaml-text.ts'

/** The settings that a proposal is made of. */
type ProposedKey = 'specs' | 'ignore' | 'swagger' | 'refs' | 'variables' | 'statuses' | 'tokens'

/** What each is, for who reads the file and not the manual. */
const MEANINGS: Readonly<Record<ProposedKey, string>> = {
  specs: 'The spec files.',
  ignore: 'Files among them that are no specs.',
  swagger: 'The documents that are searched for operations.',
  refs: 'Addresses in `$ref`s that are published copies of a folder. They are never fetched.',
  variables: 'Placeholders that the environment of the tests supplies.',
  statuses: 'Allowed spellings of `status`.',
  tokens: 'Kinds of token that a step may use.',
}

const KEYS: readonly ProposedKey[] = ['specs', 'ignore', 'swagger', 'refs', 'variables', 'statuses', 'tokens']

/** Lists that are longer stand on lines of their own. */
const LONGEST_LINE = 100

/** Settings as a config in JSON, with the schema for editors. */
export function renderJsonConfig(settings: ConfigFile): string {
  return `${JSON.stringify({ $schema: './node_modules/spec-lint/schema/config.json', ...settings }, undefined, 2)}\n`
}

/**
 * Settings as a config in YAML, each with its meaning.
 *
 * @param remarks what else is to be said of a setting; one that is not set is shown as a comment then.
 */
export function renderYamlConfig(
  settings: ConfigFile,
  remarks: Readonly<Partial<Record<ProposedKey, string>>> = {},
): string {
  const blocks = KEYS.flatMap((key) => {
    const lines = linesOf(key, settings)
    const remark = remarks[key]
    if (lines.length === 0 && remark === undefined) return []
    const comments = [MEANINGS[key], ...(remark === undefined ? [] : [remark])].map((text) => `# ${text}`)
    return [[...comments, ...(lines.length > 0 ? lines : [`# ${key}: []`])].join('\n')]
  })
  const head = '# yaml-language-server: $schema=./node_modules/spec-lint/schema/config.json'
  return `${[head, ...blocks].join('\n\n')}\n`
}

function linesOf(key: ProposedKey, settings: ConfigFile): readonly string[] {
  if (key === 'refs') {
    const refs = Object.entries(settings.refs ?? {}).map(
      ([prefix, folder]) => `${yamlText(prefix)}: ${yamlText(folder)}`,
    )
    return refs.length === 0 ? [] : ['refs:', ...indented(refs)]
  }
  if (key === 'tokens') {
    const { kinds } = settings.tokens ?? {}
    return kinds === undefined ? [] : ['tokens:', ...indented(listLines('kinds', kinds))]
  }
  const texts = settings[key]
  return texts === undefined ? [] : listLines(key, texts)
}

function listLines(key: string, texts: readonly string[]): readonly string[] {
  const line = `${key}: ${yamlTexts(texts)}`
  return line.length <= LONGEST_LINE ? [line] : [`${key}:`, ...indented(texts.map((text) => `- ${yamlText(text)}`))]
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`)
}
