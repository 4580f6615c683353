import type { Block, HeadingBlock } from '../syntax/outline.ts'
import { BYTE_ORDER_MARK } from '../text/line-index.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Located } from '../text/span.ts'
import type { Section } from './model.ts'
import { readSectionName } from './section-names.ts'

/** The headings of a spec as a tree. */
export interface SectionTree {
  readonly title: Located<string> | undefined
  readonly sections: readonly Section[]
}

/** A section whose end has not been seen yet. */
interface OpenSection {
  readonly heading: HeadingBlock
  readonly blocks: Block[]
  readonly subsections: Section[]
}

/**
 * Puts the blocks of a file into sections. The first level-1 heading is the title; a further one is a section that
 * holds no others, so that the level-2 sections after it are found where every reader looks for them. A heading inside
 * a block quote or a list item divides nothing: it is a block of the section that it stands in.
 */
export function readSections(source: SourceFile, blocks: readonly Block[]): SectionTree {
  let title: Located<string> | undefined
  const top: Section[] = []
  const open: OpenSection[] = []

  const closeDownTo = (depth: number, end: number): void => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      if (last.heading.depth < depth && last.heading.depth > 1) return
      open.pop()
      const siblings = open.at(-1)?.subsections ?? top
      siblings.push(close(last, end))
    }
  }

  for (const block of blocks) {
    if (block.kind !== 'heading' || !startsItsLine(source, block)) {
      open.at(-1)?.blocks.push(block)
      continue
    }
    closeDownTo(block.depth, block.span.start)
    if (block.depth === 1 && title === undefined) title = block.title
    else open.push({ heading: block, blocks: [], subsections: [] })
  }
  closeDownTo(0, source.text.length)
  return { title, sections: top }
}

const WALKS = new WeakMap<readonly Section[], readonly Section[]>()

/** Every section of a tree, in the order of the file; listed once, as many rules walk over the same tree. */
export function walkSections(sections: readonly Section[]): readonly Section[] {
  let walk = WALKS.get(sections)
  if (walk === undefined) {
    const all: Section[] = []
    addSections(sections, all)
    WALKS.set(sections, (walk = all))
  }
  return walk
}

function addSections(sections: readonly Section[], all: Section[]): void {
  for (const section of sections) {
    all.push(section)
    addSections(section.subsections, all)
  }
}

function close({ heading, blocks, subsections }: OpenSection, end: number): Section {
  const { role, properName } = readSectionName(heading.title.value)
  return {
    title: heading.title,
    depth: heading.depth,
    role,
    properName,
    span: { start: heading.span.start, end },
    blocks,
    subsections,
  }
}

/** Whether nothing but white space stands before a heading on its line. */
function startsItsLine(source: SourceFile, heading: HeadingBlock): boolean {
  for (let at = heading.span.start - 1; at >= 0; at--) {
    const character = source.text.charAt(at)
    if (character === '\n' || character === '\r') return true
    if (character !== ' ' && character !== '\t' && character !== BYTE_ORDER_MARK) return false
  }
  return true
}
