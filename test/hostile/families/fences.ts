import { fill, MARKDOWN, SPEC, spec, type HostileInput } from '../hostile-input.ts'

const notes = (text: string) => () => ({ [SPEC]: spec({ notes: text }) })
const under = (heading: string, text: string) => () => ({
  [SPEC]: spec().replace(`## ${heading}\n`, `## ${heading}\n\n${text}\n`),
})

const STEPS = '```yaml\nsteps:\n  - id: a\n    method: GET\n    path: /v1/items\n```\n\n'

/** Fenced blocks. */
export const FENCES: readonly HostileInput[] = [
  { name: 'fences', files: notes('```\na\n```\n\n'.repeat(MARKDOWN / 11 - 1)) },
  { name: 'fences of steps under a heading of prose', files: notes(STEPS.repeat(MARKDOWN / STEPS.length - 1)) },
  {
    name: 'fences of steps under Test Request',
    files: under('Test Request', STEPS.repeat(MARKDOWN / STEPS.length - 1)),
    told: /test request/i,
  },
  {
    name: 'fences of steps under Prerequisites',
    files: under('Prerequisites', STEPS.repeat(MARKDOWN / STEPS.length - 1)),
  },
  { name: 'empty fences under Test Request', files: under('Test Request', '```yaml\n```\n'.repeat(MARKDOWN / 12 - 1)) },
  {
    name: 'broken fences under Test Request',
    files: under('Test Request', '```yaml\nsteps: [\n```\n'.repeat(MARKDOWN / 21 - 1)),
  },
  {
    name: 'fences of JSON under Test Request',
    files: under('Test Request', '```json\n{"steps": []}\n```\n'.repeat(MARKDOWN / 26 - 1)),
  },
  { name: 'a fence that is never closed', files: notes(`\`\`\`yaml\n${'a: 1\n'.repeat(MARKDOWN / 5 - 10)}`) },
  {
    name: 'fences that are never closed',
    files: under(
      'Test Request',
      fill(MARKDOWN, (index) => `${'`'.repeat(3 + (index % 2000))}yaml\n`),
    ),
  },
  { name: 'fences in fences', files: notes(fill(MARKDOWN, (index) => `${'`'.repeat(3 + index)}\n`)) },
  {
    name: 'fences in lists',
    files: under('Test Request', '- ```yaml\n  steps: []\n  ```\n'.repeat(MARKDOWN / 30 - 1)),
  },
  { name: 'an info string of a megabyte', files: notes(`\`\`\`yaml ${'a'.repeat(MARKDOWN - 50)}\na\n\`\`\`\n`) },
  { name: 'tildes', files: notes('~~~\n'.repeat(MARKDOWN / 4)) },
]
