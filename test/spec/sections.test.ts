import { describe, expect, it } from 'vitest'
import type { Section } from '../../src/spec/model.ts'
import { readSectionName } from '../../src/spec/section-names.ts'
import { readSpec } from './read-spec.ts'

function tree(sections: readonly Section[]): unknown[] {
  return sections.map(({ title, subsections }) =>
    subsections.length === 0 ? title.value : [title.value, ...tree(subsections)],
  )
}

describe('the sections of a spec', () => {
  it('nest by depth, and the first level-1 heading is the title', async () => {
    const spec = await readSpec('# T\n\n## A\n\n### B\n\n#### C\n\n### D\n\n## E')
    expect(spec.title?.value).toBe('T')
    expect(tree(spec.sections)).toEqual([['A', ['B', 'C'], 'D'], 'E'])
  })

  it('reach from their heading to the next one of the same or a higher level', async () => {
    const spec = await readSpec('# T\n\n## A\n\ntext\n\n### B\n\nmore\n\n## C\nend')
    expect(spec.sections.map(({ span }) => spec.source.slice(span))).toEqual([
      '## A\n\ntext\n\n### B\n\nmore\n\n',
      '## C\nend',
    ])
    expect(spec.sections[0]?.subsections.map(({ span }) => spec.source.slice(span))).toEqual(['### B\n\nmore\n\n'])
  })

  it('hold the blocks that stand directly in them', async () => {
    const spec = await readSpec('## A\n\n```yaml\na: 1\n```\n\n### B\n\n```yanl\nb: 1\n```\n\n|x|\n|-|\n|1|\n')
    expect(spec.sections[0]?.blocks.map(({ kind }) => kind)).toEqual(['fence'])
    const inner = spec.sections[0]?.subsections[0]?.blocks ?? []
    expect(inner.map((block) => (block.kind === 'fence' ? block.language.value : block.kind))).toEqual([
      'yanl',
      'table',
    ])
  })

  it('stay findable after a second level-1 heading, which is a section without others in it', async () => {
    const spec = await readSpec('# T\n\n## A\n\n# Second\n\n## Test Request\n')
    expect(tree(spec.sections)).toEqual(['A', 'Second', 'Test Request'])
    expect(spec.sections.map(({ depth }) => depth)).toEqual([2, 1, 2])
  })

  it('are not divided by a heading in a quote or a list item', async () => {
    const spec = await readSpec('## Test Request\n\n> ## Quoted\n\n- ## Listed\n\n```yaml\nsteps: []\n```\n')
    expect(tree(spec.sections)).toEqual(['Test Request'])
    expect(spec.testRequest.blocks).toHaveLength(1)
  })

  it('may lack a title, and may start below level 2', async () => {
    const spec = await readSpec('### Summary\n\ntext\n')
    expect(spec.title).toBeUndefined()
    expect(spec.sections.map(({ role, depth }) => [role, depth])).toEqual([['summary', 3]])
  })

  it.each([
    ['Summary', 'summary', undefined],
    ['Prerequisites', 'prerequisites', undefined],
    ['test request', 'test-request', undefined],
    ['Test Request (staff)', 'test-request', undefined],
    ['2. Test Request:', 'test-request', undefined],
    ['⚠️ Skip Reason', 'skip-reason', undefined],
    ['UID Resolution Procedure', 'uid-resolution', undefined],
    ['Known Issues', 'known-issues', undefined],
    ['Swagger Discrepancies', 'swagger-discrepancies', undefined],
    ['Overview', 'summary', 'Summary'],
    ['Request Template', 'test-request', 'Test Request'],
    ['Parameter Reference', 'parameters', 'Parameters Reference'],
    ['Token Requirements', 'authentication', 'Authentication'],
    ['Test Reqest', 'other', undefined],
    ['Test Request Examples', 'other', undefined],
    ['constructor', 'other', undefined],
    ['', 'other', undefined],
  ])('read the name %j as %s', (title, role, properName) => {
    expect(readSectionName(title)).toEqual({ role, properName })
  })

  it('keep the comments of the file in order', async () => {
    const spec = await readSpec('# T\n\n<!-- one -->\n\n## A\n\ntext <!-- two --> text\n')
    expect(spec.comments.map(({ value }) => value.trim())).toEqual(['one', 'two'])
  })
})
