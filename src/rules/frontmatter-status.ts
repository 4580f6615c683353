import { foldName } from '../text/fold-name.ts'

/** What a status says, whichever word a team has for it. */
export type StatusMeaning = 'verified' | 'pending' | 'failed' | 'skipped'

/** Words of one meaning, without letter case, blanks, `_` and `-`. */
const WORDS: Readonly<Record<StatusMeaning, readonly string[]>> = {
  verified: [
    'verified',
    'success',
    'successful',
    'succeeded',
    'pass',
    'passed',
    'passing',
    'working',
    'works',
    'ok',
    'okay',
    'green',
  ],
  pending: ['pending', 'todo', 'draft', 'wip', 'new', 'untested', 'unverified', 'notverified', 'inprogress'],
  failed: ['failed', 'fail', 'fails', 'failing', 'failure', 'broken', 'error', 'red'],
  skipped: ['skipped', 'skip', 'skipping', 'ignored', 'ignore', 'disabled'],
}

const MEANINGS: ReadonlyMap<string, StatusMeaning> = new Map([
  ...WORDS.verified.map((word) => [word, 'verified'] as const),
  ...WORDS.pending.map((word) => [word, 'pending'] as const),
  ...WORDS.failed.map((word) => [word, 'failed'] as const),
  ...WORDS.skipped.map((word) => [word, 'skipped'] as const),
])

/** What a status means; `undefined` for a word that nobody knows. */
export function meaningOfStatus(status: string): StatusMeaning | undefined {
  return MEANINGS.get(foldName(status))
}
