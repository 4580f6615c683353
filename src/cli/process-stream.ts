import { fstatSync, statSync, writeSync } from 'node:fs'
import { devNull } from 'node:os'
import type { OutputStream } from './shell.ts'

/** What a process writes to: the descriptors, and what people call them. */
const STREAMS = {
  stdout: { descriptor: 1, title: 'standard output' },
  stderr: { descriptor: 2, title: 'standard error' },
} as const

/**
 * A stream of this process. Node's own takes longer to load than a short run takes, and is asked only where not all is
 * taken at once.
 */
export class ProcessStream implements OutputStream {
  readonly #name: keyof typeof STREAMS
  #waiting: NodeJS.WriteStream | undefined
  #open = true
  readonly isTTY: boolean

  constructor(name: keyof typeof STREAMS) {
    this.#name = name
    this.isTTY = isTerminal(STREAMS[name].descriptor)
  }

  write(text: string): void {
    const left = this.#waiting === undefined ? this.#writeAtOnce(text) : Buffer.from(text)
    if (left.length === 0 || !this.#open) return
    this.#waiting ??= this.#listen(process[this.#name])
    this.#waiting.write(left)
  }

  /** What is left. */
  #writeAtOnce(text: string): Buffer {
    let left = Buffer.from(text)
    try {
      while (left.length > 0) left = left.subarray(writeSync(STREAMS[this.#name].descriptor, left))
    } catch {
      // Node's stream waits for a slow reader, and says whatever else it is.
    }
    return left
  }

  /**
   * A reader that has seen enough (`| head`) closes the pipe: the rest is not wanted, and nothing is wrong. Whatever else
   * keeps a report from being written leaves a gate without its ground.
   */
  #listen(stream: NodeJS.WriteStream): NodeJS.WriteStream {
    return stream.on('error', (error: NodeJS.ErrnoException) => {
      if (this.#open && error.code !== 'EPIPE') failToWrite(STREAMS[this.#name].title, error)
      this.#open = false
    })
  }
}

/** Node's own answer takes long to load, and is only asked for where it may be yes. */
function isTerminal(descriptor: number): boolean {
  return mayBeTerminal(descriptor) && process.getBuiltinModule('node:tty').isatty(descriptor)
}

function mayBeTerminal(descriptor: number): boolean {
  try {
    if (process.platform === 'win32') return true
    const stats = fstatSync(descriptor)
    // Where nobody is to read it, as in a script.
    return stats.isCharacterDevice() && stats.rdev !== statSync(devNull).rdev
  } catch {
    // It is closed.
    return false
  }
}

function failToWrite(title: string, { message }: Error): void {
  process.stderr.write(`cannot write to ${title}: ${message}\n`)
  // The last word, after that of the program itself.
  process.once('exit', () => (process.exitCode = 2))
}
