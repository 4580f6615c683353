import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_CONFIG } from '../config/defaults.ts'
import type { Config } from '../config/model.ts'
import { parseConfig } from '../config/parse-config.ts'
import { SourceFile } from '../text/source-file.ts'

/** The configuration that a folder has itself; the defaults where it has none. */
export async function projectConfig(folder: string): Promise<Config> {
  const name = readdirSync(folder).find((each) => /^spec-lint\.config\.(?:ya?ml|jsonc?)$/.test(each))
  if (name === undefined) return DEFAULT_CONFIG
  return (await parseConfig(new SourceFile(name, readFileSync(join(folder, name), 'utf8')))).value
}
