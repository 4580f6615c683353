/** Where in a spec a line stands, as far as faults care. */
export type LineRegion = 'frontmatter' | 'fence-open' | 'fence-close' | 'steps' | 'heading' | 'other'

/** One line of a spec, told apart by its looks alone: the faults must not depend on the reader that they test. */
export interface SpecLine {
  /** 1-based. */
  readonly number: number
  readonly text: string
  readonly region: LineRegion
  /** The section of the steps; `undefined` outside Prerequisites and Test Request. */
  readonly section: 'prerequisites' | 'test' | undefined
  /** In the frontmatter the field, in steps the key of the step, that this line belongs to. */
  readonly key: string | undefined
  /** Whether the line is the one that has the key. */
  readonly hasKey: boolean
}

/** A spec as lines. */
export interface SpecLines {
  readonly path: string
  readonly text: string
  readonly lines: readonly SpecLine[]
}

/** Reads a spec that is written as all of the project's own are: block style, two spaces, LF. */
export function readSpecLines(path: string, text: string): SpecLines {
  const lines: SpecLine[] = []
  let region: LineRegion = 'other'
  let section: SpecLine['section']
  let key: string | undefined
  let itemIndent: number | undefined
  for (const [index, line] of text.split('\n').entries()) {
    const add = (of: LineRegion, hasKey = false): void => {
      lines.push({ number: index + 1, text: line, region: of, section, key, hasKey })
    }
    if (index === 0 && line === '---') {
      region = 'frontmatter'
      add('other')
    } else if (region === 'frontmatter') {
      if (line === '---') region = 'other'
      const [, field] = /^(\w+):/.exec(line) ?? []
      key = region === 'other' ? undefined : (field ?? key)
      add(region, field !== undefined)
    } else if (region === 'steps') {
      if (/^\s*```\s*$/.test(line)) {
        region = 'other'
        key = undefined
        add('fence-close')
        continue
      }
      const [, indent = '', dash, name] = /^(\s*)(- )?(?:(\w+):)?/.exec(line) ?? []
      if (itemIndent === undefined && dash !== undefined) itemIndent = indent.length
      const depth = indent.length + (dash?.length ?? 0)
      const hasKey = name !== undefined && itemIndent !== undefined && depth === itemIndent + 2
      if (hasKey) key = name
      add('steps', hasKey)
    } else if (/^\s*```ya?ml\s*$/.test(line) && section !== undefined) {
      region = 'steps'
      itemIndent = undefined
      add('fence-open')
    } else {
      const [, title] = /^## (.+)$/.exec(line) ?? []
      if (title !== undefined) section = sectionOf(title)
      add(title === undefined ? 'other' : 'heading')
    }
  }
  return { path, text, lines }
}

function sectionOf(title: string): SpecLine['section'] {
  if (title === 'Prerequisites') return 'prerequisites'
  return title === 'Test Request' ? 'test' : undefined
}
