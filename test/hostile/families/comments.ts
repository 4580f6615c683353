import { fill, MARKDOWN, SPEC, spec, type HostileInput } from '../hostile-input.ts'

const notes = (text: string) => () => ({ [SPEC]: spec({ notes: text }) })

/** Comments that suppress findings. */
export const COMMENTS: readonly HostileInput[] = [
  {
    name: 'suppressions',
    files: notes(fill(MARKDOWN, () => '<!-- spec-lint-disable-next-line steps/body -- a -->\n')),
    told: /suppression\/unused/,
  },
  {
    name: 'suppressions for their own line',
    files: notes(fill(MARKDOWN, () => '<!-- spec-lint-disable-line steps/body -->\n')),
  },
  {
    name: 'suppressions with blank lines between',
    files: notes(fill(MARKDOWN, () => '<!-- spec-lint-disable-next-line a/b -->\n\n')),
  },
  { name: 'suppressions in one line', files: notes(fill(MARKDOWN, () => '<!-- spec-lint-disable-line a -->')) },
  {
    name: 'suppressions that are never ended',
    files: notes(fill(MARKDOWN, () => '<!-- spec-lint-disable steps/body -->\n')),
  },
  {
    name: 'suppressions at the top that are never ended',
    files: () => ({
      [SPEC]: spec().replace('# Items', `${fill(MARKDOWN, () => '<!-- spec-lint-disable steps/body -->\n')}\n# Items`),
    }),
  },
  {
    name: 'suppressions and their ends',
    files: notes(fill(MARKDOWN, () => '<!-- spec-lint-disable a/b -->\n<!-- spec-lint-enable a/b -->\n')),
  },
  { name: 'ends of suppressions', files: notes(fill(MARKDOWN, () => '<!-- spec-lint-enable a/b -->\n')) },
  {
    name: 'names in one suppression',
    files: notes(`<!-- spec-lint-disable ${fill(MARKDOWN - 100, (index) => `a/b${index}, `)} -->\n`),
  },
  { name: 'patterns in one suppression', files: notes(`<!-- spec-lint-disable ${'*'.repeat(MARKDOWN - 100)} -->\n`) },
  {
    name: 'suppressions of unknown verbs',
    files: notes(fill(MARKDOWN, (index) => `<!-- spec-lint-disabel-${index} a/b -->\n`)),
  },
  {
    name: 'suppressions in a step',
    files: () => ({ [SPEC]: spec({ request: fill(120_000, () => '    # spec-lint-disable-line steps/body -- a\n') }) }),
  },
  {
    name: 'suppressions in the frontmatter',
    files: () => ({ [SPEC]: spec({ frontmatter: fill(120_000, () => '# spec-lint-disable-line steps/body\n') }) }),
  },
  {
    name: 'suppressions of as many findings',
    files: () => ({
      [SPEC]: spec({
        request: `    body:\n${fill(120_000, (index) => `      a${index}: "{{b${index}}}" # spec-lint-disable-line variables/*\n`)}`,
      }),
    }),
  },
]
