import type { ProposedFix } from '../diagnostic/finding.ts'
import type { EndpointReference } from '../spec/model.ts'
import { quoted } from './wording.ts'

/** Puts another method in the place of the one that a spec names; unsafe, since it is another call. */
export function changeMethod({ method }: EndpointReference, to: string): ProposedFix {
  return { title: `change the method to ${quoted(to)}`, safety: 'unsafe', edits: [{ span: method.span, text: to }] }
}

/** The same where only one method can be meant. */
export function changeToOnly(said: EndpointReference, [only, ...others]: readonly string[]): ProposedFix | undefined {
  return only === undefined || others.length > 0 ? undefined : changeMethod(said, only)
}
