import type { Finding } from '../../diagnostic/finding.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import type { Located } from '../../text/span.ts'
import { isCertain } from '../frontmatter-problems.ts'
import { meaningOfStatus } from '../frontmatter-status.ts'
import type { Rule } from '../rule.ts'
import { shown } from '../frontmatter-wording.ts'
import { didYouMean, listedBriefly, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  evenIfNotRun: true,
  *check({ spec, config }) {
    const { status } = spec.frontmatter
    // An empty status is told by `frontmatter/required`.
    if (status === undefined || status.value.trim() === '' || !isCertain(spec, 'status')) return
    if (config.statuses.includes(status.value)) return
    yield judge(status, config.statuses)
  },
}

function judge(status: Located<string>, allowed: readonly string[]): Finding {
  const { span, value } = status
  const meaning = meaningOfStatus(value)
  const synonyms = meaning === undefined ? [] : allowed.filter((other) => meaningOfStatus(other) === meaning)
  const candidates = synonyms.length > 0 ? synonyms : nearestNames(value, allowed)
  const [only] = candidates
  return {
    at: { span },
    message: `${shown(value)} is not a status of this project.`,
    help: `${didYouMean(candidates) ?? ''} The statuses are ${listedBriefly(allowed)}.`.trim(),
    evidence: value,
    cause: { key: `status ${value}`, title: `${shown(value)} is written as a status, and the project has no such one` },
    ...(candidates.length === 1 && only !== undefined
      ? {
          fix: {
            title: `set it to ${quoted(only)}`,
            safety: synonyms.length > 0 && meaning !== 'pending' ? 'safe' : 'unsafe',
            edits: [{ span, text: only }],
          },
        }
      : {}),
  }
}
