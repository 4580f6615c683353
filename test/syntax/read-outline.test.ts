import { describe, expect, it } from 'vitest'
import type { Block, FenceBlock, Outline, TableBlock } from '../../src/syntax/outline.ts'
import { readOutline } from '../../src/syntax/read-outline.ts'
import { SourceFile } from '../../src/text/source-file.ts'

interface Read {
  readonly source: SourceFile
  readonly outline: Outline
}

async function read(text: string): Promise<Read> {
  const source = new SourceFile('a.md', text)
  return { source, outline: await readOutline(source) }
}

/** One line a block: its kind, what it says, and in brackets the source that its spans cover. */
function draw({ source, outline }: Read): string[] {
  const show = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
        return `h${block.depth} ${block.title.value} [${source.slice(block.title.span)}] [${source.slice(block.span)}]`
      case 'fence':
        return `fence ${block.language.value} [${source.slice(block.language.span)}] ${JSON.stringify(block.content.text)}${block.closed ? '' : ' open'}`
      case 'table':
        return `table ${[block.header, ...block.rows].map(({ cells }) => cells.map(({ value }) => value).join(' ¦ ')).join(' / ')}`
      case 'comment':
        return `comment ${JSON.stringify(block.text.value)} [${source.slice(block.span)}]`
    }
  }
  return outline.blocks.map(show)
}

function only<Kind extends Block['kind']>({ outline }: Read, kind: Kind): Extract<Block, { kind: Kind }> {
  const found = outline.blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind)
  const [block] = found
  if (block === undefined || found.length > 1) throw new Error(`${found.length} blocks of kind ${kind}`)
  return block
}

/** Each character of a fence's content beside the character of the host at the place that it maps to. */
function charactersInHost({ source }: Read, { content }: FenceBlock): { inner: string; host: string } {
  const offsets = Array.from({ length: content.text.length }, (_, offset) => content.toHost(offset))
  return { inner: content.text, host: offsets.map((offset) => source.text[offset]).join('') }
}

describe('headings', () => {
  it.each([
    ['# A', 'h1 A [A] [# A]'],
    ['###### A b', 'h6 A b [A b] [###### A b]'],
    ['## `GET /a/{b}` of **c** _d_', 'h2 GET /a/{b} of c d [`GET /a/{b}` of **c** _d_] [## `GET /a/{b}` of **c** _d_]'],
    ['## snake_case_name', 'h2 snake_case_name [snake_case_name] [## snake_case_name]'],
    ['## A ##  ', 'h2 A [A] [## A ##  ]'],
    ['## A &amp; B \\# C', 'h2 A & B # C [A &amp; B \\# C] [## A &amp; B \\# C]'],
    [
      '## [a link](http://x) ![alt](y)',
      'h2 a link alt [[a link](http://x) ![alt](y)] [## [a link](http://x) ![alt](y)]',
    ],
    ['Title\n=====', 'h1 Title [Title] [Title\n=====]'],
    ['Two\nlines\n---', 'h2 Two lines [Two\nlines] [Two\nlines\n---]'],
    ['> ## Quoted', 'h2 Quoted [Quoted] [## Quoted]'],
    ['- ## Listed', 'h2 Listed [Listed] [## Listed]'],
    ['##', 'h2  [] [##]'],
    ['## \u{1F600} é', 'h2 \u{1F600} é [\u{1F600} é] [## \u{1F600} é]'],
  ])('reads %j', async (text, expected) => {
    expect(draw(await read(text))).toEqual([expected])
  })

  it.each(['#hashtag', '####### seven', '    # code', '```\n# in a fence\n```', '\\# escaped'])(
    'sees none in %j',
    async (text) => {
      expect((await read(text)).outline.blocks.filter(({ kind }) => kind === 'heading')).toEqual([])
    },
  )
})

