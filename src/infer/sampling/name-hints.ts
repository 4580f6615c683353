import { wordsOf } from '../words.ts'

/** Ends of names, their words joined by `_`, and the text that people write there. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|_)(?:e_?mail|mail)(?:_?address)?s?$/, 'somebody@example.com'],
  [/(?:^|_)(?:first|given)_?name$/, 'Jane'],
  [/(?:^|_)(?:last|family)_?name$|(?:^|_)surname$/, 'Doe'],
  [/(?:^|_)full_?name$/, 'Jane Doe'],
  [/(?:^|_)(?:password|passphrase)$/, 'Sample-Pass-1'],
  [/(?:^|_)(?:url|uri|website|webhook)s?$/, 'https://example.com/'],
  [/(?:^|_)(?:phone|mobile|fax)(?:_?number)?$/, '+15550100'],
  [/(?:^|_)currency(?:_?code)?$/, 'USD'],
  [/(?:^|_)country(?:_?code)?$/, 'US'],
  [/(?:^|_)(?:language|locale)(?:_?code)?$|^lang$/, 'en'],
  [/(?:^|_)time_?zone$/, 'UTC'],
  [/(?:^|_)(?:zip|postal|post)_?(?:code)$|^zip$/, '10115'],
  [/(?:^|_)(?:city|town)$/, 'Berlin'],
  [/(?:^|_)street(?:_?address)?$|(?:^|_)address_line_?1?$/, '1 Main Street'],
  [/(?:^|_)colou?r$/, '#336699'],
  [/(?:^|_)ip(?:_?address)?$/, '192.0.2.1'],
  [/(?:^|_)(?:host_?name|domain_?name)$/, 'example.com'],
  [/(?:^|_)(?:mime|content|media)_type$/, 'text/plain'],
  [/(?:^|_)file_?name$/, 'sample.txt'],
  [/(?:^|_)(?:amount|price|total)$/, '10.00'],
  [/(?:^|_)(?:uuid|guid)$/, '123e4567-e89b-12d3-a456-426614174000'],
]

/** The same for numbers. */
const NUMBERS: readonly (readonly [RegExp, number])[] = [
  [/(?:^|_)year$/, 2030],
  [/(?:^|_)(?:amount|price|total|limit|per_page|page_size|percent|percentage)$/, 10],
  [/(?:^|_)(?:lat|latitude)$/, 52.52],
  [/(?:^|_)(?:lng|lon|longitude)$/, 13.405],
  [/(?:^|_)age$/, 30],
]

/** What the name of a text asks for, where it has no format; `undefined` where it may be anything. */
export function hintedText(name: string): string | undefined {
  return hint(name, TEXTS)
}

/** What the name of a number asks for; `undefined` where it may be anything. */
export function hintedNumber(name: string): number | undefined {
  return hint(name, NUMBERS)
}

function hint<Value>(name: string, hints: readonly (readonly [RegExp, Value])[]): Value | undefined {
  const words = wordsOf(name).join('_')
  return hints.find(([pattern]) => pattern.test(words))?.[1]
}
