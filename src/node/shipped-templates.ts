import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../../templates/', import.meta.url)

/**
 * Names of the templates that come with the program, sorted.
 *
 * Run from source, they are read where they stand. The build puts their texts in the place of this module.
 */
export const SHIPPED_TEMPLATES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3))
  .toSorted()

/** The text of a template that comes with the program; `undefined` where none has that name. */
export function shippedTemplate(name: string): string | undefined {
  return SHIPPED_TEMPLATES.includes(name) ? readFileSync(new URL(`${name}.md`, FOLDER), 'utf8') : undefined
}
