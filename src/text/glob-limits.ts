/** The reader of patterns refuses much longer ones, and what it makes of this much takes a moment. */
const LONGEST = 1000

/** How long a name may be, and how many folders deep one may lie, for what a pattern may cost. */
const NAME = 255
const LEVELS = 64

/** Ways to try one pattern against one path: what a name of three stars somewhere below a folder comes to, and more. */
export const MOST_WAYS = 4_000_000

/**
 * Why a glob is not matched against anything; `undefined` where it is. Globs come with the pull request of a stranger,
 * as file names do, and are made into regular expressions, some of which would be tried for days.
 *
 * @returns a clause without a subject: "is longer than 1000 characters".
 */
export function whyTooIntricate(glob: string): string | undefined {
  if (glob.length > LONGEST) return `is longer than ${LONGEST} characters`
  if (/[*+]\(/.test(glob)) return 'repeats a group, as `+(…)` does'
  return waysToMatch(glob) > MOST_WAYS ? 'has more stars and alternatives than can be tried' : undefined
}

/**
 * In how many ways a glob can be tried against one path at the very worst, roughly: a star has as many ends as a name
 * has characters, and all but the last one of a name multiply; `**` has as many as there are folders, and a group as
 * many as it has alternatives.
 */
export function waysToMatch(glob: string): number {
  let ways = 1
  let folders = 0
  for (const name of glob.split('/')) {
    if (/^\*\*+$/.test(name)) ways *= LEVELS / ++folders
    const stars = name.match(/\*+|!\(/g)?.length ?? 0
    for (let star = 1; star < stars; star++) ways *= NAME / star
  }
  return ways * alternatives(glob)
}

/** The alternatives of all groups multiplied, those of groups within groups too. */
function alternatives(glob: string): number {
  let product = 1
  const open: number[] = []
  for (const character of glob) {
    if (character === '{' || character === '(') open.push(1)
    else if ((character === ',' || character === '|') && open.length > 0) open.push((open.pop() ?? 0) + 1)
    else if (character === '}' || character === ')') product *= open.pop() ?? 1
  }
  return open.reduce((all, group) => all * group, product)
}
