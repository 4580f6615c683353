/** What is wrong with a placeholder that runners do not substitute. */
export interface Fault {
  /** Clause that says what is wrong. */
  readonly reason: string
  readonly help: string
  /** Names that may have been meant, likeliest first. */
  readonly candidates: readonly string[]
  /** Whether nothing but the spelling is wrong. */
  readonly sure: boolean
}

/**
 * Finds out what its author wanted.
 *
 * @param raw as it is written, with the braces that are there.
 * @param name what stands between them.
 */
export function faultOf(raw: string, name: string): Fault {
  const plain = 'A placeholder is `{{name}}`, where the name has letters, digits and `_` only.'
  if (!raw.startsWith('{{') || !raw.endsWith('}}')) {
    const reason = raw.startsWith('{{') ? 'its braces are not closed by two' : 'its braces are not opened by two'
    return { reason, help: plain, candidates: [name], sure: name !== '' }
  }
  if (name === '') return { reason: 'there is no name between the braces', help: plain, candidates: [], sure: false }
  if (/^\w+$/.test(name))
    return { reason: 'runners know no blanks within the braces', help: plain, candidates: [name], sure: true }
  if (name.includes('|')) {
    const help = 'Extract the value in the form in which it is needed, or use a placeholder that has it.'
    return {
      reason: 'runners know no filters',
      help,
      candidates: [name.slice(0, name.indexOf('|')).trim()],
      sure: false,
    }
  }
  if (name.includes('.')) {
    const help = 'Extract the member in an earlier step (`name: $.data.member`), and use that name.'
    const candidates = [name.slice(name.lastIndexOf('.') + 1), name.replaceAll('.', '_')]
    return { reason: 'a placeholder is a plain name and reaches into no value', help, candidates, sure: false }
  }
  return { reason: 'its name is no plain name', help: plain, candidates: [name.replace(/\W+/g, '_')], sure: false }
}
