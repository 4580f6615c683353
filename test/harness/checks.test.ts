import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import { checkFixability, type Judge } from './fix-checks.ts'
import type { ProjectFiles } from './page.ts'
import { complaintsOf } from './rule-tests.ts'

const FILES: ProjectFiles = new Map([
  ['specs/a.md', '---\nstatus: wrong\n---\n# A wrong title\n\nwrong\n'],
  ['specs/b.md', 'no frontmatter, wrong all the same\n'],
])

/** A rule that is right in every respect: it reports the word “wrong” and replaces it. */
const soundRule: Judge = async (files, [id]) => {
  if (id !== 'test/rule') return []
  return [...files].flatMap(([path, text]) => {
    const source = new SourceFile(path, text)
    return [...text.matchAll(/wrong/g)].map((match, ordinal) => {
      const range = source.rangeOf({ start: match.index, end: match.index + 5 })
      return {
        file: path,
        ruleId: 'test/rule',
        severity: 'error',
        message: `\`wrong\` stands in ${path}.`,
        range,
        help: 'Write `right`.',
        related: [],
        fingerprint: `${path} ${ordinal}`,
        fix: { title: 'write `right`', safety: 'safe', edits: [{ file: path, range, text: 'right' }] },
      } satisfies Diagnostic
    })
  })
}

/** The sound rule with every finding changed; `files` are what it looks at. */
function alter(change: (finding: Diagnostic, files: ProjectFiles) => Diagnostic): Judge {
  return async (files, ids) => (await soundRule(files, ids)).map((finding) => change(finding, files))
}

async function complaints(judge: Judge): Promise<readonly string[]> {
  return complaintsOf({ id: 'test/rule' }, FILES, await judge(FILES, ['test/rule']), judge, ['test/syntax'])
}

const said = (message: string) => alter((finding) => ({ ...finding, message: `${message} ${finding.message}`.trim() }))
const moved = (finding: Diagnostic, by: number): Diagnostic => {
  const { start, end } = finding.range
  const move = (position: typeof start) => ({ ...position, offset: position.offset + by })
  return { ...finding, range: { start: move(start), end: move(end) } }
}
const edited = (finding: Diagnostic, text: string): Diagnostic => {
  const { file, range } = finding
  return { ...finding, fix: { title: 'edit', safety: 'safe', edits: [{ file, range, text }] } }
}

test('a sound rule gives no reason for complaint', async () => {
  expect(await complaints(soundRule)).toEqual([])
})

