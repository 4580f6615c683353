import { RunError } from './measure.ts'

/** Whether an error says what is wrong with what was typed or installed, so that its message is all that there is to say. */
export function isExpected(error: unknown): error is Error {
  if (error instanceof RunError) return true
  // What `parseArgs` throws of an option that there is not.
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
