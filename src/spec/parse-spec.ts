import { readOutline } from '../syntax/read-outline.ts'
import type { SourceFile } from '../text/source-file.ts'
import { readFrontmatter } from './frontmatter.ts'
import { withinLimits } from './limits.ts'
import type { Spec } from './model.ts'
import { readParameterTables } from './parameter-table.ts'
import { readResolutionSteps } from './resolution-steps.ts'
import { readSections } from './sections.ts'
import { readSteps } from './steps.ts'
import { readUidTable } from './uid-table.ts'

/**
 * Reads what a spec says. Never throws on input: what could not be read is a problem of the part that it belongs to,
 * and everything else is there. YAML is read where it means something (frontmatter, fences that hold steps), so a
 * broken example elsewhere in the file harms nothing and costs nothing.
 */
export async function parseSpec(source: SourceFile): Promise<Spec> {
  const outline = withinLimits(await readOutline(source))
  const { title, sections } = readSections(source, outline.blocks)
  const { prerequisites, testRequest, problems } = await readSteps(source, sections)
  const uidTable = await readUidTable(sections)
  return {
    source,
    frontmatter: await readFrontmatter(source, outline.frontmatter),
    title,
    sections,
    prerequisites,
    testRequest,
    uidTable,
    resolutionSteps: await readResolutionSteps(source, sections, uidTable),
    parameterTables: readParameterTables(sections),
    comments: outline.blocks.flatMap((block) => (block.kind === 'comment' ? [block.text] : [])),
    problems: problems.length === 0 ? outline.problems : [...outline.problems, ...problems],
  }
}
