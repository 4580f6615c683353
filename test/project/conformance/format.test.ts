import { describe, expect, it } from 'vitest'
import { formatExample, formatFit, isInRange } from '../../../src/project/conformance/format.ts'

describe('a format', () => {
  it.each([
    ['date', '2024-02-29', 'fits'],
    ['date', '2023-02-29', 'wrong'],
    ['date', '2024-13-01', 'wrong'],
    ['date', '01/02/2024', 'wrong'],
    ['date', '2024-01-01T10:00:00Z', 'doubtful'],
    ['date', '2024-01-01-05', 'wrong'],
    ['date-time', '2024-01-15T10:30:00Z', 'fits'],
    ['date-time', '2024-01-15T10:30:00.123+02:00', 'fits'],
    ['date-time', '2024-01-15', 'doubtful'],
    ['date-time', '2024-01-15 10:30:00', 'doubtful'],
    ['date-time', '2024-01-15T10:30', 'doubtful'],
    ['date-time', '2024-01-15T10:30:00', 'doubtful'],
    ['date-time', '2024-01-15T25:30:00Z', 'wrong'],
    ['date-time', 'tomorrow', 'wrong'],
    ['time', '10:30:00Z', 'fits'],
    ['time', '10:30', 'doubtful'],
    ['time', 'noon', 'wrong'],
    ['duration', 'P1D', 'fits'],
    ['duration', '1 day', 'wrong'],
    ['email', 'a@b.c', 'fits'],
    ['email', '"a b"@c', 'fits'],
    ['email', 'a.b.c', 'wrong'],
    ['email', 'a@', 'wrong'],
    ['email', 'a b@c.d', 'wrong'],
    ['uuid', '123e4567-e89b-12d3-a456-426614174000', 'fits'],
    ['uuid', '123e4567e89b12d3a456426614174000', 'doubtful'],
    ['uuid', 'abc', 'wrong'],
    ['uri', 'https://a.b/c', 'fits'],
    ['uri', 'mailto:a@b', 'fits'],
    ['uri', 'www.example.com', 'doubtful'],
    ['uri', 'not a uri', 'wrong'],
    ['uri', 'nonsense', 'wrong'],
    ['ipv4', '1.2.3.4', 'fits'],
    ['ipv4', '1.2.3.400', 'wrong'],
    ['ipv6', '::1', 'fits'],
    ['ipv6', 'x', 'wrong'],
    ['byte', 'aGVsbG8=', 'fits'],
    ['byte', 'not base64!', 'wrong'],
    ['binary', 'anything', 'fits'],
    ['phone-of-ours', 'anything', 'fits'],
  ])('%s on %j: %s', (format, text, expected) => {
    expect(formatFit(format, text)).toBe(expected)
  })

  it('takes its own example', () => {
    for (const format of ['date', 'date-time', 'time', 'duration', 'email', 'uuid', 'uri', 'url', 'ipv4', 'ipv6']) {
      const example = formatExample(format)
      expect([format, example === undefined ? undefined : formatFit(format, example)]).toEqual([format, 'fits'])
    }
    expect(formatExample('binary')).toBeUndefined()
  })

  it('of whole numbers is a range', () => {
    expect(isInRange('int32', 2 ** 31 - 1)).toBe(true)
    expect(isInRange('int32', 2 ** 31)).toBe(false)
    expect(isInRange('int32', -(2 ** 31))).toBe(true)
    expect(isInRange('int64', 2 ** 40)).toBe(true)
    expect(isInRange('double', 1e300)).toBe(true)
  })
})