describe('fences', () => {
  it.each([
    ['```yaml\na: 1\n```', 'fence yaml [yaml] "a: 1\\n"'],
    ['```\na\n```', 'fence  [] "a\\n"'],
    ['```YAML title="x"\n```', 'fence yaml [YAML] ""'],
    ['~~~ yaml\n```\n~~~', 'fence yaml [yaml] "```\\n"'],
    ['````\n```\n````', 'fence  [] "```\\n"'],
    ['```yaml\na: 1\n', 'fence yaml [yaml] "a: 1\\n" open'],
    ['```yaml\na: 1', 'fence yaml [yaml] "a: 1" open'],
    ['```yaml', 'fence yaml [yaml] "" open'],
    ['  ```yaml\n  a:\n    b: 1\n ```', 'fence yaml [yaml] "a:\\n  b: 1\\n"'],
    ['- one\n\n  ```yaml\n  a: 1\n  ```', 'fence yaml [yaml] "a: 1\\n"'],
    ['1. one\n   ```yaml\n   a:\n\n     b: 1\n   ```\n2. two', 'fence yaml [yaml] "a:\\n\\n  b: 1\\n"'],
    ['> ```yaml\n> a: 1\n>\n> b: 2\n> ```', 'fence yaml [yaml] "a: 1\\n\\nb: 2\\n"'],
    ['> - ~~~yaml\n>   a: 1\n>   ~~~', 'fence yaml [yaml] "a: 1\\n"'],
    ['> ```yaml\n> a: 1\n\ntext', 'fence yaml [yaml] "a: 1\\n" open'],
    ['```yaml\r\na: 1\r\nb: 2\r\n```\r\n', 'fence yaml [yaml] "a: 1\\r\\nb: 2\\r\\n"'],
    ['```a\n    ```\n```', 'fence a [a] "    ```\\n"'],
  ])('reads %j', async (text, expected) => {
    expect(draw(await read(text))).toEqual([expected])
  })

  it.each([
    '```yaml\na: é\u{1F600}\nb: 2\n```',
    '\uFEFF```yaml\r\na: 1\r\n\r\n  b\r\n```',
    '- one\n\n  ```yaml\n  a: 1\n\n    b: 2\n  ```',
    '> > ```yaml\n> > a: 1\n>> b: 2\n> > ```',
    '   ```yaml\n a: 1\n    b: 2\n```',
  ])('maps every character of %j to itself in the host', async (text) => {
    const file = await read(text)
    const { inner, host } = charactersInHost(file, only(file, 'fence'))
    expect(inner).not.toBe('')
    expect(host).toBe(inner)
  })

  it('maps the rest of a half eaten tab to what stands after it', async () => {
    const file = await read('- ```\n\ta: 1\n  ```')
    const { content } = only(file, 'fence')
    expect(content.text).toBe('  a: 1\n')
    expect(file.source.text.slice(content.toHost(0), content.toHost(6))).toBe('a: 1')
    expect(content.toHost(2)).toBe(file.source.text.indexOf('a: 1'))
  })

  it('takes no indented code for a fence', async () => {
    expect(draw(await read('text\n\n    ```yaml\n    a: 1\n    ```\n'))).toEqual([])
  })
})

