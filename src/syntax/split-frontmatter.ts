import type { Span } from '../text/span.ts'
import type { FrontmatterArea } from './frontmatter.ts'

/**
 * The content of a frontmatter, split off by gray-matter from nothing but the frontmatter itself.
 *
 * gray-matter runs a frontmatter that says it is JavaScript, reads YAML in a way of its own and remembers texts.
 * Here it can do none of these: `area` has no language, each of its engines is replaced by one that reads nothing,
 * and as it is given options it keeps nothing.
 */
export async function splitFrontmatter(text: string, area: FrontmatterArea): Promise<Span> {
  const { default: matter } = await import('gray-matter')
  // To it a lone CR ends no line, so that it would take the frontmatter itself for the name of a language.
  const frontmatter = text.slice(area.span.start, area.span.end).replace(/\r(?!\n)/g, '\n')
  const file = matter(frontmatter, { language: 'yaml', engines: ENGINES })
  const end = area.span.start + '---'.length + file.matter.length + '\n'.length
  // It takes `---draft` for an end, which is reported.
  return end === area.content.end ? { start: area.content.start, end } : area.content
}

const NOTHING = { parse: () => ({}), stringify: () => '' }
const ENGINES = { yaml: NOTHING, json: NOTHING, javascript: NOTHING, coffee: NOTHING, toml: NOTHING }
