import type { Finding } from '../../diagnostic/finding.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import type { Located } from '../../text/span.ts'
import { foldersBelow } from '../../text/folders-below.ts'
import { isCertain } from '../frontmatter-problems.ts'
import type { Rule } from '../rule.ts'
import { shown } from '../frontmatter-wording.ts'
import { didYouMean, listedBriefly, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check({ spec, config }) {
    const { domain } = spec.frontmatter
    // An empty domain is told by `frontmatter/required`.
    if (domain === undefined || domain.value.trim() === '' || !isCertain(spec, 'domain')) return
    const folders = foldersBelow(spec.source.path, config.specs)
    const allowed = config.domains
    const isListed = allowed.length === 0 || allowed.includes(domain.value)
    if (folders.length > 0 && !folders.includes(domain.value)) yield notFolder(domain, folders, allowed)
    else if (!isListed) yield notListed(domain, allowed)
  },
}

function notFolder(domain: Located<string>, folders: readonly string[], allowed: readonly string[]): Finding {
  const candidates = folders.filter((folder) => allowed.length === 0 || allowed.includes(folder))
  const [only] = candidates
  return {
    at: { span: domain.span },
    message: `\`domain\` is ${shown(domain.value)}, and the file is in ${quoted(folders.join('/'))}.`,
    help: 'Name the folder, or move the file to the folder of its domain.',
    evidence: domain.value,
    ...(candidates.length === 1 && only !== undefined
      ? { fix: { title: `set it to ${quoted(only)}`, safety: 'unsafe', edits: [{ span: domain.span, text: only }] } }
      : {}),
  }
}

function notListed(domain: Located<string>, allowed: readonly string[]): Finding {
  return {
    at: { span: domain.span },
    message: `${shown(domain.value)} is none of the project's domains.`,
    help: didYouMean(nearestNames(domain.value, allowed)) ?? `The config has ${listedBriefly(allowed)}.`,
    evidence: domain.value,
  }
}
