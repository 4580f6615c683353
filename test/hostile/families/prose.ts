import { fill, MARKDOWN, SPEC, spec, type HostileInput } from '../hostile-input.ts'

const notes = (text: string) => () => ({ [SPEC]: spec({ notes: text }) })

/** As much of a markup as the reference reader is given, below something that only it can read. */
const slow = (part: string, count: number) => notes(`<br>\n\n${part.repeat(count)}`)

/** Markdown that is no table, no fence and no step. */
export const PROSE: readonly HostileInput[] = [
  { name: 'a paragraph of a megabyte', files: notes(fill(MARKDOWN, () => 'some words of a paragraph ')) },
  { name: 'a line of a megabyte without a blank', files: notes('a'.repeat(MARKDOWN)) },
  { name: 'lines of one letter', files: notes('a\n'.repeat(MARKDOWN / 2)) },
  { name: 'empty lines', files: notes('\n'.repeat(MARKDOWN)) },
  { name: 'headings', files: notes(fill(MARKDOWN, (index) => `## Part ${index}\n\n`)) },
  { name: 'headings of one name', files: notes('## Test Request\n\n'.repeat(MARKDOWN / 17 - 1)) },
  {
    name: 'headings of sections with steps',
    files: notes('## Prerequisites\n\n## UID Resolution Procedure\n\n'.repeat(20_000)),
  },
  { name: 'underlined headings', files: notes('a\n=\n'.repeat(MARKDOWN / 4)) },
  { name: 'emphasis', files: notes('*a_ '.repeat(MARKDOWN / 4)) },
  { name: 'brackets', files: notes('['.repeat(MARKDOWN)) },
  { name: 'links in links', files: notes('[a]('.repeat(MARKDOWN / 4)) },
  { name: 'backticks', files: notes('`'.repeat(MARKDOWN)) },
  { name: 'code spans', files: notes('`GET /v1/items/{id}` '.repeat(MARKDOWN / 21)) },
  { name: 'addresses of mail', files: notes('a@b.'.repeat(MARKDOWN / 4)) },
  { name: 'tags', files: notes('<a '.repeat(MARKDOWN / 3 - 1)) },
  { name: 'comments', files: notes('<!-- a -->\n'.repeat(MARKDOWN / 11)) },
  { name: 'a comment that is never closed', files: notes(`<!-- ${'a -- '.repeat(MARKDOWN / 5 - 2)}`) },
  { name: 'definitions', files: notes(fill(MARKDOWN, (index) => `[a${index}]: /b\n`)) },
  { name: 'quotes in quotes', files: notes(`${'> '.repeat(100_000)}a\n`) },
  { name: 'lists in lists', files: notes(fill(MARKDOWN, (index) => `${'  '.repeat(index)}- a\n`)) },
  { name: 'lists beside lists', files: notes('- a\n\n1. b\n\n'.repeat(MARKDOWN / 11 - 1)) },
  { name: 'paragraphs of emphasis for the slow reader', files: slow(`${'*a_ '.repeat(490)}\n\n`, 4) },
  { name: 'paragraphs of brackets for the slow reader', files: slow(`${'['.repeat(980)}\n\n`, 4) },
  { name: 'paragraphs of links for the slow reader', files: slow(`${'[a](b) '.repeat(490)}\n\n`, 4) },
  { name: 'backticks for the slow reader', files: slow(`${'`'.repeat(50)} a\n\n`, 92) },
  { name: 'lists for the slow reader', files: slow(`${'- '.repeat(19)}a\n\n`, 155) },
  { name: 'quotes for the slow reader', files: slow(`${'> '.repeat(19)}a\n\n`, 155) },
  { name: 'tags for the slow reader', files: slow('a <b c="d"> e\n\n', 1_180) },
  { name: 'rows for the slow reader', files: slow('| a | b |\n|---|---|\n| c | d |\n\n', 365) },
  { name: 'words for the slow reader', files: slow(`${'a'.repeat(19_000)}\n\n`, 26) },
  { name: 'lines for the slow reader', files: slow(`${'a\n'.repeat(2_400)}\n`, 2) },
  { name: 'footnotes for the slow reader', files: slow('[^a]: b\n\n[^a]\n\n', 530) },
  { name: 'definitions for the slow reader', files: slow('[a]: /b\n\n[a]\n\n', 530) },
  {
    name: 'a summary of a megabyte',
    files: () => ({ [SPEC]: spec().replace('Changes one.', 'GET /v1/items/1 '.repeat(62_000)) }),
  },
  {
    name: 'a title of a megabyte',
    files: () => ({ [SPEC]: spec().replace('# Items', `# ${'Items '.repeat(160_000)}`) }),
  },
  {
    name: 'resolution steps',
    files: () => ({
      [SPEC]: spec({
        uidTable: `| UID Field | GET Endpoint | Extract From |\n|---|---|---|\n| id | GET /v1/items | data.id |\n\n### Resolution Steps\n\n${fill(MARKDOWN, (index) => `${index + 1}. **name_${index}**: call \`GET /v1/items/${index}\`\n`)}`,
      }),
    }),
  },
]