describe('tables', () => {
  const cellsOf = ({ source }: Read, table: TableBlock): string[][] =>
    [table.header, ...table.rows].map(({ cells }) => cells.map(({ span }) => source.slice(span)))

  it('has each cell as written, at its place', async () => {
    const file = await read('| a |  `b` |\n|---|:-:|\n| x \\| y |\t*z*  |\n')
    const table = only(file, 'table')
    expect(cellsOf(file, table)).toEqual([
      ['a', '`b`'],
      ['x \\| y', '*z*'],
    ])
    expect(table.rows[0]?.cells.map(({ value }) => value)).toEqual(['x \\| y', '*z*'])
    expect(file.source.slice(table.rows[0]?.span ?? { start: 0, end: 0 })).toBe('| x \\| y |\t*z*  |')
    expect(file.source.slice(table.span)).toBe(file.source.text.trimEnd())
  })

  it('keeps rows with more and with fewer cells than the header', async () => {
    const file = await read('| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n|  | 2 |\n')
    expect(cellsOf(file, only(file, 'table'))).toEqual([['a', 'b'], ['1'], ['1', '2', '3'], ['', '2']])
  })

  it('places an empty cell after its pipe', async () => {
    const file = await read('| a | b |\n|---|---|\n|  | 2 |\n')
    const start = file.source.text.lastIndexOf('|  |') + 1
    expect(only(file, 'table').rows[0]?.cells[0]).toEqual({ value: '', span: { start, end: start } })
  })

  it('splits at a pipe in code, as GitHub does', async () => {
    const file = await read('| a |\n|---|\n| `x|y` |\n')
    expect(cellsOf(file, only(file, 'table'))[1]).toEqual(['`x', 'y`'])
  })

  it.each([
    ['without outer pipes', 'a | b\n--|--\n1 | 2\n', 'table a ¦ b / 1 ¦ 2'],
    ['in a list', '- | a | b |\n  |---|---|\n  | 1 | 2 |\n', 'table a ¦ b / 1 ¦ 2'],
    ['in a quote', '> | a |\n> |---|\n> | 1 |\n', 'table a / 1'],
    ['with a row that has no pipe', '| a |\n|---|\nlazy\n\ntext', 'table a / lazy'],
    ['right below a heading', '### x\n| a |\n|---|\n', 'h3 x [x] [### x]', 'table a'],
    ['of CRLF', '| a |\r\n|---|\r\n| 1 |\r\n', 'table a / 1'],
  ])('reads one %s', async (_, text, ...expected) => {
    expect(draw(await read(text))).toEqual(expected)
  })

  it.each(['| a | b |\n|---|\n', '| a |\n', '| a |\n\n|---|\n', 'text\n---|---|\n'])(
    'sees none in %j',
    async (text) => {
      expect(draw(await read(text))).toEqual([])
    },
  )
})

describe('comments', () => {
  it.each([
    ['<!-- a -->', 'comment " a " [<!-- a -->]'],
    ['<!-- a\nb -->\n', 'comment " a\\nb " [<!-- a\nb -->]'],
    ['text <!-- a --> text', 'comment " a " [<!-- a -->]'],
    ['> <!-- a\n> b -->', 'comment " a\\nb " [<!-- a\n> b -->]'],
    ['- <!-- a -->', 'comment " a " [<!-- a -->]'],
    ['<div>\n<!-- a -->\n</div>', 'comment " a " [<!-- a -->]'],
  ])('reads %j', async (text, expected) => {
    expect(draw(await read(text))).toEqual([expected])
  })

  it('reads several of a line, and those of headings and cells', async () => {
    expect(draw(await read('# T <!-- a -->\n\n<!-- b --> x <!-- c -->\n\n| h <!-- d --> |\n|---|\n'))).toEqual([
      'h1 T [T <!-- a -->] [# T <!-- a -->]',
      'comment " a " [<!-- a -->]',
      'comment " b " [<!-- b -->]',
      'comment " c " [<!-- c -->]',
      'table h <!-- d -->',
      'comment " d " [<!-- d -->]',
    ])
  })

  it.each(['`<!-- code -->`', '```\n<!-- code -->\n```', '\\<!-- text -->'])('sees none in %j', async (text) => {
    expect((await read(text)).outline.blocks.filter(({ kind }) => kind === 'comment')).toEqual([])
  })

  it('tells of one that is never closed, and where it starts', async () => {
    const { source, outline } = await read('# T\n\n<!-- a\n\n## U\n')
    expect(outline.problems.map(({ span, message }) => [source.slice(span), message])).toEqual([
      ['<!--', 'The comment that starts here is never closed.'],
    ])
    expect(outline.blocks.map(({ kind }) => kind)).toEqual(['heading'])
  })
})

