import type { Shard } from '../service/shard.ts'
import { UsageError } from './usage-error.ts'

/** Between which states of the repository something changed. */
export type ChangeRange =
  /** From the last commit to the index. */
  | { readonly kind: 'staged' }
  /** From a revision to the working tree. */
  | { readonly kind: 'since'; readonly revision: string }

/** @throws UsageError where the options contradict each other. */
export function checkChanges(
  staged: boolean,
  since: string | undefined,
  writesFixes: boolean,
): ChangeRange | undefined {
  if (staged && since !== undefined) throw new UsageError('`--staged` and `--since` exclude each other')
  if (staged && writesFixes) {
    throw new UsageError('`--fix` changes the working tree, and `--staged` judges the index; fix and add first')
  }
  if (since === '') throw new UsageError('`--since` names no revision')
  if (since?.includes('..') === true) {
    const [first = ''] = since.split('..')
    throw new UsageError(
      `\`--since\` takes one revision, and \`${since}\` is a range; write \`--since ${first || 'HEAD'}\``,
    )
  }
  if (staged) return { kind: 'staged' }
  return since === undefined ? undefined : { kind: 'since', revision: since }
}

/** @throws UsageError where it is not `I/N` with I from 1 to N. */
export function checkShard(said: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(said) ?? []
  const shard = { index: Number(index), count: Number(count) }
  if (!(shard.index >= 1 && shard.index <= shard.count))
    throw new UsageError(`\`--shard\` takes I/N such as 1/3, I from 1 to N, and \`${said}\` is none`)
  return shard
}
