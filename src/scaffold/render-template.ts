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
    return mustache.render(template, data, {}, { tags: ['<%', '%>'], escape: String })
  } catch (error) {
    throw new TemplateError(error instanceof Error ? error.message : String(error))
  }
}
