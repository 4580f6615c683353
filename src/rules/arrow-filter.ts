/** `items.find(item => item.kind === 'x').id` in parts; a second sign of equality or a third makes no difference. */
const FIND =
  /^(?<list>[\w$.[\]]{1,200})\.(?:find|filter)\(\s*\(?(?<item>\w+)\)?\s*=>\s*\k<item>\.(?<member>[\w.]{1,200})(?:\s*={2,3}\s*(?<value>'[^']*'|"[^"']*"|true|false|-?\d+))?\s*\)(?:\[0\])?(?<rest>[\w.[\]]*)$/

/**
 * The JSONPath for what a programmer wrote in JavaScript: `items[?(@.kind=='x')].id` for `items.find(…).id`. `undefined`
 * where the text is something else.
 */
export function arrowAsFilter(text: string): string | undefined {
  const { list, member, value, rest } = FIND.exec(text)?.groups ?? {}
  if (list === undefined || member === undefined) return undefined
  const test = value === undefined ? '' : `==${value.replaceAll('"', "'")}`
  return `${list}[?(@.${member}${test})]${rest ?? ''}`
}
