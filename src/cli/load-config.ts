import { DEFAULT_CONFIG } from '../config/defaults.ts'
import type { Config } from '../config/model.ts'
import { parseConfig } from '../config/parse-config.ts'
import { excerptOf } from '../diagnostic/excerpt.ts'
import type { Problem } from '../diagnostic/finding.ts'
import { hasConfigKey } from '../node/find-config.ts'
import { readTextFile } from '../node/text-file.ts'
import { whyUnread } from '../node/why-unread.ts'
import { codeFrame } from '../report/code-frame.ts'
import type { Style } from '../report/style.ts'
import { position, sentence } from '../report/wording.ts'
import { SourceFile } from '../text/source-file.ts'
import { shownFrom } from './shown-from.ts'
import { UsageError } from './usage-error.ts'

/** A config that cannot be used: with it, nothing can be judged. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(
    readonly source: SourceFile,
    readonly problems: readonly Problem[],
  ) {
    super(`${source.path} has ${problems.length} problems`)
  }

  /** Every problem with its line. */
  render(style: Style): string {
    return this.problems.map((problem) => `${renderProblem(this.source, problem, style)}\n`).join('\n')
  }
}

/**
 * The settings of a project.
 *
 * @param path absolute path of its config, if it has one.
 * @param read gives the text of a file by its absolute path; default: from the disk.
 * @throws ConfigError where there is anything wrong with it, UsageError where it cannot be read.
 */
export async function loadConfig(
  path: string | undefined,
  cwd: string,
  read: (path: string) => string | undefined = readTextFile,
): Promise<Config> {
  if (path === undefined) return DEFAULT_CONFIG
  const shown = shownFrom(cwd, path)
  const text = read(path)
  if (text === undefined) throw new UsageError(`cannot read the config \`${shown}\`: ${whyUnread(path)}`)
  const source = new SourceFile(shown, text)
  const { value, problems } = await parseConfig(source)
  if (problems.length > 0) throw new ConfigError(source, problems)
  if (/(?:^|\/)package\.json$/.test(shown) && !hasConfigKey(text)) {
    throw new UsageError(`\`${shown}\` has no key \`spec-lint\`, under which it would be a config`)
  }
  return value
}

function renderProblem(source: SourceFile, { span, message, help }: Problem, style: Style): string {
  const range = source.rangeOf(span)
  const place = { range, excerpt: excerptOf(source, range) }
  const where = style.paint('file', `${source.path}:${position(range)}`)
  const frame = codeFrame(place, { gutter: 4, mark: { character: '^', role: 'error' }, style })
  return [
    `${where}  ${style.paint('error', 'error')}  ${sentence(message, style)}`,
    ...frame.map((line) => `  ${line}`),
    ...(help === undefined ? [] : [`  ${style.paint('label', 'help:')} ${sentence(help, style)}`]),
  ].join('\n')
}
