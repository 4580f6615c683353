/** `npm run new-rule <noun>/<name>` writes a rule, its page, and the index with the rule in it. */
import { createRule } from './rule-skeleton.ts'

const [id, ...rest] = process.argv.slice(2)
if (id === undefined || rest.length > 0) {
  console.error('usage: npm run new-rule <noun>/<what-is-wrong>')
  process.exitCode = 2
} else {
  const created = createRule(process.cwd(), id)
  if ('refusal' in created) {
    console.error(created.refusal)
    process.exitCode = 1
  } else {
    console.log(`Wrote ${created.written.join(', ')}.`)
    console.log('Next: say in the page what is wrong and why it matters, write the cases, then the rule;')
    console.log('`npm run test:update` fills in the outputs for you to read, `npm run docs` the tables.')
  }
}
