import type { Config } from '../config/model.ts'
import { fileNameOf } from '../spec/file-name.ts'
import type { Operation } from '../swagger/model.ts'
import { fixedFolders, foldersBelow } from '../text/folders-below.ts'
import { snake } from './step-name.ts'

/** Where the domain of a new spec is known from. */
export type DomainSource = 'given' | 'folder' | 'tag'

/** The domain that a spec belongs to. */
export interface Domain {
  readonly name: string
  readonly source: DomainSource
}

/**
 * The domain of an operation: what is given, else the folder that its document stands in, else its first tag.
 *
 * @returns `undefined` where nothing says it, or where what says it is none of the config's domains
 */
export function domainOf(
  operation: Operation,
  config: Pick<Config, 'swagger' | 'domains'>,
  given?: string,
): Domain | undefined {
  if (given !== undefined) return { name: given, source: 'given' }
  const isAllowed = (name: string) => config.domains.length === 0 || config.domains.includes(name)
  const folders = foldersBelow(operation.document.source.path, config.swagger)
  const folder = folders.find((each) => /^[\w.-]+$/.test(each) && isAllowed(each))
  if (folder !== undefined) return { name: folder, source: 'folder' }
  const tag = operation.tags
    .flatMap((each) => [snake(each), each])
    .find((each) => /^[\w-]+$/.test(each) && isAllowed(each))
  return tag === undefined ? undefined : { name: tag, source: 'tag' }
}

/** Where the spec of an operation stands: `specs/<domain>/<method>_<path>.md`, from the root of the project. */
export function pathOfSpec(operation: Operation, domain: string, config: Pick<Config, 'specs'>): string {
  const base = fixedFolders(config.specs[0] ?? '')
  const name = fileNameOf(operation.method, operation.label.slice(operation.method.length + 1))
  return [...base, domain, name].join('/')
}
