/** `npm run new-rule <noun>/<name>` writes a rule, its page, and the index with the rule in it. */
import { createRule } from './rule-skeleton.ts'
import { readToolArguments, refuseArguments } from './tool-arguments.ts'

const USAGE = `npm run new-rule <noun>/<what-is-wrong>
  such as steps/unknown-key: lower case, with hyphens`

const [id] = readToolArguments(USAGE, {}, 1).positionals
if (id === undefined) refuseArguments('new-rule: the rule has no name yet.', USAGE)
const created = createRule(process.cwd(), id)
if ('refusal' in created) {
  console.error(created.refusal)
  process.exitCode = 1
} else {
  console.log(`Wrote ${created.written.join(', ')}.`)
  console.log('Next: say in the page what is wrong and why it matters, write the cases, then the rule;')
  console.log('`npm run test:update` fills in the outputs for you to read, `npm run docs` the tables.')
}