describe('frontmatter', () => {
  it.each([
    ['---\na: 1\n---\n# T', 'a: 1\n', '---\na: 1\n---'],
    ['---\na: 1\n---', 'a: 1\n', '---\na: 1\n---'],
    ['\uFEFF---\na: 1\n---\n', 'a: 1\n', '---\na: 1\n---'],
    ['--- \t\r\na: 1\r\n---  \r\n# T', 'a: 1\r\n', '--- \t\r\na: 1\r\n---  '],
    ['---\n---\ntext', '', '---\n---'],
    ['---\n# a comment\n\nb: |\n  ---\n---\n', '# a comment\n\nb: |\n  ---\n', '---\n# a comment\n\nb: |\n  ---\n---'],
    ['---\ra: 1\r---\r', 'a: 1\r', '---\ra: 1\r---'],
  ])('reads %j', async (text, content, whole) => {
    const { source, outline } = await read(text)
    expect(outline.frontmatter?.content.text).toBe(content)
    expect(source.slice(outline.frontmatter?.span ?? { start: 0, end: 0 })).toBe(whole)
    expect(outline.frontmatter?.content.toHost(0)).toBe(source.text.indexOf(content, 4))
    expect(outline.problems).toEqual([])
  })

  it.each(['# T\n\n---\na: 1\n---\n', '\n---\na: 1\n---\n', '----\na: 1\n----\n', ' ---\na: 1\n---\n'])(
    'sees none in %j',
    async (text) => {
      const { outline } = await read(text)
      expect(outline.frontmatter).toBeUndefined()
      expect(outline.problems).toEqual([])
    },
  )

  const problemsOf = async (text: string): Promise<string[]> => {
    const { source, outline } = await read(text)
    return outline.problems.map(
      ({ span, message }) => `${source.positionAt(span.start).line} ${source.slice(span)}: ${message}`,
    )
  }

  it('tells of one that is never closed, and reads everything else', async () => {
    const text = '---\nendpoint: GET /a\n\n## Summary\n\n```yaml\na: 1\n```\n'
    expect(await problemsOf(text)).toEqual(['1 ---: The frontmatter that starts here is never closed.'])
    expect(draw(await read(text))).toEqual(['h2 Summary [Summary] [## Summary]', 'fence yaml [yaml] "a: 1\\n"'])
  })

  it.each(['js', 'javascript', 'coffee', 'json', 'yaml', ' js'])(
    'runs nothing that says it is %j, and reads the rest',
    async (language) => {
      Reflect.deleteProperty(globalThis, 'touched')
      const text = `---${language}\nglobalThis.touched = true\n---\n# T\n`
      expect(await problemsOf(text)).toEqual([
        `1 ---${language}: The frontmatter names a language, \`${language.trim()}\`, after its opening \`---\`.`,
      ])
      const file = await read(text)
      expect(file.outline.frontmatter).toBeUndefined()
      expect(draw(file)).toEqual(['h1 T [T] [# T]'])
      expect(Reflect.has(globalThis, 'touched')).toBe(false)
    },
  )

  it('tells of a line in it that ends it for readers which look at three dashes alone', async () => {
    expect(await problemsOf('---\na: 1\n---draft\nb: 2\n---\n')).toEqual([
      '3 ---draft: A line of the frontmatter starts with `---`, which some readers take for its end.',
    ])
  })
})

it('has every block in the order of the file', async () => {
  const text = '---\na: 1\n---\n# T\n\n> ```\n> a\n> ```\n\n<!-- c -->\n\n| a |\n|---|\n\n- ## U\n'
  const { outline } = await read(text)
  expect(outline.blocks.map(({ kind }) => kind)).toEqual(['heading', 'fence', 'comment', 'table', 'heading'])
  const starts = outline.blocks.map(({ span }) => span.start)
  expect(starts).toEqual(starts.toSorted((first, second) => first - second))
})

it.each(['', '\uFEFF', '\n\n', 'text'])('reads nothing out of %j', async (text) => {
  expect((await read(text)).outline).toEqual({ frontmatter: undefined, blocks: [], problems: [] })
})
