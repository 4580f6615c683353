import { fill, ROOM, SPEC, spec, type HostileInput } from '../hostile-input.ts'

/** A block of YAML is refused beyond some size, so that what hurts most stays just below. */
const BLOCK = 120_000

const request = (text: string) => () => ({ [SPEC]: spec({ request: text }) })
/** Cut to what is read of a frontmatter. */
const frontmatter = (text: string) => () => ({
  [SPEC]: spec({ frontmatter: `${text.slice(0, 60_000).split('\n').slice(0, 950).join('\n')}\n` }),
})
/** Nine levels of ten aliases each: a billion values, written out. */
function laughs(indent: string): string {
  const levels = 'abcdefghij'.split('')
  return levels
    .map(
      (name, index) =>
        `${indent}${name}: &${name} [${Array(10)
          .fill(index === 0 ? 'x' : `*${levels[index - 1]}`)
          .join(', ')}]\n`,
    )
    .join('')
}

const BROAD = [
  ['a flow of a megabyte', `      a: [${'1, '.repeat(ROOM / 3 - 100)}1]\n`],
  ['a flow of numbers', `      a: [${'1, '.repeat(BLOCK / 3)}1]\n`],
  ['brackets', `      a: ${'['.repeat(BLOCK)}\n`],
  ['braces', `      a: ${'{'.repeat(BLOCK)}\n`],
  ['nesting by indentation', fill(BLOCK, (level) => `      ${' '.repeat(level)}a:\n`)],
  ['lists in lists', `      a: ${'- '.repeat(50_000)}\n`],
  ['one key', '      name: a\n'.repeat(BLOCK / 14)],
  ['keys', fill(BLOCK, (index) => `      key${index}: 1\n`)],
  ['keys of a megabyte', fill(ROOM, (index) => `      key${index}: 1\n`)],
  ['a ladder of aliases', laughs('      ')],
  ['aliases', `      a: &a x\n      b:\n${'        - *a\n'.repeat(BLOCK / 13)}`],
  ['aliases that are not defined', '      - *a\n'.repeat(BLOCK / 11)],
  ['anchors', fill(BLOCK, (index) => `      k${index}: &a${index} 1\n`)],
  ['merge keys', `      a: &a { x: 1 }\n${fill(BLOCK, (index) => `      m${index}: { <<: *a }\n`)}`],
  ['tags', fill(BLOCK, (index) => `      k${index}: !!python/object:os.system ls\n`)],
  ['documents', '---\n'.repeat(BLOCK / 4)],
  ['directives', '%YAML 1.1\n'.repeat(BLOCK / 10)],
  ['errors', '      a: }\n'.repeat(BLOCK / 11)],
  ['values with a colon', fill(BLOCK, (index) => `      k${index}: see: below\n`)],
  ['a quote that is never closed', `      a: "${'b '.repeat(BLOCK / 2)}\n`],
  ['backslashes', `      a: "${'\\'.repeat(BLOCK)}"\n`],
  ['a block of text', `      a: |\n${'        b\n'.repeat(BLOCK / 10)}`],
  ['comments', '      # a\n'.repeat(BLOCK / 10)],
  ['comments of a megabyte', '      # a\n'.repeat(ROOM / 10 - 40)],
  ['questions', '      ? a\n'.repeat(BLOCK / 10)],
  ['tabs', `\t`.repeat(BLOCK)],
] as const

/** YAML in steps and in the frontmatter. */
export const YAML: readonly HostileInput[] = [
  ...BROAD.map(([name, text]) => ({ name: `${name} in a body`, files: request(`    body:\n${text}`) })),
  ...BROAD.map(([name, text]) => ({ name: `${name} in the frontmatter`, files: frontmatter(`notes:\n${text}`) })),
  {
    name: 'anchors in the frontmatter and in a body',
    files: () => ({
      [SPEC]: spec({
        frontmatter: `notes:\n${Array.from({ length: 900 }, (_, index) => `      k${index}: &a${index} [${'1, '.repeat(14)}]\n`).join('')}`,
        request: `    body:\n${fill(BLOCK, (index) => `      k${index}: &a${index} 1\n`)}`,
      }),
    }),
  },
  {
    name: 'blocks with anchors',
    files: () => ({
      [SPEC]: spec().replace(
        '## Test Request\n',
        `## Test Request\n\n${fill(BLOCK, (index) => `\`\`\`yaml\nsteps: []\na: &a ${index}\n\`\`\`\n\n`)}`,
      ),
    }),
    told: /more than 200 fences/,
  },
  {
    name: 'blocks of YAML that are long together',
    files: () => ({
      [SPEC]: spec().replace(
        '## Test Request\n',
        `## Test Request\n\n${`\`\`\`yaml\nsteps: []\na: &a\n${fill(60_000, (index) => `  k${index}: 1\n`)}\`\`\`\n\n`.repeat(7)}`,
      ),
    }),
    told: /more than 128 KB together/,
  },
  { name: 'a frontmatter that is never closed', files: () => ({ [SPEC]: `---\n${'a: 1\n'.repeat(100_000)}` }) },
  {
    name: 'a list of tags in the frontmatter',
    files: frontmatter(`tags:\n${fill(BLOCK, (index) => `  - tag ${index}\n`)}`).bind(undefined),
  },
  {
    name: 'tokens in the frontmatter',
    files: frontmatter(`tokens: [${fill(BLOCK, (index) => `staf${index}, `)}staff]\n`),
  },
  {
    name: 'fields of the frontmatter',
    files: frontmatter(fill(BLOCK, (index) => `statu${index}: 1\n`)),
    told: /frontmatter\//,
  },
]
