import mustache from 'mustache'
import type { TemplateData } from './template-data.ts'

/** A template that cannot be read, such as one with a section that is never closed. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
}

/**
 * Fills in a template. Its tags are `<% name %>`, so that `{{name}}` is a text like any other; nothing is escaped.
 *
 * @throws TemplateError where the template is broken.
 */
export function renderTemplate(template: string, data: TemplateData): string {
  try {
    return mustache.render(template, new OwnContext(data), {}, { tags: ['<%', '%>'], escape: String })
  } catch (error) {
    throw new TemplateError(error instanceof Error ? error.message : String(error))
  }
}

/**
 * Knows the members that the data have themselves. The library would find inherited ones as well, and call what is a
 * function: `constructor.constructor`, with a text of the template, makes code of it.
 */
class OwnContext extends mustache.Context {
  override push(view: unknown): OwnContext {
    return new OwnContext(view, this)
  }

  override lookup(name: string): unknown {
    if (name === '.') return this.view
    return ownMember(this.view, name.split('.')) ?? this.parent?.lookup(name)
  }
}

function ownMember(view: unknown, path: readonly string[]): unknown {
  let value = view
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.getOwnPropertyDescriptor(value, name)?.value
  }
  return value
}
