import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  type Stats,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isInside } from './is-inside.ts'
import { endBetweenTurns } from './signals.ts'
import { standingAt } from './text-file.ts'

/** A file that was left as it is, with the reason as a sentence without its full stop. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
}

/**
 * Puts another text in the place of the one that was read from a file of a project. A reader sees the old file or the
 * new one, never a part; mode and owner stay.
 *
 * @param root absolute path of the project, without links.
 * @param path relative to it, `/` as separator.
 * @param before what was read: where the file holds anything else by now, or bytes that are no UTF-8, it is left alone.
 * @throws WriteError where it cannot be written, or where a link leads out of the project.
 */
export function replaceText(root: string, path: string, before: string, after: string): void {
  const target = resolveInside(root, path)
  if (!readFileSync(target).equals(Buffer.from(before))) {
    throw new WriteError(`\`${path}\` has changed since it was read, or is not UTF-8, and was left as it is`)
  }
  // A rename would go through even where its owner wants nobody to write.
  if (!mayWrite(target)) throw new WriteError(`\`${path}\` may not be written`)
  writeAtomically(target, after, statSync(target))
}

/**
 * Writes a whole file: into a new one beside it, which then takes its place.
 *
 * @param target absolute path; a link is replaced, not followed.
 * @param like whose mode and owner the file gets; default: those of any new file.
 * @throws WriteError where it cannot be written.
 */
export function writeAtomically(target: string, text: string, like?: Stats): void {
  try {
    putInPlace(target, text, like)
  } catch (error) {
    throw new WriteError(
      `cannot write \`${basename(target)}\`: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/**
 * Writes a file for somebody to read, whole or not at all. What is no file of its own, be it a pipe, a device or a link,
 * is written to as it stands; so is a file whose folder takes no new ones.
 *
 * @param path absolute path.
 * @throws Error of Node where it cannot be written.
 */
export function writeOutput(path: string, text: string): void {
  const there = standingAt(path)
  const isReplaceable = there === undefined || (there.isFile() && mayWrite(path))
  if (isReplaceable && mayWrite(dirname(path))) putInPlace(path, text, there)
  else writeFileSync(path, text)
}

function putInPlace(target: string, text: string, like: Stats | undefined): void {
  // Cut, since the name of a file may not be long.
  const draft = join(dirname(target), `.${basename(target).slice(0, 50)}.${randomName()}.tmp`)
  // A draft that nobody takes away would lie in the project for ever.
  endBetweenTurns()
  try {
    writeDraft(draft, text)
    if (like !== undefined) resemble(draft, like)
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Loads Node's cryptography, which most runs need for nothing else. */
function randomName(): string {
  return process.getBuiltinModule('node:crypto').randomBytes(6).toString('hex')
}

function writeDraft(draft: string, text: string): void {
  const file = openSync(draft, 'wx')
  try {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function resemble(draft: string, like: Stats): void {
  const own = statSync(draft)
  if (own.uid !== like.uid || own.gid !== like.gid) {
    try {
      chownSync(draft, like.uid, like.gid)
    } catch {
      // Only root may give a file away; the content matters more than whose it is.
    }
  }
  // After the owner, whose change takes special bits away.
  chmodSync(draft, like.mode & 0o7777)
}

/** The real path of a file of the project: a link inside is followed, so that it stays one. */
function resolveInside(root: string, path: string): string {
  let real: string
  try {
    real = realpathSync.native(join(root, path))
  } catch {
    throw new WriteError(`\`${path}\` is not there any more`)
  }
  if (!isInside(root, real)) {
    throw new WriteError(`\`${path}\` is a link that leads out of the project, and was left as it is`)
  }
  return real
}
