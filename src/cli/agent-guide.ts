/**
 * What an agent has to know to repair specs: `AGENTS.md` and `--help-agent` print the same text, which
 * `test/cli/agent-guide.test.ts` holds to the commands themselves.
 */
export const AGENT_GUIDE = `# Repairing specs with spec-lint

Each spec is a Markdown file about one operation. \`spec-lint\` checks it against the swagger that it names. Every error
is meant to be true: change the spec, or, where a verified spec disagrees with the swagger, tell whoever owns that.

## The loop

1. \`npx spec-lint --format json\` prints a report (\`schema/report.json\` of the package describes it). Exit code 0:
   nothing to do; 1: findings; 2: it could not judge, and standard error says why. Name files to look at those alone.
2. \`npx spec-lint --fix\` makes every fix that keeps the meaning. Run it before repairing by hand.
3. For each diagnostic that is left, worst \`severity\` first:
   - \`fix\` and \`suggestions\` (ranked) hold edits: offsets count UTF-16 units from 0, lines and columns from 1. An edit
     with \`safety: "unsafe"\` is the likeliest intention; see that it is what the spec means.
     \`npx spec-lint apply --id FINGERPRINT\` makes the fix, \`--suggestion N\` the Nth suggestion from 1.
   - Without edits, \`message\` says what is wrong, \`help\` what is known and what to do, and \`related\` where the other
     side stands, with its line in the swagger.
   - \`npx spec-lint --explain RULE\` prints the page of a \`ruleId\`, with examples of wrong and right.
   - \`npx spec-lint --trace NAME FILE\` prints where \`{{NAME}}\` comes from in a spec, its type, and every use.
4. \`verify\` of the diagnostic is the command that judges its file again, with the options of the run. It is gone when no
   diagnostic of the new report has its \`fingerprint\`, which survives moved lines. What \`verify\` has of \`--config\` and
   \`--rule\`, \`apply\` wants as well.
5. \`npx spec-lint\` once more at the end: exit code 0.

## A new spec

\`npx spec-new METHOD /path\` writes the spec of an operation; \`--explain --format json\` prints where each identifier
could come from. What it leaves open is marked \`TODO\`.

## Not this way

- No suppression comment, baseline entry or rule setting to make a finding go: these are for people to decide.
- No \`status: verified\` unless the spec was run.
- No value that you made up: identifiers come from steps, fields and types from the swagger.
`
