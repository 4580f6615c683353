import { expect, it } from 'vitest'
import { Practice } from '../../src/lint/practice.ts'

it('names what other specs read, and never what the reader itself does', () => {
  const practice = new Practice()
  practice.add('a.md', [
    ['list', '$.items[0].id'],
    ['list', '$.total'],
  ])
  practice.add('b.md', [['list', '$.items[0].id']])
  expect(practice.hint('list', 'a.md')).toBe('Other specs read `$.items[0].id` (1) from it.')
  expect(practice.hint('list', 'b.md')).toBe('Other specs read `$.items[0].id` (1), `$.total` (1) from it.')
  expect(practice.hint('list', 'c.md')).toBe('Other specs read `$.items[0].id` (2), `$.total` (1) from it.')
  expect(practice.hint('other', 'a.md')).toBeUndefined()
})

it('names nothing where only the reader reads', () => {
  const practice = new Practice()
  practice.add('a.md', [['list', '$.total']])
  expect(practice.hint('list', 'a.md')).toBeUndefined()
})
