import { execFileSync, spawn } from 'node:child_process'
import { plainEnvironment } from '../built-package.ts'

/** Runs a program on a terminal of its own, types each text when what it waits for has been shown, and tells what came. */
const DRIVER = String.raw`
import json, os, pty, select, signal, sys, time
request = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(request["cwd"])
    os.execve(request["argv"][0], request["argv"], request["env"])
shown, turn, end = b"", 0, time.time() + 30
keys = request["keys"]
while time.time() < end:
    ready, _, _ = select.select([terminal], [], [], 0.05)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data
    while turn < len(keys) and keys[turn][0].encode() in shown:
        shown = shown if turn + 1 == len(keys) else b""
        os.write(terminal, keys[turn][1].encode())
        turn += 1
if time.time() >= end:
    os.kill(pid, signal.SIGKILL)
_, status = os.waitpid(pid, 0)
print(json.dumps({"code": os.waitstatus_to_exitcode(status), "shown": shown.decode("utf8", "replace"), "typed": turn}))
`

/** What came of a program on a terminal. */
export interface TerminalOutcome {
  readonly code: number
  /** What was shown since the last but one text was typed. */
  readonly shown: string
  /** How many of the texts were typed. */
  readonly typed: number
}

/** Whether a terminal can be made here. */
export function hasTerminals(): boolean {
  try {
    execFileSync('python3', ['-c', 'import os, pty; os.waitstatus_to_exitcode; os.close(pty.openpty()[0])'], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

/** @param keys what to wait for, and what to type then */
export async function onTerminal(
  cwd: string,
  argv: readonly string[],
  keys: readonly (readonly [shown: string, typed: string])[],
): Promise<TerminalOutcome> {
  const env = { ...plainEnvironment(), TERM: 'xterm' }
  const request = JSON.stringify({ cwd, argv: [process.execPath, ...argv], env, keys })
  const child = spawn('python3', ['-c', DRIVER, request], { stdio: ['ignore', 'pipe', 'inherit'] })
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
  await new Promise((resolve) => child.on('close', resolve))
  return JSON.parse(told)
}
