import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Config } from '../../config/model.ts'
import { NodeHost } from '../../node/node-host.ts'
import { SHIPPED_TEMPLATES, shippedTemplate } from '../../node/shipped-templates.ts'
import { isLedOut } from '../../node/led-out.ts'
import { isFile, readTextFile } from '../../node/text-file.ts'
import { Scaffolder } from '../../service/scaffold.ts'
import type { SwaggerDocument } from '../../swagger/model.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import { loadConfig } from '../load-config.ts'
import { locateProject, pathInProject } from '../locate-project.ts'
import { missingPath } from '../missing-path.ts'
import type { Shell } from '../shell.ts'
import { suggestion, UsageError } from '../usage-error.ts'
import type { NewArguments } from './arguments.ts'

/** The project that specs are written in, and what they are written with. */
export interface NewProject {
  /** Without links. */
  readonly root: string
  readonly host: NodeHost
  readonly config: Config
  /** Where the config was read; `undefined` where all settings are defaults. */
  readonly configPath: string | undefined
  readonly scaffolder: Scaffolder
  /** The only document to look in; `undefined` for all. */
  readonly document: SwaggerDocument | undefined
  /** Text of the template. */
  readonly template: string
  readonly now: Date
}

/**
 * Finds the project and reads what the command line names.
 *
 * @throws UsageError and ConfigError where something is not there or cannot be used.
 */
export async function openProject(request: NewArguments, shell: Shell): Promise<NewProject> {
  const { root, configPath } = locateProject(request.config, [], shell)
  const config = await loadConfig(configPath, shell.cwd)
  const host = new NodeHost(root)
  const scaffolder = Scaffolder.create(host, config)
  if (request.domain !== undefined && config.domains.length > 0 && !config.domains.includes(request.domain)) {
    throw new UsageError(
      `the config has no domain \`${request.domain}\`${suggestion(nearestNames(request.domain, config.domains))}`,
    )
  }
  return {
    root: host.root,
    host,
    config,
    configPath,
    scaffolder,
    document:
      request.swagger === undefined ? undefined : namedDocument(request.swagger, scaffolder, host.root, shell.cwd),
    template: templateText(request.template, shell.cwd),
    now: now(shell.env['SOURCE_DATE_EPOCH']),
  }
}

function namedDocument(swagger: string, scaffolder: Scaffolder, root: string, cwd: string): SwaggerDocument {
  const path = pathInProject(swagger, root, cwd)
  if (path === undefined) throw new UsageError(`\`${swagger}\` lies outside the project \`${root}\``)
  if (!existsSync(resolve(cwd, swagger))) throw missingPath(swagger, cwd)
  const document = scaffolder.document(path)
  if (document === undefined) throw new UsageError(`\`${swagger}\` is no swagger document that can be read`)
  return document
}

/** The text of a shipped template, or of a file where one is named by a path. */
function templateText(template: string, cwd: string): string {
  const shipped = shippedTemplate(template)
  if (shipped !== undefined) return shipped
  const path = resolve(cwd, template)
  if (isLedOut(path, cwd)) throw new UsageError(`the template \`${template}\` is a link that leads out of the project`)
  const text = isFile(path) ? readTextFile(path) : undefined
  if (text === undefined) {
    throw new UsageError(
      `there is no template \`${template}\`; there are ${SHIPPED_TEMPLATES.map((name) => `\`${name}\``).join(', ')}, or name a file`,
    )
  }
  return text
}

/** The clock, unless a build is to give the same bytes again: seconds since 1970, as reproducible-builds.org has it. */
function now(epoch: string | undefined): Date {
  if (epoch === undefined || epoch === '') return new Date()
  if (!/^\d{1,11}$/.test(epoch))
    throw new UsageError(`\`SOURCE_DATE_EPOCH\` is \`${epoch}\`, which is no number of seconds`)
  return new Date(Number(epoch) * 1000)
}