describe('a complaint is made of', () => {
  test.each<[string, Judge, RegExp]>([
    [
      'offsets that do not agree with line and column',
      alter((finding) => moved(finding, 1)),
      /says 2:9 for offset 13, which is 2:10/,
    ],
    ['a range outside the file', alter((finding) => moved(finding, 1e6)), /covers 1000012 to/],
    [
      'a range over white space',
      alter((finding, files) => withRange(finding, files, 0, 4)),
      /begins or ends with white space/,
    ],
    [
      'an empty range where nothing is missing',
      alter((finding, files) => withRange(finding, files, 0, 0)),
      /its range is empty/,
    ],
    [
      'a finding in a file that does not exist',
      alter((finding) => ({ ...finding, file: 'x.md' })),
      /x\.md, which is no file/,
    ],
    ['a message in lower case', said('so:'), /does not begin with a capital/],
    ['two sentences', said('This is it.'), /more than one sentence/],
    ['no full stop', alter((finding) => ({ ...finding, message: 'Wrong' })), /does not end with a full stop/],
    ['an endless message', said(`It is ${'very '.repeat(40)}wrong:`), /the message has 2\d\d characters/],
    ['an unpaired backtick', said('A `name'), /unpaired backtick/],
    ['a value of the program', said('It is undefined:'), /shows a value of the program/],
    ['no help', alter(({ help: _help, ...finding }) => finding), /there is no help/],
    ['help without an end', alter((finding) => ({ ...finding, help: 'Do it' })), /the help does not end/],
    [
      'a title that is a sentence',
      alter((finding) => ({
        ...edited(finding, 'x'),
        suggestions: [{ title: 'Do it.', safety: 'unsafe', edits: [] }],
      })),
      /no imperative clause/,
    ],
    ['equal fingerprints', alter((finding) => ({ ...finding, fingerprint: 'same' })), /has the fingerprint of/],
    [
      'fingerprints that know the line',
      alter((finding) => ({ ...finding, fingerprint: `${finding.range.start.line} ${finding.fingerprint}` })),
      /with comments with emoji above and .* this is (?:lost|new)/,
    ],
    ['columns that count the byte order mark', alter(countMark), /and a byte order mark this is new/],
    [
      'words that depend on line endings',
      alter((finding, files) => ({
        ...finding,
        message: files.get('specs/a.md')?.includes('\r') === true ? 'Windows.' : finding.message,
      })),
      /with CRLF line endings and .* this is lost/,
    ],
    [
      'a fix that writes its own line endings',
      alter((finding) => edited(finding, 'right\n')),
      /with CRLF line endings and .* this is new: .*right\\\\n/,
    ],
    ['a fix that changes nothing', alter((finding) => edited(finding, 'wrong')), /changes nothing/],
    ['a fix that does not help', alter((finding) => edited(finding, 'wrong ')), /leaves the finding as it is/],
    [
      'a fix of another file',
      alter((finding) => ({
        ...finding,
        fix: { title: 'edit', safety: 'safe', edits: [{ file: 'x.yaml', range: finding.range, text: '' }] },
      })),
      /edits another file, x\.yaml/,
    ],
    [
      'fixes that never come to rest',
      alter((finding, files) => ({
        ...edited(finding, 'right wrong'),
        message: `Text of ${files.get(finding.file)?.length} characters.`,
      })),
      /still offered after 5 rounds/,
    ],
    ['a finding signed by another rule', alter((finding) => ({ ...finding, ruleId: 'a/b' })), /signed a\/b/],
  ])('%s', async (_name, judge, complaint) => {
    expect((await complaints(judge)).join('\n')).toMatch(complaint)
  })

  test('a fix that breaks what could be read', async () => {
    expect((await complaints(breakingRule)).join('\n')).toMatch(/breaks the spec: It is unreadable\./)
  })
})

/** The sound rule, whose fix another rule finds unreadable. */
const breakingRule: Judge = async (files, ids) => {
  if (!ids.includes('test/syntax')) return soundRule(files, ids)
  if (![...files.values()].some((text) => text.includes('right'))) return []
  const [finding] = await soundRule(FILES, ['test/rule'])
  return finding === undefined ? [] : [{ ...finding, message: 'It is unreadable.' }]
}

function withRange(finding: Diagnostic, files: ProjectFiles, start: number, end: number): Diagnostic {
  return { ...finding, range: new SourceFile(finding.file, files.get(finding.file) ?? '').rangeOf({ start, end }) }
}

function countMark(finding: Diagnostic, files: ProjectFiles): Diagnostic {
  const { start, end } = finding.range
  const shift = start.line === 1 && files.get(finding.file)?.startsWith('\uFEFF') === true ? 1 : 0
  return { ...finding, range: { start: { ...start, column: start.column + shift }, end } }
}

describe('what a rule declares of its fixes', () => {
  const fix = { title: 'write `right`', safety: 'safe', edits: [] } as const
  test.each([
    ['never', 0, 2, true],
    ['always', 2, 0, true],
    ['sometimes', 1, 1, true],
    ['never', 1, 1, false],
    ['always', 1, 1, false],
    ['sometimes', 2, 0, false],
    ['sometimes', 0, 2, false],
  ] as const)('%s with %i findings with a fix and %i without is %s', async (declared, withFix, without, holds) => {
    const [finding] = await soundRule(FILES, ['test/rule'])
    if (finding === undefined) throw new Error('the sound rule finds nothing')
    const { fix: _, ...plain } = finding
    const findings = [
      ...Array.from({ length: withFix }, () => ({ ...plain, fix })),
      ...Array.from({ length: without }, () => plain),
    ]
    expect(checkFixability(declared, findings) === undefined).toBe(holds)
  })
})
